import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findViolations, openBrowser, visit } from './browser.mjs';
import { serveDemo, serveService } from './demo-site.mjs';

const feedsDir = await mkdtemp(join(tmpdir(), 'callbox-feeds-'));
after(() => rm(feedsDir, { recursive: true }));
const version = 'https://jsonfeed.org/version/1.1';
const feed = {
  version,
  title: 'Appeals',
  items: [
    { id: '1', title: 'A euphonium', content_text: 'Gone.', _appeal: { expires: 'on Monday' } },
    { title: 'Nobody knows me' },
  ],
};
await writeFile(join(feedsDir, 'lossy.json'), JSON.stringify(feed));

/** Another server; a browser that a test answers for itself knows no CORS. */
const cors = { 'Access-Control-Allow-Origin': '*' };
const asked = [];
const answers = {
  '/open': [200, cors, JSON.stringify({ ...feed, items: feed.items.slice(0, 1), next_url: '' })],
  '/closed': [200, {}, JSON.stringify(feed)],
  '/missing': [404, cors, ''],
  '/cut': [200, cors, '{\n "items": ['],
  '/empty': [200, cors, '{}'],
};
const server = createServer(({ url, headers }, response) => {
  asked.push(`http://${headers.host}${url}`);
  const [status, fields, body] = answers[url];
  response.writeHead(status, fields).end(body);
}).listen(0);
await once(server, 'listening');
after(() => (server.closeAllConnections(), server.close()));
const { port } = server.address();
const elsewhere = `http://localhost:${port}`;
/** The same server by a name that makes another origin of it. */
const evil = `http://127.0.0.1:${port}`;
answers['/open'][2] = answers['/open'][2].replace('"next_url":""', `"next_url":"${evil}/open"`);

const origin = await serveDemo({ feedsDir });
const browser = await openBrowser();
const quiet = { messages: [], foreign: [], failed: [] };
const hashOf = settings => `#${new URLSearchParams(settings)}`;
const addressOf = settings => `${origin}/builder.html${hashOf(settings)}`;

/** One page for most of the tests: what stands behind the hash is all that there is, so a new one makes the builder anew. */
const { page, record, close } = await visit(browser, addressOf({ 'view-format': 'element' }), {
  permissions: ['clipboard-read', 'clipboard-write'],
});
after(close);

async function open(settings = {}) {
  await page.evaluate(
    hash =>
      new Promise(resolve => {
        addEventListener('hashchange', () => resolve(), { once: true }); // behind the builder's own
        location.hash = `${hash}&again=${Math.random()}`;
      }),
    hashOf({ element: 'callbox-appeal-card', ...settings }),
  );
  for (const list of Object.values(record)) list.length = 0;
}

const frame = page.locator('#frame');
const told = words => page.locator('#src-status').filter({ hasText: words }).waitFor();
const heading = name => frame.getByRole('heading', { name }).first();
const snippet = () => page.locator('#snippet').innerText();

async function openGroup(name) {
  const group = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) });
  if (!(await group.evaluate(({ open }) => open))) await group.locator('summary').click();
}

