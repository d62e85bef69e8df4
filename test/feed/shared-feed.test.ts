import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { restore, stub } from 'sinon';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import type { AppealCard } from '../../src/components/appeal-card/appeal-card.js';
import type { EventList } from '../../src/components/event-list/event-list.js';
import { feedAddress } from '../support/address.js';
import { answer, deferred } from '../support/answer.js';
import { stopClock } from '../support/clock.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { find, findAll, parts, wordsOf } from '../support/find.js';
import { load, mount, settled, visibleText } from '../support/mount.js';
import { nextOutcome, outcomeOf } from '../support/outcome.js';
import { hidePage, returnToPage, showPage } from '../support/page.js';
import { untilRead } from '../support/until.js';

const NOW = '2026-05-08T12:00:00Z';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const item = (id: string, fields: Record<string, unknown> = {}) => ({ id, title: `Item ${id}`, ...fields });
const titles = (element: Element) => wordsOf(parts(element, 'title'));
const events = (src: string, refresh?: number) =>
  html`<callbox-event-list src=${src} refresh=${refresh ?? nothing}>See the city’s site</callbox-event-list>`;
const appeals = (src: string) => html`<callbox-appeal-card src=${src} limit="20"></callbox-appeal-card>`;
const down = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

afterEach('throw real dice again', restore);

