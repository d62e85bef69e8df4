import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loaded, openBrowser, visit } from '../demo/browser.mjs';
import { serveFeeds, serveScript } from './feeds.mjs';
import { signIn } from './people.mjs';
import { keep } from './screenshots.mjs';
import { startWordPress } from './site/wordpress.mjs';

const feeds = await serveFeeds();
const script = await serveScript();
const site = await startWordPress({ plugin: false });
const browser = await openBrowser();
const administrator = await signIn(browser, site, 'administrator');
const { page } = administrator;
const read = async link => (await fetch(link)).text();
const option = () => JSON.parse(site.run("echo wp_json_encode( get_option( 'callbox', 'none' ) );"));
const save = () => page.getByRole('button', { name: 'Save Changes' }).click();

describe('The plug-in', () => {
  it('is installed from its zip, activated, and leads to its settings', async () => {
    await page.goto(`${site.address}/wp-admin/plugin-install.php?tab=upload`);
    await page.getByLabel('Plugin zip file').setInputFiles(site.archive);
    await page.getByRole('button', { name: 'Install Now' }).click();
    await page.getByText('Plugin installed successfully.').waitFor();
    await page.getByRole('link', { name: 'Activate Plugin' }).click();
    await page.getByText('Plugin activated.').waitFor();
    await page.locator('tr[data-slug="callbox"]').getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Callbox' }).waitFor();
  });
});

describe('The settings', () => {
  it('give a feed to what has none of its own', async () => {
    await administrator.openSettings();
    await page.getByLabel('Police appeals').fill(feeds['appeal-card']);
    await page.getByLabel('Community events').fill('/feeds/events.json');
    await save();
    await page.getByText('Settings saved.').waitFor();
    await keep(page, 'settings');
    assert.deepEqual(option(), { 'appeal-card': feeds['appeal-card'], 'event-list': '/feeds/events.json' });
    const { link } = await administrator.publish(
      '<!-- wp:callbox/appeal-card /-->[callbox-appeal-card src="https://police.example/other.json"]',
    );
    const sources = [...(await read(link)).matchAll(/<callbox-appeal-card[^>]* src="([^"]*)"/g)];
    assert.deepEqual(
      sources.map(([, src]) => src),
      [feeds['appeal-card'], 'https://police.example/other.json'],
    );
  });

  it('refuse what is no address, say so, and keep what was there', async () => {
    for (const wrong of [
      'javascript:alert(1)',
      'data:,x',
      'police.example/feed',
      'https://',
      'https://x.example/"><b>',
      '//',
    ])
      await refuses(wrong);
  });

  async function refuses(wrong) {
    const before = option();
    await administrator.openSettings();
    await page.getByLabel('Police appeals').fill(wrong);
    await save();
    await page.getByText(`Police appeals: “${wrong}” is no address of the web.`).waitFor();
    assert.deepEqual(option(), before, wrong);
  }

  it('take a script from another server, and the own one again when emptied', async () => {
    await administrator.openSettings();
    await page.getByLabel('Address of callbox.js').fill(script);
    await save();
    await page.getByText('Settings saved.').waitFor();
    const { link } = await administrator.publish('<!-- wp:callbox/appeal-card /-->');
    const { page: front, record, close } = await visit(browser, link);
    await loaded(front, 1);
    assert.equal(await front.locator('#callbox-js').getAttribute('src'), script);
    assert.deepEqual(record.messages, []);
    await close();

    await administrator.openSettings();
    await page.getByLabel('Address of callbox.js').fill('');
    await save();
    await page.getByText('Settings saved.').waitFor();
    assert.match(await read(link), /\/plugins\/callbox\/assets\/[\d.]+\/callbox\.js"/);
  });

  it('are an administrator’s: nobody else may open or change them', async () => {
    const before = option();
    for (const role of ['editor', 'author', 'subscriber']) {
      const person = await signIn(browser, site, role);
      const response = await person.openSettings();
      assert.equal(response.status(), 403, role);
      const sent = await person.page.request.post(`${site.address}/wp-admin/options.php`, {
        form: { option_page: 'callbox', action: 'update', 'callbox[appeal-card]': 'https://evil.example/' },
      });
      assert.equal(sent.status(), 403, role);
      await person.close();
    }
    assert.deepEqual(option(), before);
  });

  it('are not changed by a request without the form’s nonce', async () => {
    const before = option();
    const sent = await page.request.post(`${site.address}/wp-admin/options.php`, {
      form: { option_page: 'callbox', action: 'update', 'callbox[appeal-card]': 'https://evil.example/' },
    });
    assert.equal(sent.status(), 403);
    assert.deepEqual(option(), before);
  });

  it('leave the script to who may publish scripts', () => {
    const given = site.run(`define( 'DISALLOW_UNFILTERED_HTML', true );
      require ABSPATH . 'wp-content/plugins/callbox/includes/settings-page.php';
      wp_set_current_user( get_user_by( 'login', 'administrator' )->ID );
      echo wp_json_encode( Callbox\\accept_settings( array( 'script' => 'https://evil.example/x.js' ) ) );`);
    assert.doesNotMatch(given, /evil/);
  });
});

describe('Removing the plug-in', () => {
  it('leaves no option behind', async () => {
    assert.notEqual(option(), 'none');
    await page.goto(`${site.address}/wp-admin/plugins.php`);
    const row = page.locator('tr[data-slug="callbox"]');
    await row.getByRole('link', { name: 'Deactivate' }).click();
    await page.getByText('Plugin deactivated.').waitFor();
    page.once('dialog', dialog => dialog.accept());
    await row.getByRole('link', { name: 'Delete' }).click();
    await page.getByText('was successfully deleted').waitFor();
    const left = site.run(
      'global $wpdb; echo wp_json_encode( $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE \'%callbox%\'" ) );',
    );
    assert.deepEqual(JSON.parse(left), []);
  });

  it('WordPress and PHP have nothing to complain of', () => {
    assert.deepEqual(site.complaints(), []);
  });
});