describe('the builder', () => {
  it('shows an element with its feed, says that all is well, and asks no other site', async () => {
    const { page, record, close } = await visit(browser, addressOf({ element: 'callbox-event-list' }));
    await page.locator('#frame').getByRole('heading', { name: 'The Lamp Room is open' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /What’s on in Port Averley”: \d+ items/ })
      .waitFor();
    assert.deepEqual(record, quiet);
    await close();
  });

  it('offers every element, attribute and token of the manifest', async () => {
    await open();
    const { modules } = await (await fetch(`${origin}/custom-elements.json`)).json();
    const elements = modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName);
    assert.ok(elements.length >= 4);
    for (const { tagName, attributes, cssProperties } of elements) {
      await page.getByLabel('Tag', { exact: true }).selectOption(tagName);
      const offered = await page.evaluate(() => ({
        attributes: [...document.querySelectorAll('#attributes label')].map(it => it.textContent),
        tokens: [...document.querySelectorAll('#tokens [data-scheme="light"]')].map(it => it.dataset.token),
      }));
      const names = attributes.map(({ name }) => name).filter(name => name && name !== 'src');
      assert.deepEqual(offered, { attributes: names, tokens: cssProperties.map(({ name }) => name) });
    }
  });

  it('keeps everything in the address, and so gives it to whom it is sent', async () => {
    await open({ element: 'callbox-event-list' });
    await page.getByLabel('heading', { exact: true }).fill('Turn up');
    await page.getByLabel('past', { exact: true }).check();
    await page.getByLabel('Language').selectOption('fr-CA');
    await page.getByLabel('Width').selectOption('390');
    await page.getByLabel('iframe').check();
    await openGroup('Colours');
    await page.getByLabel('My page is dark, too').check();
    await page.locator('#light---callbox-accent').fill('#7a1f3d');
    await page.locator('#dark---callbox-accent').fill('#ffb0c8');
    await page.locator('#light-page-background').fill('#fffdf5');
    await openGroup('Fallback');
    await page.getByLabel('Words of the link').fill('What is on');
    await page.getByLabel('Address it leads to').fill('https://city.example/events');
    await page.getByLabel('Address it leads to').blur();
    const address = page.url();
    assert.ok(!new URL(address).search);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);

    const again = await visit(browser, address);
    const list = again.page.locator('#frame callbox-event-list');
    assert.equal(await list.getAttribute('heading'), 'Turn up');
    assert.equal(await list.getAttribute('past'), '');
    assert.equal(await again.page.locator('#frame').getAttribute('lang'), 'fr-CA');
    assert.equal((await again.page.locator('#frame').boundingBox()).width, 390);
    assert.ok(await again.page.getByLabel('iframe').isChecked());
    assert.equal(await again.page.locator('#dark---callbox-accent').inputValue(), '#ffb0c8');
    assert.equal(await again.page.locator('#light-page-background').inputValue(), '#fffdf5');
    assert.equal(await again.page.locator('#fallback-url').inputValue(), 'https://city.example/events');
    assert.equal(again.page.url(), address);
    await again.close();
  });

  it('follows an address that is put into the same tab, and keeps it when a link leads within the page', async () => {
    await open();
    await page.goto(`${origin}/builder.html#src=/feeds/events.json&heading=On`);
    await page.locator('#frame callbox-appeal-card[heading="On"]').waitFor();
    await page.getByRole('link', { name: 'Skip to the preview' }).press('Enter');
    await page.waitForFunction(() => /heading=On/.test(location.hash));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'preview-title');
  });
});

describe('the builder’s preview', () => {
  it('is marked in whatever part of it is cut out', async () => {
    await open({ src: '/feeds/dir/lossy.json', 'view-width': '480' });
    await heading('A euphonium').waitFor();
    assert.ok(await page.getByText('PREVIEW', { exact: true }).isVisible());
    const { x, y, width, height } = await frame.boundingBox();
    const clips = [];
    for (let top = 0; top + 120 < height; top += 120)
      for (let left = 0; left + 200 < width; left += 200)
        clips.push({ x: x + left, y: y + top, width: 200, height: 120 });
    const shots = async () => {
      const all = [];
      for (const clip of clips)
        all.push(await page.screenshot({ clip, fullPage: true, animations: 'disabled' }));
      return all;
    };
    const marked = await shots();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.marked::after { display: none }');
      document.adoptedStyleSheets = [sheet];
    });
    const bare = await shots();
    await page.evaluate(() => (document.adoptedStyleSheets = []));
    assert.ok(clips.length >= 2);
    marked.forEach((shot, index) => assert.ok(!shot.equals(bare[index]), JSON.stringify(clips[index])));
  });

  it('cannot be covered by what stands in it, nor fill the screen', async () => {
    await open({ src: '/feeds/dir/lossy.json' });
    await heading('A euphonium').waitFor();
    const isOnTop = await page.evaluate(() => {
      const cover = document.createElement('div');
      for (const [name, value] of Object.entries({
        position: 'fixed',
        inset: '-500px',
        'z-index': '999',
        background: '#000',
      }))
        cover.style.setProperty(name, value);
      document.getElementById('frame').append(cover);
      const mark = document.querySelector('.mark');
      mark.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = mark.getBoundingClientRect();
      return mark.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    assert.ok(isOnTop);
    assert.equal(await page.evaluate(() => document.fullscreenEnabled), false);
  });

  it('writes no structured data into the page', async () => {
    await open({ element: 'callbox-event-list', 'structured-data': '' });
    await heading('The Lamp Room is open').waitFor();
    assert.equal(await page.locator('script[type="application/ld+json"]').count(), 0);
    assert.match(await snippet(), /structured-data/);
  });

  it('shows what residents wrote in a comment box only', async () => {
    const src = '/threads/budget-2026/feed.json';
    await open({ src });
    await frame.getByText('choose the comment box').waitFor();
    await open({ src, element: 'callbox-comment-box' });
    await frame.getByRole('button', { name: 'Write a comment' }).waitFor();
  });

  it('shows the colours that are set and none of this site’s', async () => {
    await open({ '--callbox-accent': '#7a1f3d' });
    const token = name => frame.evaluate((it, key) => getComputedStyle(it).getPropertyValue(key), name);
    assert.equal(await token('--callbox-accent'), '#7a1f3d');
    assert.equal(await token('--callbox-surface'), '');
  });
});