describe('Reloads', () => {
  it('come every five minutes for appeals, and never for events', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    await load(appeals(feedAddress()));
    await clock.tickAsync(5 * MINUTE - 1);
    expect(requests).to.have.length(1);
    await clock.tickAsync(1);
    expect(requests).to.have.length(2);
    await clock.tickAsync(5 * MINUTE);
    expect(requests).to.have.length(3);

    const other = serveFeed([item('1')]);
    const list = await load<EventList>(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    const asked = () => other.requests.filter(({ url }) => url === new URL(list.src, location.href).href);
    await clock.tickAsync(HOUR);
    expect(asked()).to.have.length(1);
  });

  for (const [refresh, seconds] of [
    ['60', 60],
    ['30', 30],
    ['5', 30],
    ['0', 30],
    ['-1', 30],
    ['90.5', 90.5],
  ] as const) {
    it(`come every ${seconds} seconds where the webmaster wrote refresh="${refresh}"`, async () => {
      const clock = stopClock(NOW);
      const { requests } = serveFeed([item('1')]);
      await load(html`<callbox-event-list src=${feedAddress()} refresh=${refresh}></callbox-event-list>`);
      await clock.tickAsync(seconds * SECOND - 1);
      expect(requests).to.have.length(1);
      await clock.tickAsync(1);
      expect(requests).to.have.length(2);
    });
  }

  for (const refresh of ['soon', 'NaN', 'Infinity']) {
    it(`keep to their default where the webmaster wrote refresh="${refresh}"`, async () => {
      const clock = stopClock(NOW);
      const { requests } = serveFeed([item('1')]);
      await load(html`<callbox-appeal-card src=${feedAddress()} refresh=${refresh}></callbox-appeal-card>`);
      await clock.tickAsync(5 * MINUTE - 1);
      expect(requests).to.have.length(1);
      await clock.tickAsync(1);
      expect(requests).to.have.length(2);
    });
  }

  it('show what is new', async () => {
    const clock = stopClock(NOW);
    serveFeed([item('1')]);
    const list = await load(events(feedAddress(), 60));
    serveFeed([item('2'), item('1')]);
    const told = nextOutcome(list);
    await clock.tickAsync(MINUTE);
    await told;
    expect(titles(list)).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('come less and less often while the server refuses, and are back to normal after', async () => {
    const clock = stopClock(NOW);
    stub(Math, 'random').returns(0.5);
    serveFeed([item('1')]);
    const list = await load(events(feedAddress(), 600));
    const { requests } = serveFeed('', { status: 503 });
    const start = Date.now();
    const moments: number[] = [];
    for (const wait of [10, 10, 20, 40, 60, 60]) {
      const before = requests.length;
      const told = nextOutcome(list);
      await clock.tickAsync(wait * MINUTE - 1);
      expect(requests, `before ${wait} minutes`).to.have.length(before);
      await clock.tickAsync(1);
      expect(requests, `after ${wait} minutes`).to.have.length(before + 1);
      await told;
      moments.push((Date.now() - start) / MINUTE);
    }
    const { requests: later } = serveFeed([item('1')]);
    const told = nextOutcome(list);
    await clock.tickAsync(60 * MINUTE);
    await told;
    expect(later).to.have.length(1);
    await clock.tickAsync(10 * MINUTE);
    expect(later).to.have.length(2);
    expect(moments).to.deep.equal([10, 20, 40, 80, 140, 200]);
  });

  it('come after a minute where events, which are read once, could not be read', async () => {
    const clock = stopClock(NOW);
    stub(Math, 'random').returns(0.5);
    const { requests } = serveFeed('', { status: 503 });
    const { element } = await outcomeOf(events(feedAddress()));
    await clock.tickAsync(MINUTE - 1);
    expect(requests).to.have.length(1);
    const later = serveFeed([item('1')]);
    const told = nextOutcome(element);
    await clock.tickAsync(1);
    await told;
    expect(titles(element)).to.deep.equal(['Item 1']);
    await clock.tickAsync(HOUR);
    expect(later.requests).to.have.length(1);
  });

  for (const [dice, minutes] of [
    [0, 7.5],
    [0.999999, 12.5],
  ] as const) {
    it(`are spread by chance, so that a crowd does not come back at once: ${minutes} minutes`, async () => {
      const clock = stopClock(NOW);
      stub(Math, 'random').returns(dice);
      const { requests } = serveFeed('', { status: 503 });
      await outcomeOf(events(feedAddress(), 600));
      await clock.tickAsync(minutes * MINUTE - SECOND);
      expect(requests).to.have.length(1);
      await clock.tickAsync(SECOND);
      expect(requests).to.have.length(2);
    });
  }

  for (const [what, retryAfter, headers] of [
    ['seconds', '1000', {}],
    ['a date', new Date(Date.parse(NOW) + 1000 * SECOND).toUTCString(), {}],
    [
      'a date by a clock ahead of the visitor’s',
      new Date(Date.parse(NOW) + HOUR + 1000 * SECOND).toUTCString(),
      { date: new Date(Date.parse(NOW) + HOUR).toUTCString() },
    ],
  ] as const) {
    it(`wait as long as the server asks, in ${what}`, async () => {
      const clock = stopClock(NOW);
      const { requests } = serveFeed('', { status: 429, headers: { ...headers, 'retry-after': retryAfter } });
      const { error } = await outcomeOf(events(feedAddress(), 30));
      expect(error!.retryAfter!.getTime()).to.equal(Date.parse(NOW) + 1000 * SECOND);
      await clock.tickAsync(999 * SECOND);
      expect(requests).to.have.length(1);
      await clock.tickAsync(SECOND);
      expect(requests).to.have.length(2);
    });
  }

  for (const retryAfter of ['', '0', '-5', 'soon', '1e9', '99999999999999999999', '9'.repeat(400)]) {
    it(`do not fall over each other where the server says Retry-After: ${retryAfter.slice(0, 30)}`, async () => {
      const clock = stopClock(NOW);
      stub(Math, 'random').returns(0.5);
      const { requests } = serveFeed('', { status: 503, headers: { 'retry-after': retryAfter } });
      const { error } = await outcomeOf(events(feedAddress(), 60));
      expect(error!.retryAfter?.getTime()).not.to.be.NaN;
      await clock.tickAsync(MINUTE - 1);
      expect(requests).to.have.length(1);
      await clock.tickAsync(5 * MINUTE);
      expect(requests.length).to.be.within(1, 4);
    });
  }

  it('rest while the page is hidden, and come at once when the visitor returns to old news', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    await load(events(feedAddress(), 60));
    hidePage();
    await clock.tickAsync(HOUR);
    expect(requests).to.have.length(1);
    showPage();
    expect(requests).to.have.length(2);
  });

  it('do not come when the visitor returns to fresh news', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    await load(events(feedAddress(), 60));
    hidePage();
    await clock.tickAsync(MINUTE - SECOND);
    showPage();
    returnToPage();
    expect(requests).to.have.length(1);
    await clock.tickAsync(SECOND);
    expect(requests).to.have.length(2);
  });

  it('come at once when the page comes back from the back-forward cache with old news', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    await load(events(feedAddress(), 60));
    clock.setSystemTime(Date.parse(NOW) + HOUR); // timers stood still meanwhile, the clock on the wall did not
    returnToPage();
    expect(requests).to.have.length(2);
  });

  it('come soon after a sleep, of which the page hears nothing', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    await load(appeals(feedAddress()));
    clock.setSystemTime(Date.parse(NOW) + HOUR);
    await clock.tickAsync(30 * SECOND);
    expect(requests).to.have.length(2);
  });

  it('come at once when the visitor is online again after a failure', async () => {
    stopClock(NOW);
    serveFeed(down);
    const src = feedAddress();
    const list = mount(events(src));
    const failed = nextOutcome(list);
    const clock = stopClock(NOW);
    await clock.tickAsync(1);
    expect((await failed).error).to.include({ code: 'unreachable' });
    serveFeed([item('1')]);
    const told = nextOutcome(list);
    window.dispatchEvent(new Event('online'));
    await told;
    expect(titles(list)).to.deep.equal(['Item 1']);
  });

  it('keep the list up, with its age, where they fail', async () => {
    stopClock(NOW);
    serveFeed([item('1')]);
    const list = await load<EventList>(events(feedAddress(), 60));
    expect(parts(list, 'age')).to.have.length(0);
    serveFeed('', { status: 500 });
    await list.reload();
    const [age] = wordsOf(parts(list, 'age'));
    const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(new Date(NOW));
    expect(age).to.contain(time);
    expect(titles(list)).to.deep.equal(['Item 1']);
    serveFeed([item('2')]);
    await list.reload();
    expect(parts(list, 'age')).to.have.length(0);
    expect(titles(list)).to.deep.equal(['Item 2']);
  });

  it('are done when reload() is', async () => {
    const { requests } = serveFeed([item('1')]);
    const list = await load<EventList>(events(feedAddress()));
    serveFeed([item('2')]);
    await list.reload();
    expect(titles(list)).to.deep.equal(['Item 2']);
    serveFeed('', { status: 404 });
    await list.reload();
    expect(titles(list)).to.deep.equal(['Item 2']);
    expect(requests).to.have.length(1);
  });

  it('ask once where several are asked for at a time', async () => {
    const list = await (serveFeed([item('1')]), load<EventList>(events(feedAddress())));
    const { requests } = serveFeed([item('2')]);
    await Promise.all([list.reload(), list.reload(), list.reload()]);
    expect(requests).to.have.length(1);
  });
});

