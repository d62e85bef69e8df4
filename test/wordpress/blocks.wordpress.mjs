import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loaded, openBrowser, visit } from '../demo/browser.mjs';
import { serveFeeds } from './feeds.mjs';
import { signIn } from './people.mjs';
import { keep } from './screenshots.mjs';
import { startWordPress } from './site/wordpress.mjs';

const feeds = await serveFeeds();
const site = await startWordPress();
const browser = await openBrowser();
const author = await signIn(browser, site, 'author');
const folder = 'integrations/wordpress/blocks';
const titles = Object.fromEntries(
  readdirSync(folder).map(name => [
    name,
    JSON.parse(readFileSync(`${folder}/${name}/block.json`, 'utf8')).title,
  ]),
);
const names = Object.keys(titles);
const read = async link => (await fetch(link)).text();

/** A block as the editor writes it into a post. */
function written(name, attributes, fallback = 'Look elsewhere') {
  const json = JSON.stringify(attributes)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\\"', '\\u0022');
  const paragraph = `<!-- wp:paragraph -->\n<p>${fallback}</p>\n<!-- /wp:paragraph -->`;
  return `<!-- wp:callbox/${name} ${json} -->\n${paragraph}\n<!-- /wp:callbox/${name} -->`;
}

const selectFirst = page =>
  page.evaluate(() => {
    const { select, dispatch } = window.wp.data;
    return dispatch('core/block-editor').selectBlock(select('core/block-editor').getBlocks()[0].clientId);
  });

describe('The blocks in the editor', () => {
  it('are inserted by an author, previewed, given a feed in the sidebar, and published', async () => {
    const { page } = author;
    await author.edit();
    for (const name of names) {
      await page.getByRole('button', { name: 'Toggle block inserter' }).click();
      await page.getByPlaceholder('Search', { exact: true }).fill(titles[name]);
      await page.getByRole('option', { name: titles[name] }).click();
      await page.getByRole('button', { name: 'Toggle block inserter' }).click();
      await page.locator('.components-notice').getByText('Give the address of a feed').waitFor();
      await page.getByLabel('Address of the feed').fill(feeds[name]);
      const preview = page.frameLocator(`[data-type="callbox/${name}"] iframe`);
      await preview.locator(`callbox-${name} >> h3`).first().waitFor();
    }
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await keep(page, 'editor', {});
    await page.getByLabel('Editor publish').getByRole('button', { name: 'Publish', exact: true }).click();
    const view = page.getByLabel('Editor publish').getByRole('link', { name: 'View Post' });
    const { page: front, record, close } = await visit(browser, await view.getAttribute('href'));
    await loaded(front, names.length);
    for (const name of names) await front.locator(`callbox-${name} >> h3`).first().waitFor();
    assert.deepEqual(record.messages, []);
    await keep(front, 'blocks');
    await close();
  });

  it('are valid when a post with them is opened', async () => {
    const { id } = await author.publish(
      names.map(name => written(name, { src: feeds[name], limit: 2, heading: 'A “heading”' })).join('\n\n'),
    );
    const { page } = author;
    const warnings = [];
    page.on('console', message => {
      if (/block validation/i.test(message.text())) warnings.push(message.text());
    });
    await author.edit(id);
    const found = await page.evaluate(() =>
      window.wp.data
        .select('core/block-editor')
        .getBlocks()
        .map(({ name, isValid, attributes, innerBlocks }) => [
          name,
          isValid,
          attributes.heading,
          innerBlocks.length,
        ]),
    );
    assert.deepEqual(
      found,
      names.map(name => [`callbox/${name}`, true, 'A “heading”', 1]),
    );
    assert.equal(await page.getByText('unexpected or invalid content').count(), 0);
    assert.deepEqual(warnings, []);
  });

  it('keep an “&”, which WordPress stores as an entity where an author wrote it', async () => {
    const src = `${feeds['event-list']}?from=averley&for=press`;
    const { id, link } = await author.publish(written('event-list', { src, heading: 'Q & A' }));
    const { page, close } = await visit(browser, link, { javaScriptEnabled: false });
    const element = page.locator('callbox-event-list');
    assert.equal(await element.getAttribute('src'), src);
    assert.equal(await element.getAttribute('heading'), 'Q & A');
    await close();
    await author.edit(id);
    await selectFirst(author.page);
    assert.equal(await author.page.getByLabel('Address of the feed').inputValue(), src);
    assert.equal(await author.page.getByLabel('Heading', { exact: true }).inputValue(), 'Q & A');
  });

  it('follow the sidebar: a number, a choice and a switch reach the page', async () => {
    const { id, link } = await author.publish(written('appeal-card', { src: feeds['appeal-card'] }));
    const { page } = author;
    await author.edit(id);
    await selectFirst(page);
    await page.getByLabel('Shown before “Show more”').fill('3');
    await page.getByLabel('Layout').selectOption('compact');
    await page.getByLabel('Add schema.org data to the page').check();
    await page.getByRole('button', { name: 'Update', exact: true }).click();
    await page.getByText('Post updated.').first().waitFor();
    const [tag] = /<callbox-[^>]*>/.exec(await read(link));
    for (const part of [
      ' limit="3"',
      ' layout="compact"',
      ' structured-data=""',
      ' class="wp-block-callbox-appeal-card"',
    ])
      assert.ok(tag.includes(part), tag);
  });
});