describe('the builder’s colours', () => {
  it('are judged as they are typed, in light and in dark, beside the field', async () => {
    await open();
    await openGroup('Colours');
    await page.getByText('All contrasts are enough.').waitFor();
    await page.locator('#light---callbox-accent').fill('#eeeeee');
    await page.getByText('2 contrasts are too low.').waitFor();
    const contrasts = page.locator('#contrasts---callbox-accent li');
    assert.deepEqual(await contrasts.allInnerTexts(), [
      'lines under links: 1.1 to 1, too low: 3 to 1 is needed',
    ]);
    await page.getByLabel('My page is dark, too').check();
    assert.match((await contrasts.allInnerTexts())[1], /^Dark, lines under links: 1\d\.\d to 1, enough$/);
    const described = await page.locator('#light---callbox-accent').getAttribute('aria-describedby');
    assert.ok(described.split(' ').includes('contrasts---callbox-accent'));
  });

  it('can be picked, too', async () => {
    await open();
    await openGroup('Colours');
    const picker = page.getByLabel('Pick: --callbox-accent, light');
    assert.equal(await picker.inputValue(), '#1d4f91');
    await picker.fill('#006644');
    assert.equal(await page.locator('#light---callbox-accent').inputValue(), '#006644');
    await page.waitForFunction(() => /--callbox-accent=%23006644/.test(location.hash));
  });

  it('refuse what is no colour by itself, in the address and with a word at the field', async () => {
    const field = page.locator('#light---callbox-accent');
    for (const value of [
      'red; } body { display: none',
      'var(--ink)',
      'url(https://evil.example/x)',
      'rgb(1, 2, 3',
      'red /*',
      'inherit',
      `#${'f'.repeat(200)}`,
    ]) {
      await open({ heading: value, '--callbox-accent': value });
      await openGroup('Colours');
      assert.equal(await page.locator('#attribute-heading').inputValue(), value);
      assert.equal(await field.inputValue(), '');
      await field.fill(value);
      assert.match(await page.locator('#error-light---callbox-accent').innerText(), /This is no colour/);
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.ok(await page.locator('#style-sheet').isHidden());
      assert.deepEqual(record.foreign, []);
    }
  });
});

const hostile = `"'><img src=x onerror=alert(1)></script>&quot; ]`;

describe('the builder’s lines', () => {
  const settings = {
    element: 'callbox-appeal-card',
    src: `/feeds/appeals.json?a=1&b="`,
    limit: '3',
    heading: hostile,
    'fallback-text': hostile,
    'fallback-url': 'https://city.example/?a=1&b="',
    'view-language': 'fr-CA',
  };
  const src = `${origin}/feeds/appeals.json?a=1&b=%22`;
  const read = text =>
    page.evaluate(html => {
      const { head, body } = new DOMParser().parseFromString(html, 'text/html');
      return [...head.children, ...body.querySelectorAll('*')].map(
        ({ localName, attributes, textContent }) => [
          localName,
          Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
          textContent.trim(),
        ],
      );
    }, text);
  const link = ['a', { href: settings['fallback-url'] }, hostile];
  const script = file => [
    'script',
    { 'data-cfasync': 'false', type: 'module', src: `${origin}/callbox/${file}` },
    '',
  ];
  const sheet = ['link', { rel: 'stylesheet', href: `${origin}/callbox/callbox.css` }, ''];

  for (const [label, expected] of [
    [
      'Element',
      [
        sheet,
        script('callbox.js'),
        ['callbox-appeal-card', { src, limit: '3', heading: hostile, lang: 'fr-CA' }, hostile],
        link,
      ],
    ],
    [
      'div',
      [
        sheet,
        script('callbox.js'),
        [
          'div',
          {
            'data-callbox': 'appeal-card',
            'data-src': src,
            'data-limit': '3',
            'data-heading': hostile,
            lang: 'fr-CA',
          },
          hostile,
        ],
        link,
      ],
    ],
  ]) {
    it(`as ${label} read back as what was set`, async () => {
      await open(settings);
      await page.getByLabel(label, { exact: true }).check();
      assert.deepEqual(await read(await snippet()), expected);
    });
  }

  it('as iframe read back as what was set, and show it', async () => {
    await open(settings);
    await page.getByLabel('iframe', { exact: true }).check();
    const [[name, attributes], embed, ...more] = await read(await snippet());
    assert.equal(name, 'iframe');
    assert.deepEqual(embed, script('embed.js'));
    assert.deepEqual(more, []);
    const address = new URL(attributes.src);
    assert.equal(address.origin + address.pathname, `${origin}/callbox/embed.html`);
    assert.deepEqual(Object.fromEntries(address.searchParams), {
      widget: 'appeal-card',
      src,
      limit: '3',
      heading: hostile,
      lang: 'fr-CA',
    });
    assert.equal(attributes.title, hostile);
    assert.match(attributes.sandbox, /^allow-scripts allow-same-origin allow-popups\b/);
    const framed = await visit(browser, address.href);
    await framed.page.getByRole('heading', { name: 'Have you seen Pim Merrowdale' }).waitFor();
    await framed.close();
  });

  it('are copied, which is said', async () => {
    await open({ '--callbox-accent': '#7a1f3d' });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    for (const [button, words, id] of [
      ['Copy the lines', 'The lines are copied', 'snippet'],
      ['Copy the style sheet', 'The style sheet is copied', 'style-sheet'],
    ]) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('status').filter({ hasText: words }).waitFor();
      assert.equal(await clipboard(), await page.locator(`#${id}`).textContent());
    }
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').filter({ hasText: 'The link is copied' }).waitFor();
    assert.equal(await clipboard(), page.url());
  });
});