describe('Several elements with one feed', () => {
  it('share one request, also of different kinds and however its address is written', async () => {
    const src = feedAddress();
    const { requests } = serveFeed([item('1')]);
    const whole = new URL(src, location.href).href;
    const [list, second, card] = await Promise.all([
      outcomeOf(events(src)),
      outcomeOf(events(whole)),
      outcomeOf(appeals(` ${src} `)),
    ]);
    expect(requests).to.have.length(1);
    for (const { element } of [list, second, card]) expect(titles(element)).to.deep.equal(['Item 1']);
  });

  it('share the copy that is there already', async () => {
    const src = feedAddress();
    const { requests } = serveFeed([item('1')]);
    await load(events(src));
    const card = await load(appeals(src));
    expect(requests).to.have.length(1);
    expect(titles(card)).to.deep.equal(['Item 1']);
  });

  it('are told of the failure that is there already', async () => {
    const src = feedAddress();
    const { requests } = serveFeed('', { status: 404 });
    await outcomeOf(events(src));
    const { error } = await outcomeOf(appeals(src));
    expect(error).to.include({ code: 'refused' });
    expect(requests).to.have.length(1);
  });

  it('reload together, as often as the most eager of them wants', async () => {
    const clock = stopClock(NOW);
    const src = feedAddress();
    const { requests } = serveFeed([item('1')]);
    const list = await load(events(src));
    const card = await load(appeals(src));
    await load(events(src, 60));
    serveFeed([item('2')]);
    const told = [nextOutcome(list), nextOutcome(card)];
    await clock.tickAsync(MINUTE);
    await Promise.all(told);
    expect(requests).to.have.length(1);
    for (const element of [list, card]) expect(titles(element)).to.deep.equal(['Item 2']);
  });

  it('ask for their own feeds where these differ in anything', async () => {
    const src = feedAddress();
    const { requests } = serveFeed([item('1')]);
    await Promise.all([outcomeOf(events(src)), outcomeOf(events(`${src}?lang=fr`))]);
    expect(requests).to.have.length(2);
  });
});