describe('The blocks on a page', () => {
  it('bring the script to that page only, and keep their fallback without the plug-in', async () => {
    const { link } = await author.publish(written('event-list', { src: feeds['event-list'] }));
    const other = await author.publish('<!-- wp:paragraph --><p>None.</p><!-- /wp:paragraph -->');
    assert.match(await read(link), /<script[^>]*type="module"[^>]*callbox\.js/);
    assert.doesNotMatch(await read(other.link), /callbox\.js/);
    site.run("deactivate_plugins( 'callbox/callbox.php' );");
    assert.match(await read(link), /<p>Look elsewhere<\/p>/);
    assert.doesNotMatch(await read(link), /<callbox-|callbox\.js/);
    site.run("activate_plugin( 'callbox/callbox.php' );");
  });

  const hostile = {
    'a tag in an attribute': { heading: '"><script>attacked()</script>' },
    'a handler in an attribute': { heading: '" onfocus="attacked()" tabindex="0' },
    'a handler as an attribute': { onload: 'attacked()', 'x onload=attacked()': '1' },
    'a script as an address': { src: 'javascript:attacked()' },
    'an address with a tag': { src: 'https://police.example/"><script>attacked()</script>' },
    'a class of their own': { className: 'x" onload="attacked()' },
    'a list for a text': { heading: ['<script>attacked()</script>'], limit: { a: 1 } },
  };

  for (const [name, attributes] of Object.entries(hostile)) {
    it(`are not led astray by ${name}`, async () => {
      const src = feeds['appeal-card'];
      const fallback = '<b onmouseover="attacked()">Ask</b><script>attacked()</script>';
      const { link } = await author.publish(written('appeal-card', { src, ...attributes }, fallback));
      const { page, record, close } = await visit(browser, link);
      await page.waitForLoadState('networkidle');
      const found = await page.evaluate(() => {
        const elements = [...document.querySelectorAll('.wp-block-post-content *')];
        return {
          handlers: elements.flatMap(each => each.getAttributeNames()).filter(each => each.startsWith('on')),
          scripts: elements.filter(({ localName }) => localName === 'script').length,
          schemes: elements
            .filter(({ localName }) => localName === 'callbox-appeal-card')
            .map(each => new URL(each.getAttribute('src'), location.href).protocol)
            .filter(scheme => !/^https?:$/.test(scheme)),
        };
      });
      assert.deepEqual(found, { handlers: [], scripts: 0, schemes: [] });
      assert.deepEqual(
        record.messages.filter(each => /attacked/.test(each)),
        [],
      );
      await close();
    });
  }
});

it('WordPress and PHP have nothing to complain of', () => {
  assert.deepEqual(site.complaints(), []);
});