describe('the builder and a feed that is not as it should be', () => {
  for (const [what, src, words] of [
    ['nobody answers for', 'https://nobody.example/feed.json', 'nobody.example cannot be reached'],
    ['other pages may not read', `${elsewhere}/closed`, 'Access-Control-Allow-Origin: *'],
    ['is not there', `${elsewhere}/missing`, 'HTTP 404'],
    ['breaks off', `${elsewhere}/cut`, 'line 2, column 12'],
    ['is no feed', `${elsewhere}/empty`, 'needs "version"'],
  ]) {
    it(`says at the field what is wrong with one that ${what}`, async () => {
      await open({ src });
      await told(words);
      assert.equal(await page.locator('#src').getAttribute('aria-invalid'), 'true');
      assert.match(await page.locator('#src').getAttribute('aria-describedby'), /\bsrc-status\b/);
      assert.ok(await page.getByText('It could not be read').isVisible());
    });
  }

  it('names the item and the field that is lost', async () => {
    await open({ src: '/feeds/dir/lossy.json' });
    await told('“Appeals”: 2 items. See “The feed”: 2 losses.');
    assert.deepEqual(await page.locator('#findings li').allInnerTexts(), [
      'Item 1 (“A euphonium”): _appeal.expires “on Monday” is not a date; write it as 2026-05-09T18:00:00-04:00.',
      'Item 2 (“Nobody knows me”): The whole item is left out: it lacks id.',
    ]);
  });

  it('forgets the answer of an address that was given before', async () => {
    let release, finish;
    const held = new Promise(resolve => (release = resolve));
    const late = new Promise(resolve => (finish = resolve));
    await page.route('**/feeds/videos.json', async route => {
      await held;
      await route.fulfill({ status: 503 }).catch(() => {}); // nobody waits for it any more
      finish();
    });
    await open({ src: '/feeds/videos.json' });
    await told('Reading');
    await page.getByLabel('Address of the feed').fill('/feeds/appeals.json');
    await page.getByLabel('Address of the feed').press('Enter');
    await told(/appeals”/);
    release();
    await late;
    await page.unroute('**/feeds/videos.json');
    assert.match(await page.locator('#src-status').innerText(), /appeals”/);
  });
});

describe('the builder and a hostile address', () => {
  const values = {
    src: 'javascript:alert(1)',
    heading: hostile,
    layout: hostile,
    limit: '1e99',
    'heading-level': hostile,
    onclick: 'alert(1)',
    style: 'color: red',
    'fallback-url': 'javascript:alert(1)',
    'view-width': hostile,
    'view-language': hostile,
    'view-format': hostile,
    'page-text': 'url(https://evil.example/)',
    tags: 'x'.repeat(100_000),
    ['__proto__']: '1',
  };

  for (const element of ['callbox-appeal-card', 'script', 'constructor', hostile]) {
    it(`stays calm at <${element.slice(0, 20)}>`, async () => {
      await open({ ...values, element });
      await told('A feed’s address begins with https://');
      assert.equal(await frame.locator('callbox-appeal-card').count(), 0);
      assert.doesNotMatch(
        await snippet(),
        /onclick|color: red|xxx|1e99|layout|heading-level|href="javascript/,
      );
      assert.equal(await frame.locator('img, script').count(), 0);
      assert.deepEqual(record, quiet);
    });
  }

  it('shows no more than text of it, and only attributes that the element has', async () => {
    const settings = { ...values, element: 'callbox-appeal-card', src: '/feeds/appeals.json' };
    const { page, record, close } = await visit(browser, addressOf(settings));
    const card = page.locator('#frame callbox-appeal-card');
    await card.getByRole('heading', { name: hostile }).waitFor();
    const attributes = await card.evaluate(it =>
      Object.fromEntries(it.getAttributeNames().map(name => [name, it.getAttribute(name)])),
    );
    assert.deepEqual(attributes, { src: '/feeds/appeals.json', heading: hostile, layout: 'card' });
    assert.deepEqual(record, quiet);
    await close();
  });
});