describe('An element that leaves the page', () => {
  it('ends its request, and leaves no timer behind', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed(() => new Promise<Response>(() => {}));
    const list = mount(events(feedAddress(), 60));
    await settled(list);
    expect(requests).to.have.length(1);
    list.remove();
    await settled(list);
    expect(requests[0]!.init.signal!.aborted).to.equal(true);
    await clock.tickAsync(1);
    expect(clock.countTimers()).to.equal(0);
  });

  it('asks for nothing more', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    const [list, card] = [await load(events(feedAddress(), 60)), await load(appeals(feedAddress()))];
    list.remove();
    card.remove();
    await settled(card);
    expect(clock.countTimers()).to.equal(0);
    await clock.tickAsync(HOUR);
    showPage();
    returnToPage();
    window.dispatchEvent(new Event('online'));
    expect(requests).to.have.length(2);
  });

  it('leaves the request to its neighbour', async () => {
    const src = feedAddress();
    const response = deferred<Response>();
    const { requests } = serveFeed(() => response.promise);
    const [list, card] = [mount(events(src)), mount(appeals(src))];
    await settled(card);
    list.remove();
    const told = nextOutcome(card);
    response.resolve(answer(feedOf([item('1')])));
    await told;
    expect(titles(card)).to.deep.equal(['Item 1']);
    expect(requests).to.have.length(1);
  });

  it('says nothing of an answer that comes too late', async () => {
    const response = deferred<Response>();
    serveFeed(() => response.promise);
    const list = mount(events(feedAddress()));
    let told = 0;
    for (const type of ['callbox-load', 'callbox-error']) list.addEventListener(type, () => (told += 1));
    await settled(list);
    list.remove();
    await settled(list);
    response.resolve(answer(feedOf([item('1')])));
    await response.promise;
    await load(events((serveFeed([]), feedAddress())));
    expect(told).to.equal(0);
  });

  it('keeps what it shows when it is moved, and asks for nothing', async () => {
    const { requests } = serveFeed([item('1')]);
    const list = await load(events(feedAddress()));
    let told = 0;
    list.addEventListener('callbox-load', () => (told += 1));
    const elsewhere = mount(html`<div></div>`);
    elsewhere.append(list);
    expect(titles(list)).to.deep.equal(['Item 1']);
    await settled(list);
    expect(titles(list)).to.deep.equal(['Item 1']);
    expect([requests.length, told]).to.deep.equal([1, 0]);
  });

  it('goes on with its request when it is moved meanwhile', async () => {
    const response = deferred<Response>();
    const { requests } = serveFeed(() => response.promise);
    const list = mount(events(feedAddress()));
    await settled(list);
    const told = nextOutcome(list);
    mount(html`<div></div>`).append(list);
    await settled(list);
    response.resolve(answer(feedOf([item('1')])));
    await told;
    expect(titles(list)).to.deep.equal(['Item 1']);
    expect(requests).to.have.length(1);
  });

  it('keeps its timers when it is moved', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    const list = await load(events(feedAddress(), 60));
    await clock.tickAsync(30 * SECOND);
    mount(html`<div></div>`).append(list);
    await settled(list);
    await clock.tickAsync(30 * SECOND);
    expect(requests).to.have.length(2);
  });

  it('shows what it had when it comes back, and asks again if that is old', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    const list = await load(events(feedAddress(), 60));
    const { parentElement } = list;
    list.remove();
    await clock.tickAsync(HOUR);
    expect(requests).to.have.length(1);
    parentElement!.append(list);
    expect(titles(list)).to.deep.equal(['Item 1']);
    await settled(list);
    expect(requests).to.have.length(2);
  });

  it('asks anew when it comes back after it left without an answer', async () => {
    serveFeed(() => new Promise<Response>(() => {}));
    const list = mount(events(feedAddress()));
    const { parentElement } = list;
    await settled(list);
    list.remove();
    await settled(list);
    serveFeed([item('1')]);
    const told = nextOutcome(list);
    parentElement!.append(list);
    await told;
    expect(titles(list)).to.deep.equal(['Item 1']);
  });
});

