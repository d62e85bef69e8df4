import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findViolations, loaded, openBrowser, visit } from './browser.mjs';
import { serveDemo } from './demo-site.mjs';

const feedsDir = await mkdtemp(join(tmpdir(), 'callbox-feeds-'));
after(() => rm(feedsDir, { recursive: true }));
const plain = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Plain',
  items: [{ id: '1', title: 'A plain item', content_text: 'Text.' }],
};
await writeFile(join(feedsDir, 'plain.json'), JSON.stringify(plain));
await writeFile(join(feedsDir, 'broken.json'), '{"version": "https://jsonfeed.org/version/1.1", "items": [');

const origin = await serveDemo({ feedsDir });
const browser = await openBrowser();
const open = (query = '', options) => visit(browser, `${origin}/playground.html${query}`, options);
const tags = ['callbox-appeal-card', 'callbox-event-list', 'callbox-video-gallery', 'callbox-comment-box'];
const shown = {
  'callbox-event-list': 'The Lamp Room is open',
  'callbox-video-gallery': 'The call box on the corner',
  'callbox-comment-box': 'Official answer by Ingrid Achterberg',
};

describe('the playground', () => {
  it('shows all elements with their feeds, without a word on the console or a request elsewhere', async () => {
    const { page, record, close } = await open();
    await loaded(page, 1);
    assert.ok(
      await page.locator('#frame').getByRole('heading', { name: 'Have you seen Pim Merrowdale' }).isVisible(),
    );
    let loads = 1;
    for (const [tag, name] of Object.entries(shown)) {
      await page.getByLabel('Tag', { exact: true }).selectOption(tag);
      await loaded(page, ++loads);
      assert.ok((await page.locator('#frame').getByRole('heading', { name }).count()) > 0, tag);
    }
    assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
    await close();
  });

  it('offers every element and attribute of the manifest', async () => {
    const { page, close } = await open();
    const manifest = await (await fetch(`${origin}/custom-elements.json`)).json();
    const elements = manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName);
    assert.ok(elements.length >= tags.length);
    for (const { tagName, attributes } of elements) {
      await page.getByLabel('Tag', { exact: true }).selectOption(tagName);
      for (const { name } of attributes.filter(({ name }) => name && name !== 'src')) {
        assert.equal(await page.getByLabel(name, { exact: true }).count(), 1, `${tagName} ${name}`);
      }
    }
    await close();
  });

  for (const tag of tags) {
    it(`shows every feed of the list in <${tag}>, or names what is wrong with it`, async () => {
      const { page, record, close } = await open(`?element=${tag}`);
      await loaded(page, 1);
      const feeds = await page.getByLabel('Feeds on this server').locator('option:not([value=""])').all();
      assert.equal(feeds.length, 12);
      for (const feed of feeds) {
        await page.getByRole('button', { name: 'Clear' }).click();
        await page.getByLabel('Feeds on this server').selectOption('');
        await page.getByLabel('Feeds on this server').selectOption(await feed.getAttribute('value'));
        await page.locator('#log li').first().waitFor();
        assert.match(await page.locator('#log').innerText(), /callbox-load|callbox-error malformed\. \S+/);
        assert.notEqual(await page.locator('#frame').ariaSnapshot(), '');
      }
      assert.deepEqual(
        record.messages.filter(message => message.startsWith('uncaught')),
        [],
      );
      await close();
    });
  }

  it('reads a file, and says what is wrong with one that is no JSON', async () => {
    const { page, close } = await open();
    const upload = buffer => ({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from(buffer),
    });
    await page.getByLabel('Or a file of yours').setInputFiles(upload(JSON.stringify(plain)));
    await page.locator('#frame').getByRole('heading', { name: 'A plain item' }).waitFor();
    await page.getByLabel('Or a file of yours').setInputFiles(upload('{'));
    await page.getByText('mine.json is not JSON').waitFor();
    await page.getByRole('button', { name: 'Back to the address' }).click();
    await page.locator('#frame').getByRole('heading', { name: 'Have you seen Pim Merrowdale' }).waitFor();
    await close();
  });

  it('keeps what is set in the address, so that it can be sent on', async () => {
    const { page, close } = await open('?element=callbox-event-list');
    await page.getByLabel('heading', { exact: true }).fill('Turn up');
    await page.getByLabel('past', { exact: true }).check();
    await page.getByLabel('Language').selectOption('fr-CA');
    await page.getByLabel('Direction').selectOption('rtl');
    const address = page.url();
    await close();

    const again = await visit(browser, address);
    const list = again.page.locator('#frame callbox-event-list');
    assert.equal(await list.getAttribute('heading'), 'Turn up');
    assert.equal(await list.getAttribute('past'), '');
    assert.equal(await again.page.locator('#frame').getAttribute('lang'), 'fr-CA');
    assert.equal(await again.page.locator('#frame').getAttribute('dir'), 'rtl');
    await again.close();
  });

  it('copies lines that give what it shows', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, close } = await open('?element=callbox-event-list&heading=%22Q%26A%22', { permissions });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied. Paste it into your page.').waitFor();
    const lines = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(
      lines,
      /<script type="module" src="http:\/\/localhost:\d+\/callbox\/callbox\.js"><\/script>/,
    );
    assert.match(lines, /<callbox-event-list\n.*src="http:\/\/localhost:\d+\/feeds\/events\.json"/s);
    assert.match(lines, /heading="&quot;Q&amp;A&quot;"/);
    await close();
  });

  it('marks what it shows as a preview', async () => {
    const { page, close } = await open();
    assert.ok(await page.getByText('PREVIEW', { exact: true }).isVisible());
    await close();
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`passes axe in ${colorScheme}, and needs no sideways scrolling at 320 px`, async () => {
      for (const width of [320, 1280]) {
        const { page, close } = await open('', { colorScheme, width });
        await loaded(page, 1);
        assert.deepEqual(await findViolations(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await close();
      }
    });
  }
});