describe('the builder on an agency’s own server', async () => {
  const service = await serveService({ CALLBOX_FEED_ORIGINS: elsewhere });
  const { page, record, close } = await visit(browser, `${service}/builder`);
  after(close);
  const load = async src => {
    asked.length = 0;
    await page.getByLabel('Address of the feed').fill(src);
    await page.getByLabel('Address of the feed').press('Enter');
  };
  const told = words => page.locator('#src-status').filter({ hasText: words }).waitFor();

  it('is the same, with the service’s own script, and breaks no policy', async () => {
    await told('Give the address of a feed.');
    assert.equal(await page.getByLabel('Tag', { exact: true }).locator('option').count(), 4);
    await page.getByLabel('Element', { exact: true }).check();
    assert.match(
      await page.locator('#snippet').innerText(),
      new RegExp(`src="${service}/widgets/callbox.js"`),
    );
    assert.deepEqual(record.messages, []);
  });

  it('shows feeds of whom it allows, marked, and of their pages none from anybody else', async () => {
    await load(`${elsewhere}/open`);
    await told('“Appeals”: 1 item.');
    await page.locator('#frame').getByRole('heading', { name: 'A euphonium' }).waitFor();
    assert.ok(await page.getByText('PREVIEW', { exact: true }).isVisible());
    assert.deepEqual(record.messages, []);
    const refused = page.waitForEvent('console', message => message.text().includes(`${evil}/open`));
    await page.getByRole('button', { name: 'Show more' }).click();
    await refused;
    assert.deepEqual([...new Set(asked)], [`${elsewhere}/open`]);
  });

  for (const src of [`${evil}/open`, `/\\${new URL(evil).host}/open`]) {
    it(`does not even ask for ${src}, and says who may allow it`, async () => {
      await load(src);
      await told(`Whoever runs it may allow ${evil}.`);
      assert.equal(await page.locator('#frame callbox-appeal-card').count(), 0);
      assert.deepEqual(asked, []);
    });
  }

  it('cannot ask anybody else, whatever its own code says', async () => {
    const refused = address =>
      page.evaluate(
        it =>
          fetch(it).then(
            () => false,
            () => true,
          ),
        address,
      );
    assert.equal(await refused(`${evil}/open`), true);
    assert.equal(await refused(`${elsewhere}/open`), false);
  });
});

describe('everybody can use the builder', () => {
  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 768],
    ['light', 1280],
  ]) {
    it(`passes axe in ${colorScheme} at ${width} pixels, and needs no sideways scrolling`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open({
        dark: '',
        '--callbox-accent': '#eeeeee',
        src: '/feeds/dir/lossy.json',
        heading: 'Appeals',
      });
      await heading('A euphonium').waitFor();
      for (const group of ['Colours', 'Fallback']) await openGroup(group);
      await page.locator('#light---callbox-border').fill('no colour');
      assert.deepEqual(await findViolations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }

  it('is used by keyboard alone, from the feed to the copied lines', async () => {
    await open();
    await told(/appeals”/);
    const reach = async (name, most = 80) => {
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab');
        const id = await page.evaluate(() => document.activeElement.id);
        if (id === name) return;
      }
      assert.fail(`${name} is not reached`);
    };
    await page.getByRole('link', { name: 'Skip to the preview' }).focus();
    await reach('element');
    await page.keyboard.press('ArrowDown');
    await reach('src');
    await page.keyboard.type('/feeds/events.json');
    await page.keyboard.press('Enter');
    await told(/What’s on/);
    await reach('attribute-heading');
    await page.keyboard.type('On');
    await reach('format-element');
    await page.keyboard.press('ArrowDown');
    assert.match(await snippet(), /data-callbox="[\w-]+"[^]*data-heading="On"/);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'The lines are copied' }).waitFor();
  });
});