describe('Another address', () => {
  it('is loaded, and its answer alone is shown', async () => {
    const [slow, quick] = [feedAddress(), feedAddress()];
    const late = deferred<Response>();
    serveFeed(({ url }) => (url.endsWith(slow) ? late.promise : answer(feedOf([item('quick')]))));
    const list = mount<EventList>(events(slow));
    await settled(list);
    const told = nextOutcome(list);
    list.src = quick;
    await told;
    late.resolve(answer(feedOf([item('slow')])));
    await late.promise;
    await list.reload();
    expect(titles(list)).to.deep.equal(['Item quick']);
  });

  it('puts the fallback up until its answer comes, since the old list is another’s', async () => {
    serveFeed([item('1')]);
    const list = await load<EventList>(events(feedAddress()));
    const response = deferred<Response>();
    serveFeed(() => response.promise);
    list.src = feedAddress();
    await settled(list);
    expect(visibleText(list)).to.equal('See the city’s site');
    const told = nextOutcome(list);
    response.resolve(answer(feedOf([item('2')])));
    await told;
    expect(titles(list)).to.deep.equal(['Item 2']);
  });

  it('is none where the webmaster takes it away', async () => {
    const clock = stopClock(NOW);
    const { requests } = serveFeed([item('1')]);
    const list = await load<EventList>(events(feedAddress(), 60));
    list.src = '';
    await settled(list);
    expect(visibleText(list)).to.equal('See the city’s site');
    await clock.tickAsync(HOUR);
    expect(requests).to.have.length(1);
    expect(clock.countTimers()).to.equal(0);
  });
});

