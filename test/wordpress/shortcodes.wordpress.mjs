import assert from 'node:assert/strict';
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
const shortcode = (words, fallback = '') =>
  `<!-- wp:shortcode -->\n[${words}]${fallback}\n<!-- /wp:shortcode -->`;
const fallback = '<a href="https://police.example/appeals">See our current appeals</a>[/callbox-appeal-card]';
const read = async link => (await fetch(link)).text();

/** The tag of the element on a page, as it was sent. */
const tagOn = async link => /<callbox-[^>]*>/.exec(await read(link))?.[0];

describe('A shortcode that an author wrote', () => {
  it('shows the feed in place of the fallback', async () => {
    const words = `callbox-appeal-card src="${feeds['appeal-card']}" limit="3"`;
    const { link } = await author.publish(shortcode(words, fallback));
    assert.equal(await tagOn(link), `<callbox-appeal-card src="${feeds['appeal-card']}" limit="3">`);
    const { page, record, close } = await visit(browser, link);
    await loaded(page, 1);
    assert.equal(await page.locator('callbox-appeal-card >> h3').count(), 3);
    assert.equal(await page.getByText('See our current appeals').isVisible(), false);
    assert.deepEqual(record.messages, []);
    await keep(page, 'shortcode');
    await close();
  });

  it('brings the script to its own page, once, as a module, and to no other', async () => {
    const words = `callbox-event-list src="${feeds['event-list']}"`;
    const { link } = await author.publish(shortcode(words) + shortcode(words));
    const other = await author.publish('<!-- wp:paragraph --><p>No element.</p><!-- /wp:paragraph -->');
    const scripts = [...(await read(link)).matchAll(/<script[^>]*callbox[^>]*>/g)].map(([tag]) => tag);
    assert.equal(scripts.length, 1);
    for (const part of ['type="module"', 'data-cfasync="false"', '/assets/0.1.0/callbox.js"'])
      assert.ok(scripts[0].includes(part), scripts[0]);
    assert.doesNotMatch(await read(other.link), /callbox/i);
  });

  it('shows its fallback where script does not run', async () => {
    const { link } = await author.publish(
      shortcode(`callbox-appeal-card src="${feeds['appeal-card']}"`, fallback),
    );
    const { page, close } = await visit(browser, link, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'See our current appeals' }).waitFor();
    await close();
  });

  it('takes switches with and without a value, and "false" for off', async () => {
    const src = feeds['event-list'];
    const tags = [];
    for (const past of ['past', 'past="true"', 'past="past"', 'past="false"'])
      tags.push(
        await tagOn((await author.publish(shortcode(`callbox-event-list src="${src}" ${past}`))).link),
      );
    const [on, off] = [`<callbox-event-list src="${src}" past="">`, `<callbox-event-list src="${src}">`];
    assert.deepEqual(tags, [on, on, on, off]);
  });

  it('works in a paragraph, beside other words', async () => {
    const words = `<p>Seen? [callbox-appeal-card src="${feeds['appeal-card']}"]<em>See them elsewhere</em>[/callbox-appeal-card] Thank you.</p>`;
    const { link } = await author.publish(`<!-- wp:paragraph -->${words}<!-- /wp:paragraph -->`);
    const { page, close } = await visit(browser, link);
    await loaded(page, 1);
    assert.equal(await page.getByText('See them elsewhere').isVisible(), false);
    assert.equal(await page.getByText(/^Seen\?.*Thank you\.$/s).isVisible(), true);
    await close();
  });

  it('without any feed shows the fallback alone to visitors, and what to do to editors', async () => {
    const { link } = await author.publish(shortcode('callbox-appeal-card', fallback));
    assert.doesNotMatch(await read(link), /<callbox-|callbox\.js|Only editors/);
    const { page, close } = await visit(browser, link);
    await page.getByRole('link', { name: 'See our current appeals' }).waitFor();
    await close();
    await author.page.goto(link);
    await author.page.getByText('Only editors see this: Callbox has no feed to show here.').waitFor();
  });
});

describe('What a hostile author writes in a shortcode', () => {
  const src = feeds['appeal-card'];
  const attempts = {
    'a tag in an attribute': `src="${src}" heading='"><script>attacked()</script>'`,
    'a tag as entities': `src="${src}" heading="&quot;&gt;&lt;script&gt;attacked()&lt;/script&gt;"`,
    'a handler as an attribute': `src="${src}" onload="attacked()" onclick=attacked()`,
    'a handler in an attribute': `src="${src}" heading='" onfocus="attacked()" tabindex="0" autofocus="'`,
    'a handler in a switch': `src="${src}" "onload=attacked()"`,
    'a script as an address': 'src="javascript:attacked()"',
    'a script as an address, in disguise': 'src="java&#9;script:attacked()"',
    'data as an address': 'src="data:application/json,{}"',
    'an address with a tag': `src='${src}"><script>attacked()</script>'`,
    'a layout of their own': `src="${src}" layout='x" onload="attacked()'`,
    'numbers that are none': `src="${src}" limit="-1" refresh="1 onload=attacked()" heading-level="two"`,
  };

  for (const [name, words] of Object.entries(attempts)) {
    it(`${name}: does nothing`, async () => {
      const tag = `[callbox-appeal-card ${words}]<b onmouseover="attacked()">Ask</b><script>attacked()</script>[/callbox-appeal-card]`;
      const { link } = await author.publish(shortcode(tag.slice(1, -1)));
      const { page, record, close } = await visit(browser, link);
      await page.waitForLoadState('networkidle');
      const found = await page.evaluate(() => {
        const post = document.querySelector('.wp-block-post-content, main');
        const names = [...post.querySelectorAll('*')].flatMap(each => each.getAttributeNames());
        return {
          handlers: names.filter(each => each.startsWith('on')),
          scripts: post.querySelectorAll('script').length,
          schemes: [...post.querySelectorAll('callbox-appeal-card')].map(
            each => new URL(each.getAttribute('src'), location.href).protocol,
          ),
        };
      });
      assert.deepEqual(
        { ...found, schemes: [...new Set(found.schemes)] },
        {
          handlers: [],
          scripts: 0,
          schemes: found.schemes.length > 0 ? ['http:'] : [],
        },
      );
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
