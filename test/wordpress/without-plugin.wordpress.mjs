import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loaded, openBrowser, visit } from '../demo/browser.mjs';
import { serveFeeds, serveScript } from './feeds.mjs';
import { signIn } from './people.mjs';
import { keep } from './screenshots.mjs';
import { startWordPress } from './site/wordpress.mjs';

const feeds = await serveFeeds();
const site = await startWordPress({ plugin: false });
const browser = await openBrowser();
const script = `<script type="module" src="${await serveScript()}" data-cfasync="false"></script>`;
const fallback = '<a href="https://police.example/appeals">See our current appeals</a>';
const element = `<callbox-appeal-card src="${feeds['appeal-card']}">${fallback}</callbox-appeal-card>`;
const standIn = `<div data-callbox="appeal-card" data-src="${feeds['appeal-card']}">${fallback}</div>`;
const customHtml = html => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;

describe('A Custom HTML block, without the plug-in', () => {
  it('shows the appeal when an administrator wrote it', async () => {
    const administrator = await signIn(browser, site, 'administrator');
    const { link } = await administrator.publish(customHtml(`${script}\n${element}`));
    const { page, record, close } = await visit(browser, link);
    await loaded(page, 1);
    await page.locator('callbox-appeal-card >> h3').first().waitFor();
    assert.equal(await page.getByText('See our current appeals').isVisible(), false);
    assert.deepEqual(record.messages, []);
    await keep(page, 'without-plugin');
    await close();
    await administrator.close();
  });

  it('stays as an editor wrote it', async () => {
    const editor = await signIn(browser, site, 'editor');
    const written = customHtml(`${script}\n${element}\n${standIn}`);
    assert.equal((await editor.publish(written)).html, written);
    await editor.close();
  });

  it('keeps of an author’s words the fallback and the stand-in, without script', async () => {
    const author = await signIn(browser, site, 'author');
    const { html, link } = await author.publish(customHtml(`${script}\n${element}\n${standIn}`));
    assert.equal(html, customHtml(`\n${fallback}\n${standIn}`));
    const { page, close } = await visit(browser, link);
    assert.equal(await page.getByRole('link', { name: 'See our current appeals' }).count(), 2);
    await close();
    await author.close();
  });
});
