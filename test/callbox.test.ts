import { expect } from '@open-wc/testing';
import { appeal } from './support/appeals.js';
import { hearWarnings } from './support/console.js';
import { named } from './support/events.js';
import { feedOf, serveFeed, type FeedRequest } from './support/feed.js';
import { loadModule, openFrame, type FramedPage } from './support/frame.js';
import { visibleText } from './support/mount.js';
import { until, untilRead } from './support/until.js';

const LOADER = '/src/callbox.ts';

const APPEAL = 'Stolen from the station';

function serveBoth() {
  return serveFeed(({ url }) =>
    Response.json({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Both',
      items: url.includes('appeals') ? [appeal()] : [named('Market', { start: '2090-05-01T10:00:00' })],
    }),
  );
}

const one = <E extends Element = HTMLElement>({ document }: FramedPage, selector: string): E =>
  document.querySelector<E>(selector)!;

/** Waits until the page's words hold these. */
const untilPageReads = (page: FramedPage, words: string | RegExp) => untilRead(page.document.body, words);

describe('The loader', () => {
  it('brings the elements that stand on the page, and no other’s code', async () => {
    serveBoth();
    const page = await openFrame('<callbox-appeal-card src="/appeals.json">Fallback</callbox-appeal-card>', {
      modules: [LOADER],
    });
    await untilPageReads(page, APPEAL);
    const loaded = (name: string) =>
      page.window.performance.getEntriesByType('resource').some(entry => entry.name.includes(name));
    expect([loaded('appeal-card.ts'), loaded('event-list.ts')]).to.deep.equal([true, false]);
    expect(visibleText(page.document.body)).not.to.include('Fallback');
  });

  it('brings elements that come later, wherever they come', async () => {
    serveBoth();
    const page = await openFrame('<main></main>', { modules: [LOADER] });
    one(page, 'main').innerHTML =
      '<div><p><callbox-event-list src="/events.json"></callbox-event-list></p></div>';
    await untilPageReads(page, 'Market');
  });

  it('asks for the feed while the element’s code is still on its way, once for all that have it', async () => {
    let before: unknown = 'no request';
    const { requests } = serveFeed(() => {
      before = page.window.customElements.get('callbox-appeal-card');
      return Response.json(feedOf([appeal()]));
    });
    const page = await openFrame(
      `<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>
       <callbox-appeal-card src=" appeals.json "></callbox-appeal-card>
       <div data-callbox="event-list" data-src="/appeals.json"></div>`,
    );
    await loadModule(page.document, LOADER);
    await untilPageReads(page, new RegExp(`${APPEAL}.*${APPEAL}.*${APPEAL}`));
    expect(before).to.equal(undefined);
    expect(requests).to.have.length(1);
    const [{ init }] = requests as [FeedRequest];
    expect(init).to.include({ credentials: 'omit', cache: 'no-cache' });
  });

  it('asks again where the first request has failed', async () => {
    const answers = [() => Promise.reject(new TypeError('reset')), () => Response.json(feedOf([appeal()]))];
    const { requests } = serveFeed(() => answers.shift()!());
    const page = await openFrame('<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>', {
      modules: [LOADER],
    });
    await untilPageReads(page, APPEAL);
    expect(requests).to.have.length(2);
  });

  it('shows no answer a second time: who comes later asks anew', async () => {
    const titles = ['Lost', 'Found'];
    serveFeed(() => Response.json(feedOf([{ id: '1', title: titles.shift()! }])));
    const page = await openFrame('<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>', {
      modules: [LOADER],
    });
    await untilPageReads(page, 'Lost');
    page.document.body.innerHTML = '<callbox-event-list src="/appeals.json"></callbox-event-list>';
    await untilPageReads(page, 'Found');
  });

  for (const src of [
    '',
    'javascript:alert(1)',
    'data:application/json,{}',
    'file:///etc/passwd',
    'https://[',
  ])
    it(`asks for nothing at the address "${src}"`, async () => {
      const { requests } = serveBoth();
      const page = await openFrame(
        `<callbox-appeal-card src="${src}">Call the desk</callbox-appeal-card>
         <callbox-event-list src="/events.json"></callbox-event-list>`,
        { modules: [LOADER] },
      );
      await untilPageReads(page, 'Market');
      expect(requests.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/events.json']);
      expect(visibleText(page.document.body)).to.include('Call the desk');
    });

  it('makes elements of stand-ins, with their attributes and their fallback', async () => {
    const { requests } = serveBoth();
    const page = await openFrame(
      `<div id="soon" class="aside" lang="en-GB" data-callbox="event-list" data-src="/events.json" data-limit="3" data-time-zone="UTC" data-heading="Soon" data-past
        ><a href="/all">All events</a></div>`,
      { modules: [LOADER] },
    );
    const list = one(page, 'callbox-event-list');
    const attributes = Object.fromEntries([...list.attributes].map(({ name, value }) => [name, value]));
    expect(attributes).to.include({
      id: 'soon',
      class: 'aside',
      lang: 'en-GB',
      src: '/events.json',
      limit: '3',
      'time-zone': 'UTC',
      heading: 'Soon',
      past: '',
    });
    expect(one(page, 'callbox-event-list > a').textContent).to.equal('All events');
    expect(page.document.querySelector('[data-callbox]')).to.equal(null);
    await untilPageReads(page, 'Market');
    expect(requests.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/events.json']);
  });

  it('makes elements of stand-ins that come later, also within others', async () => {
    serveBoth();
    const page = await openFrame('<main></main>', { modules: [LOADER] });
    one(page, 'main').innerHTML =
      '<section><div data-callbox="appeal-card" data-src="/appeals.json">Fallback</div></section>';
    await untilPageReads(page, APPEAL);
  });

  it('makes no handler and no other attribute of what a stand-in carries', async () => {
    serveBoth();
    const page = await openFrame(
      `<div data-callbox="appeal-card" data-src="/appeals.json" data-onclick="parent.clicked = true" data-style="color: red"
        data-srcdoc="x" data-feed="{}" data-is="x" onclick="parent.clicked = true" style="color: red">Fallback</div>`,
      { modules: [LOADER] },
    );
    await untilPageReads(page, APPEAL);
    const card = one(page, 'callbox-appeal-card');
    expect(card.getAttributeNames().sort()).to.deep.equal(['layout', 'src']);
    card.click();
    expect('clicked' in window).to.equal(false);
  });

  for (const name of [
    '',
    'constructor',
    'toString',
    '__proto__',
    'weather',
    'callbox-event-list',
    'Event-List',
    'script',
  ]) {
    it(`leaves a stand-in for "${name}" alone`, async () => {
      serveBoth();
      const markup = `<div data-callbox="${name}" data-src="/appeals.json">Fallback</div>`;
      const page = await openFrame(`${markup}<callbox-event-list src="/events.json"></callbox-event-list>`, {
        modules: [LOADER],
      });
      await untilPageReads(page, 'Market');
      expect(page.document.body.firstElementChild!.outerHTML).to.equal(markup);
    });
  }

  it('may be included twice, in two versions, and beside an element’s own file', async () => {
    const warnings = hearWarnings();
    const { requests } = serveBoth();
    const page = await openFrame(
      `<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>
       <div data-callbox="event-list" data-src="/events.json">Fallback</div>`,
      {
        modules: [
          LOADER,
          `${LOADER}?again`,
          '/src/components/event-list/event-list.ts?other',
          '/src/components/appeal-card/appeal-card.ts?other',
        ],
      },
    );
    await untilPageReads(page, APPEAL);
    await untilPageReads(page, 'Market');
    expect(page.document.querySelectorAll('callbox-event-list, callbox-appeal-card')).to.have.length(2);
    expect(requests.map(({ url }) => new URL(url).pathname)).to.have.members([
      '/appeals.json',
      '/events.json',
    ]);
    expect(warnings).to.deep.equal([]);
  });

  it('works on a page in quirks mode', async () => {
    serveBoth();
    const page = await openFrame('<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>', {
      modules: [LOADER],
      doctype: '',
    });
    await untilPageReads(page, APPEAL);
  });

  it('works beside an old Prototype.js', async () => {
    serveBoth();
    const page = await openFrame(
      `<div data-callbox="event-list" data-src="/events.json">Fallback</div>
       <callbox-appeal-card src="/appeals.json"></callbox-appeal-card>`,
    );
    const {
      Array: PageArray,
      Object: PageObject,
      String: PageString,
    } = page.window as unknown as typeof globalThis;
    const toJSON = (prototype: object) =>
      PageObject.defineProperty(prototype, 'toJSON', {
        configurable: true,
        writable: true,
        value(this: unknown) {
          return `"${String(this)}"`;
        },
      });
    toJSON(PageArray.prototype);
    toJSON(PageString.prototype);
    // As Prototype 1.6 did: its own ways with lists, which know nothing of what is only like an array.
    PageArray.from = function (iterable: Iterable<unknown> & { toArray?: () => unknown[] }) {
      if (!iterable) return [];
      if (iterable.toArray) return iterable.toArray();
      const list: unknown[] = [];
      for (let i = 0; i < ((iterable as unknown as unknown[]).length ?? 0); i++)
        list.push((iterable as unknown as unknown[])[i]);
      return list;
    } as typeof Array.from;
    await loadModule(page.document, LOADER);
    await untilPageReads(page, APPEAL);
    await untilPageReads(page, 'Market');
  });
});

describe('A page with our elements', () => {
  it('gets no global of ours', async () => {
    serveBoth();
    const page = await openFrame(
      `<callbox-appeal-card src="/appeals.json" structured-data></callbox-appeal-card>
       <callbox-event-list src="/events.json" structured-data></callbox-event-list>`,
    );
    const names = () => Object.getOwnPropertyNames(page.window).filter(name => !/^\d+$/.test(name));
    const before = new Set(names());
    await loadModule(page.document, LOADER);
    await untilPageReads(page, APPEAL);
    await untilPageReads(page, 'Market');
    // Lit's own, by which it warns of two versions on one page.
    const added = names().filter(name => !before.has(name) && !/^(lit|reactiveElement)\w+$/.test(name));
    expect(added).to.deep.equal([]);
  });

  it('stores nothing in the visitor’s browser', async () => {
    serveBoth();
    const stored = async ({ window: page, document }: FramedPage) => ({
      local: { ...page.localStorage },
      session: { ...page.sessionStorage },
      cookie: document.cookie,
      caches: await page.caches.keys(),
      databases: (await page.indexedDB.databases()).map(({ name }) => name),
    });
    const page = await openFrame(
      `<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>
       <callbox-event-list src="/events.json" filter-param="topic"></callbox-event-list>`,
    );
    const before = await stored(page);
    await loadModule(page.document, LOADER);
    await untilPageReads(page, APPEAL);
    await untilPageReads(page, 'Market');
    for (const { shadowRoot } of page.document.querySelectorAll('callbox-appeal-card, callbox-event-list'))
      for (const summary of shadowRoot!.querySelectorAll('summary')) summary.click();
    await until(
      () =>
        /WhatsApp/.test(visibleText(page.document.body)) && /Google/.test(visibleText(page.document.body)),
      () => visibleText(page.document.body),
    );
    expect(await stored(page)).to.deep.equal(before);
  });

  it('asks no other origin for anything before a click', async () => {
    serveBoth();
    const page = await openFrame(
      `<callbox-appeal-card src="/appeals.json"></callbox-appeal-card>
       <callbox-event-list src="/events.json"></callbox-event-list>`,
    );
    page.window.performance.setResourceTimingBufferSize(1000);
    await loadModule(page.document, LOADER);
    await untilPageReads(page, APPEAL);
    await untilPageReads(page, 'Market');
    const origins = page.window.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).origin);
    expect([...new Set(origins)]).to.deep.equal([location.origin]);
  });
});