describe('The pages of a feed', () => {
  const paged = (pages: Record<string, () => Response | Promise<Response>>) =>
    serveFeed(({ url }) => pages[new URL(url).searchParams.get('page') ?? '1']!());
  const page = (items: unknown[], next?: number | string) => () =>
    answer(feedOf(items, next ? { next_url: typeof next === 'number' ? `?page=${next}` : next } : {}));
  const pagesAsked = (requests: readonly { url: string }[]) =>
    requests.map(({ url }) => new URL(url).searchParams.get('page') ?? '1');
  const showMore = async (element: Element) => {
    find(element, 'button', 'Show more').click();
    await nextOutcome(element as HTMLElement);
  };
  const more = (element: Element) => findAll(element, 'button', 'Show more').length;

  it('are read one by one, as the visitor asks to see more', async () => {
    const { requests } = paged({ 1: page([item('1')], 2), 2: page([item('2')], 3), 3: page([item('3')]) });
    const list = await load(events(feedAddress()));
    expect([titles(list), more(list)]).to.deep.equal([['Item 1'], 1]);
    await showMore(list);
    expect([titles(list), more(list)]).to.deep.equal([['Item 1', 'Item 2'], 1]);
    await showMore(list);
    expect([titles(list), more(list)]).to.deep.equal([['Item 1', 'Item 2', 'Item 3'], 0]);
    expect(pagesAsked(requests)).to.deep.equal(['1', '2', '3']);
  });

  it('are not read while there are items at hand', async () => {
    const { requests } = paged({ 1: page([item('1'), item('2')], 2), 2: page([item('3')]) });
    const list = await load<EventList>(
      html`<callbox-event-list src=${feedAddress()} limit="1"></callbox-event-list>`,
    );
    find(list, 'button', 'Show more').click();
    await settled(list);
    expect(titles(list)).to.deep.equal(['Item 1', 'Item 2']);
    expect(pagesAsked(requests)).to.deep.equal(['1']);
  });

  for (const [what, pages, asked] of [
    ['itself', { 1: page([item('1')], '?') }, ['1']],
    ['the first', { 1: page([item('1')], 2), 2: page([item('2')], '?') }, ['1', '2']],
    [
      'the one before',
      { 1: page([item('1')], 2), 2: page([item('2')], 3), 3: page([item('3')], 2) },
      ['1', '2', '3'],
    ],
  ] as const) {
    it(`end with one that leads back to ${what}`, async () => {
      const { requests } = paged(pages as Record<string, () => Response>);
      const src = `${feedAddress()}?`;
      const list = await load(events(src));
      while (more(list)) await showMore(list);
      expect(pagesAsked(requests)).to.deep.equal(asked);
      expect(titles(list)).to.have.length(asked.length);
    });
  }

  it('are searched for the first item to show, but not without end', async () => {
    let last = 1;
    const { requests } = serveFeed(() =>
      answer(feedOf([item(String(last))], { next_url: `?page=${(last += 1)}` })),
    );
    const list = await load<EventList>(
      html`<callbox-event-list src=${feedAddress()} tags="none of them"
        >See the city’s site</callbox-event-list
      >`,
    );
    await untilRead(list, 'There are no events to show.');
    expect(requests).to.have.length(20);
  });

  it('are searched for the item that a page is about', async () => {
    paged({ 1: page([item('1')], 2), 2: page([item('2')], 3), 3: page([item('3')]) });
    const list = mount<EventList>(
      html`<callbox-event-list src=${feedAddress()} item-id="3"></callbox-event-list>`,
    );
    while (titles(list).length === 0) await nextOutcome(list);
    expect(titles(list)).to.deep.equal(['Item 3']);
  });

  it('that are shown are all read again by a reload, and no other', async () => {
    paged({ 1: page([item('1')], 2), 2: page([item('2')], 3), 3: page([item('3')]) });
    const list = await load<EventList>(events(feedAddress()));
    await showMore(list);
    const { requests } = paged({ 1: page([item('1')], 2), 2: page([item('2b')], 3), 3: page([item('3')]) });
    await list.reload();
    expect(titles(list)).to.deep.equal(['Item 1', 'Item 2b']);
    expect(pagesAsked(requests)).to.deep.equal(['1', '2']);
    expect(more(list)).to.equal(1);
  });

  it('may become fewer', async () => {
    paged({ 1: page([item('1')], 2), 2: page([item('2')]) });
    const list = await load<EventList>(events(feedAddress()));
    await showMore(list);
    paged({ 1: page([item('1')]) });
    await list.reload();
    expect([titles(list), more(list)]).to.deep.equal([['Item 1'], 0]);
  });

  const withdrawn = (id: string) => ({ id, _appeal: { status: 'withdrawn' } });

  it('that can be read count where one can’t: what is withdrawn there goes, what is absent there stays', async () => {
    paged({ 1: page([item('1'), item('2')], 2), 2: page([item('3')], 3), 3: page([item('4')]) });
    const card = await load<AppealCard>(appeals(feedAddress()));
    await showMore(card);
    expect(titles(card)).to.have.members(['Item 1', 'Item 2', 'Item 3']);
    paged({ 1: page([withdrawn('1'), item('0')], 2), 2: () => answer('', { status: 500 }) });
    await card.reload();
    expect(titles(card)).to.have.members(['Item 0', 'Item 2', 'Item 3']);
    expect(parts(card, 'age')).to.have.length(1);
    expect(more(card)).to.equal(1);
    paged({ 1: page([item('0')], 2), 2: page([item('3')], 3) });
    await card.reload();
    expect(titles(card)).to.have.members(['Item 0', 'Item 3']);
    expect(parts(card, 'age')).to.have.length(0);
  });

  it('may withdraw what another page shows', async () => {
    paged({ 1: page([item('1')], 2), 2: page([withdrawn('1')]) });
    const card = await load<AppealCard>(appeals(feedAddress()));
    await showMore(card);
    expect(visibleText(card)).to.equal('There are no appeals at the moment.');
  });

  it('keep what is shown where the next can’t be read, and the visitor may try again', async () => {
    paged({ 1: page([item('1')], 2), 2: () => answer('', { status: 500 }) });
    const list = await load<EventList>(events(feedAddress()));
    await showMore(list);
    expect([titles(list), more(list)]).to.deep.equal([['Item 1'], 1]);
    paged({ 1: page([item('1')], 2), 2: page([item('2')]) });
    await showMore(list);
    expect([titles(list), more(list)]).to.deep.equal([['Item 1', 'Item 2'], 0]);
  });

  for (const next of [
    'javascript:alert(1)',
    'data:application/json,{}',
    'blob:https://city.example/1',
    'file:///feed',
    7,
    {},
    'http://',
  ]) {
    it(`are no more where the next is at ${JSON.stringify(next)}`, async () => {
      serveFeed(feedOf([item('1')], { next_url: next }));
      expect(more(await load(events(feedAddress())))).to.equal(0);
    });
  }
});
