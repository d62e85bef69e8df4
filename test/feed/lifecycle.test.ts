import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import type { AppealCard } from '../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../support/address.js';
import { answer } from '../support/answer.js';
import { stopClock } from '../support/clock.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { allIn, parts, wordsOf } from '../support/find.js';
import { load, mount, settled, visibleText } from '../support/mount.js';
import { nextOutcome } from '../support/outcome.js';
import { hidePage } from '../support/page.js';

const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] = [4, 5, 6, 7].map(day => `2026-05-0${day}T12:00:00Z`);
const FRIDAY = '2026-05-08T12:00:00Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Item = Record<string, unknown>;

/** A version of one appeal, called by when it was modified, unless the title says otherwise. */
const open = (date_modified?: string, fields: Item = {}, item: Item = {}): Item => ({
  id: 'ann',
  title: date_modified ?? 'undated',
  date_modified,
  ...item,
  _appeal: { category: 'missing-person', persons: [{ name: 'Ann', age: 30 }], ...fields },
});

const tombstone = (date_modified?: string, status = 'withdrawn'): Item => ({
  id: 'ann',
  date_modified,
  content_text: 'This appeal has ended.',
  _appeal: { status },
});

const neighbour: Item = { id: 'bob', title: 'Beside it' };

const appealsAt = (src: string) =>
  html`<callbox-appeal-card src=${src} limit="50"
    ><a href="/appeals">See our appeals</a></callbox-appeal-card
  >`;
const titles = (card: Element) => wordsOf(parts(card, 'title'));

/** Serves one version of the feed after the other to one element, and gives the titles that are read at last. */
async function shownAfter(...versions: Item[][]): Promise<string[]> {
  serveFeed(versions[0]!);
  const card = await load<AppealCard>(appealsAt(feedAddress()));
  for (const version of versions.slice(1)) {
    serveFeed(version);
    await card.reload();
  }
  return titles(card);
}

describe('An appeal that has ended', () => {
  beforeEach(() => void stopClock(FRIDAY));

  for (const [what, versions, shown] of [
    ['is shown in its newest version', [[open(MONDAY)], [open(TUESDAY)]], [TUESDAY]],
    ['is never replaced by an older version', [[open(TUESDAY)], [open(MONDAY)]], [TUESDAY]],
    ['is never replaced by an undated version', [[open(MONDAY)], [open()]], [MONDAY]],
    ['is replaced by a dated version where it had no date', [[open()], [open(MONDAY)]], [MONDAY]],
    [
      'is corrected where neither version has a date',
      [[open()], [open(undefined, {}, { title: 'New' })]],
      ['New'],
    ],
    [
      'is corrected where both have one date',
      [[open(MONDAY)], [open(MONDAY, {}, { title: 'New' })]],
      ['New'],
    ],
    ['goes with its tombstone', [[open(MONDAY)], [tombstone(TUESDAY)]], []],
    ['goes with a tombstone of its own date', [[open(MONDAY)], [tombstone(MONDAY)]], []],
    ['goes with a tombstone without a date', [[open(MONDAY)], [tombstone()]], []],
    ['goes with a tombstone without a date even if it has none', [[open()], [tombstone()]], []],
    [
      'goes with a tombstone without a date even if it is dated ahead',
      [[open('2027-01-01T00:00:00Z')], [tombstone()]],
      [],
    ],
    ['goes if it is resolved', [[open(MONDAY)], [tombstone(TUESDAY, 'resolved')]], []],
    ['goes if its status is written otherwise', [[open(MONDAY)], [tombstone(TUESDAY, ' Withdrawn ')]], []],
    [
      'goes if its tombstone still carries all',
      [[open(MONDAY)], [open(TUESDAY, { status: 'withdrawn' })]],
      [],
    ],
    ['is not shown where only its tombstone was seen', [[tombstone(MONDAY)]], []],
    ['does not go with a tombstone older than itself', [[open(TUESDAY)], [tombstone(MONDAY)]], [TUESDAY]],
    ['goes with its absence', [[open(MONDAY)], []], []],
    ['is back from absence', [[open(MONDAY)], [], [open(MONDAY)]], [MONDAY]],
    ['stays gone before an older version', [[open(MONDAY)], [tombstone(WEDNESDAY)], [open(TUESDAY)]], []],
    ['stays gone before a version of its date', [[tombstone(WEDNESDAY)], [open(WEDNESDAY)]], []],
    ['stays gone before an undated version', [[open()], [tombstone(MONDAY)], [open()]], []],
    ['stays gone before an undated version, gone without a date', [[open()], [tombstone()], [open()]], []],
    ['stays gone, gone without a date, before a version of earlier', [[tombstone()], [open(THURSDAY)]], []],
    [
      'stays gone before a newer version that is resolved',
      [[tombstone(MONDAY)], [open(TUESDAY, { status: 'resolved', category: 'witness', outcome: 'Found' })]],
      [],
    ],
    ['stays gone after its tombstone is gone too', [[tombstone(TUESDAY)], [], [open(MONDAY)]], []],
    [
      'comes back with a newer open version',
      [[open(MONDAY)], [tombstone(TUESDAY)], [open(WEDNESDAY)]],
      [WEDNESDAY],
    ],
    [
      'stays back while an old tombstone is served again',
      [[tombstone(TUESDAY)], [open(WEDNESDAY)], [tombstone(TUESDAY)]],
      [WEDNESDAY],
    ],
    [
      'stays back while an old version is served again',
      [[tombstone(TUESDAY)], [open(WEDNESDAY)], [open(MONDAY)]],
      [WEDNESDAY],
    ],
    [
      'goes again after it came back',
      [[tombstone(MONDAY)], [open(TUESDAY)], [tombstone(WEDNESDAY)], [open(TUESDAY)]],
      [],
    ],
    [
      'goes, of two versions in one feed, with the tombstone that comes last',
      [[open(MONDAY), tombstone(TUESDAY)]],
      [],
    ],
    [
      'goes, of two versions in one feed, with the tombstone that comes first',
      [[tombstone(TUESDAY), open(MONDAY)]],
      [],
    ],
    [
      'goes, of a known and two versions in one feed, with the tombstone',
      [[open(MONDAY)], [tombstone(TUESDAY), open(MONDAY)]],
      [],
    ],
    [
      'is shown once, in the newer of two versions in one feed',
      [[open(MONDAY), open(WEDNESDAY), open(TUESDAY)]],
      [WEDNESDAY],
    ],
    [
      'is shown once, in the first of two undated versions',
      [[open(undefined, {}, { title: 'First' }), open()]],
      ['First'],
    ],
  ] as [string, Item[][], string[]][]) {
    it(what, async () => {
      const shown_ = await shownAfter(...versions.map(version => [...version, neighbour]));
      expect(shown_).to.deep.equal([...shown, 'Beside it']);
    });
  }

  it('comes back, if its tombstone had no date, with a version made after it was read', async () => {
    const clock = stopClock(FRIDAY);
    serveFeed([tombstone()]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    await clock.tickAsync(2 * MINUTE);
    serveFeed([tombstone()]);
    await card.reload();
    const later = new Date(Date.parse(FRIDAY) + MINUTE).toISOString();
    serveFeed([open(later)]);
    await card.reload();
    expect(titles(card)).to.deep.equal([later]);
  });

  it('stays gone from the page after its element has left and come back', async () => {
    const src = feedAddress();
    serveFeed([tombstone(TUESDAY)]);
    const card = await load<AppealCard>(appealsAt(src));
    const { parentElement } = card;
    card.remove();
    serveFeed([open(MONDAY)]);
    const other = await load<AppealCard>(appealsAt(src));
    expect(titles(other)).to.deep.equal([]);
    other.remove();
    parentElement!.append(card);
    await card.reload();
    expect(titles(card)).to.deep.equal([]);
  });

  it('stays gone where the page itself gives the old feed to an element', async () => {
    const src = feedAddress();
    serveFeed([tombstone(TUESDAY)]);
    await load(appealsAt(src));
    const feed = feedOf([open(MONDAY)], { feed_url: new URL(src, location.href).href });
    const card = await load(html`<callbox-appeal-card .feed=${feed}></callbox-appeal-card>`);
    expect(titles(card)).to.deep.equal([]);
  });

  it('may stand in another feed, which is another publisher’s to end', async () => {
    serveFeed([tombstone(TUESDAY)]);
    await load(appealsAt(feedAddress()));
    serveFeed([open(MONDAY)]);
    expect(titles(await load(appealsAt(feedAddress())))).to.deep.equal([MONDAY]);
  });

  it('leaves nothing of itself, text or image, in the element', async () => {
    const image = { url: '/demo/pictures/euphonium.svg', alt: 'Ann at sea', width: 10, height: 10 };
    serveFeed([open(MONDAY, { images: [image], warning: 'Take care' }), neighbour]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    expect(allIn(card, 'img')).to.have.length(1);
    serveFeed([tombstone(TUESDAY), neighbour]);
    await card.reload();
    expect(allIn(card, 'img')).to.have.length(0);
    expect(card.shadowRoot!.textContent).not.to.match(/Ann|Take care|Missing/);
    expect(visibleText(card)).to.contain('Beside it');
  });
});

describe('A resolved appeal', () => {
  const resolved = (fields: Item, item: Item = {}): Item => ({
    id: 'bicycle',
    title: 'A green bicycle',
    content_text: 'It was taken from Coopers Row.',
    image: '/demo/pictures/damaged-bicycle.svg',
    date_modified: MONDAY,
    ...item,
    _appeal: {
      status: 'resolved',
      outcome: 'It is back with its owner.',
      persons: [{ name: 'Ann Thorngrave' }],
      images: [{ url: '/demo/pictures/damaged-bicycle.svg', alt: 'Ann on it' }],
      contacts: [{ kind: 'police', phone: '101' }],
      ...fields,
    },
  });

  beforeEach(() => void stopClock(FRIDAY));

  for (const category of ['stolen-property', 'found-property', 'witness', 'public-safety']) {
    it(`of the category ${category} shows title and outcome, no person and no picture`, async () => {
      serveFeed([resolved({ category })]);
      const card = await load(appealsAt(feedAddress()));
      expect(visibleText(card)).to.match(/Resolved.*A green bicycle.*It is back with its owner/);
      expect(visibleText(card)).not.to.match(/Ann|Coopers Row|101/);
      expect(allIn(card, 'img')).to.have.length(0);
    });
  }

  for (const category of [
    'missing-person',
    'identify',
    'wanted',
    'unidentified-person',
    'Witness',
    'another word',
    undefined,
  ]) {
    it(`of the category ${category} is a tombstone whatever it carries`, async () => {
      const src = feedAddress();
      serveFeed([resolved({ category })]);
      const card = await load<AppealCard>(appealsAt(src));
      expect(titles(card)).to.deep.equal([]);
      serveFeed([resolved({ category, status: 'open' })]);
      await card.reload();
      expect(titles(card)).to.deep.equal([]);
    });
  }

  it('without an outcome is a tombstone', async () => {
    for (const outcome of [undefined, '', ' ', 7])
      expect(await shownAfter([resolved({ category: 'witness', outcome })])).to.deep.equal([]);
  });

  for (const [item, moment] of [
    [{}, '2026-06-03T12:00:00Z'],
    [{ date_modified: undefined, date_published: TUESDAY }, '2026-06-04T12:00:00Z'],
    [{ date_published: THURSDAY }, '2026-06-03T12:00:00Z'],
  ] as const) {
    it(`goes after 30 days, at ${moment}`, async () => {
      const clock = stopClock(new Date(Date.parse(moment) - MINUTE));
      serveFeed([resolved({ category: 'witness' }, item)]);
      const card = await load(appealsAt(feedAddress()));
      expect(titles(card)).to.deep.equal(['A green bicycle']);
      await clock.tickAsync(MINUTE);
      await settled(card);
      expect(titles(card)).to.deep.equal([]);
    });
  }

  it('without any date is not shown, since nobody knows for how long', async () => {
    expect(await shownAfter([resolved({ category: 'witness' }, { date_modified: undefined })])).to.deep.equal(
      [],
    );
  });

  it('takes the place of the open one', async () => {
    const before = resolved({ category: 'witness', status: 'open' });
    const card = await shownAfter(
      [before],
      [resolved({ category: 'witness' }, { date_modified: TUESDAY, title: 'Solved' })],
    );
    expect(card).to.deep.equal(['Solved']);
  });
});

describe('An appeal that replaces others', () => {
  beforeEach(() => void stopClock(FRIDAY));

  const later = (replaces: unknown, item: Item = {}): Item => ({
    id: 'later',
    title: 'Later',
    date_modified: WEDNESDAY,
    ...item,
    _appeal: { replaces },
  });

  for (const [what, versions, shown] of [
    ['hides them wherever it stands', [[open(MONDAY), later(['ann'])]], ['Later']],
    ['hides them in a later answer', [[open(MONDAY)], [later(['ann']), open(MONDAY)]], ['Later']],
    [
      'hides none but those',
      [[open(MONDAY), later(['nobody', 'ann', 7]), neighbour]],
      ['Later', 'Beside it'],
    ],
    ['does not hide itself', [[later(['later'])]], ['Later']],
    [
      'keeps them gone when it ends in its turn',
      [
        [open(MONDAY), later(['ann'])],
        [open(MONDAY), { ...later([]), _appeal: { status: 'withdrawn' } }],
      ],
      [],
    ],
    ['keeps them gone when it is absent in its turn', [[open(MONDAY), later(['ann'])], [open(MONDAY)]], []],
    [
      'wins, the newer, where two replace each other',
      [[open(TUESDAY, { replaces: ['later'] }), later(['ann'])]],
      ['Later'],
    ],
    ['hides nothing where it names no ids', [[open(MONDAY), later('ann')]], ['Later', MONDAY]],
  ] as [string, Item[][], string[]][]) {
    it(what, async () => {
      expect(await shownAfter(...versions)).to.deep.equal(shown);
    });
  }
});

describe('An appeal that expires', () => {
  const NOW = Date.parse(FRIDAY);
  const expiring = (at: number): Item => open(MONDAY, { expires: new Date(at).toISOString() });

  it('goes on the minute, text and image, even while the network is down', async () => {
    const clock = stopClock(FRIDAY);
    const image = { url: '/demo/pictures/euphonium.svg', alt: 'Ann' };
    serveFeed([
      open(MONDAY, { expires: new Date(NOW + 10 * MINUTE).toISOString(), images: [image] }),
      neighbour,
    ]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    serveFeed(() => Promise.reject(new TypeError('Failed to fetch')));
    await clock.tickAsync(10 * MINUTE - 1);
    await settled(card);
    expect(titles(card)).to.deep.equal([MONDAY, 'Beside it']);
    await clock.tickAsync(1);
    await settled(card);
    expect(titles(card)).to.deep.equal(['Beside it']);
    expect(allIn(card, 'img')).to.have.length(0);
  });

  it('goes in the moment, in an element that is told to load nothing more', async () => {
    const clock = stopClock(FRIDAY);
    const card = await load<AppealCard>(
      html`<callbox-appeal-card .feed=${feedOf([expiring(NOW + MINUTE)])}></callbox-appeal-card>`,
    );
    expect(titles(card)).to.deep.equal([MONDAY]);
    await clock.tickAsync(MINUTE);
    await settled(card);
    expect(titles(card)).to.deep.equal([]);
  });

  it('is not shown at all where it has expired', async () => {
    stopClock(FRIDAY);
    expect(await shownAfter([expiring(NOW)])).to.deep.equal([]);
    expect(await shownAfter([expiring(NOW + 1)])).to.deep.equal([MONDAY]);
  });

  for (const [ahead, age] of [
    [60 * MINUTE, '0'],
    [-60 * MINUTE, '0'],
    [60 * MINUTE, '120'],
  ] as const) {
    it(`goes by the server’s clock, ${ahead / MINUTE} minutes ahead of the visitor’s, ${age} s after it answered`, async () => {
      const clock = stopClock(FRIDAY);
      const headers = { date: new Date(NOW + ahead - Number(age) * 1000).toUTCString(), age };
      serveFeed([expiring(NOW + ahead + 4 * MINUTE)], { headers });
      const card = await load<AppealCard>(appealsAt(feedAddress()));
      await clock.tickAsync(4 * MINUTE - 1);
      await settled(card);
      expect(titles(card)).to.deep.equal([MONDAY]);
      await clock.tickAsync(1);
      await settled(card);
      expect(titles(card)).to.deep.equal([]);
    });
  }

  it('is gone when the visitor returns after it', async () => {
    const clock = stopClock(FRIDAY);
    serveFeed([expiring(NOW + MINUTE)]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    const { parentElement } = card;
    card.remove();
    await clock.tickAsync(2 * MINUTE);
    parentElement!.append(card);
    await settled(card);
    expect(titles(card)).to.deep.equal([]);
  });
});

describe('An appeal that no load confirms', () => {
  /** The visitor leaves the tab alone, which then loads nothing; the clocks go on. */
  async function loadAndHide() {
    const clock = stopClock(FRIDAY);
    serveFeed([open(MONDAY)]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    serveFeed('', { status: 503 });
    await card.reload();
    hidePage();
    return { clock, card };
  }

  it('is hidden after 24 hours, and the fallback stands in its place', async () => {
    const { clock, card } = await loadAndHide();
    await clock.tickAsync(DAY - 1);
    await settled(card);
    expect(titles(card)).to.deep.equal([MONDAY]);
    await clock.tickAsync(1);
    await settled(card);
    expect(visibleText(card)).to.equal('See our appeals');
  });

  it('stays for as long as loads confirm it', async () => {
    const { clock, card } = await loadAndHide();
    for (let times = 0; times < 3; times++) {
      await clock.tickAsync(DAY - MINUTE);
      serveFeed([open(MONDAY)]);
      await card.reload();
    }
    await clock.tickAsync(DAY - MINUTE);
    await settled(card);
    expect(titles(card)).to.deep.equal([MONDAY]);
  });

  it('is not confirmed by an older version of it', async () => {
    const { clock, card } = await loadAndHide();
    await clock.tickAsync(DAY - MINUTE);
    serveFeed([open('2026-05-03T12:00:00Z')]);
    await card.reload();
    expect(titles(card)).to.deep.equal([MONDAY]);
    await clock.tickAsync(MINUTE);
    await settled(card);
    expect(titles(card)).to.deep.equal([]);
  });

  it('is back with the next good answer', async () => {
    const { clock, card } = await loadAndHide();
    await clock.tickAsync(2 * DAY);
    serveFeed([open(MONDAY)]);
    await card.reload();
    expect(titles(card)).to.deep.equal([MONDAY]);
  });
});

describe('A feed that has ended', () => {
  for (const [what, ending] of [
    ['says that it has expired', () => answer(feedOf([open(WEDNESDAY)], { expired: true }))],
    [
      'has expired and has no items',
      () => answer({ version: 'https://jsonfeed.org/version/1.1', expired: true }),
    ],
    ['is gone (HTTP 410)', () => answer('', { status: 410 })],
    ['is gone and says so in HTML', () => answer('<!doctype html><h1>Gone</h1>', { status: 410 })],
  ] as const) {
    it(`clears the widget where it ${what}, and is no error`, async () => {
      serveFeed([open(MONDAY), neighbour]);
      const card = await load<AppealCard>(appealsAt(feedAddress()));
      serveFeed(ending);
      const told = nextOutcome(card);
      await card.reload();
      expect((await told).items).to.deep.equal([]);
      expect(visibleText(card)).to.equal('There are no appeals at the moment.');
    });
  }

  it('asks for no further page', async () => {
    const { requests } = serveFeed(feedOf([], { expired: true, next_url: '?page=2' }));
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    await card.reload();
    expect(requests.map(({ url }) => new URL(url).search)).to.deep.equal(['', '']);
  });

  it('shows its appeals again when it is back', async () => {
    serveFeed([open(MONDAY)]);
    const card = await load<AppealCard>(appealsAt(feedAddress()));
    serveFeed('', { status: 410 });
    await card.reload();
    serveFeed([open(MONDAY)]);
    await card.reload();
    expect(titles(card)).to.deep.equal([MONDAY]);
  });
});

describe('A list that changes its zone', () => {
  it('shows the same items at their new times', async () => {
    const item = { id: '1', title: 'Market', date_published: '2026-05-04T12:00:00' };
    const zoned = (time_zone: string) =>
      feedOf([item], { _callbox: { about: 'https://callbox.example/', time_zone } });
    serveFeed(zoned('Asia/Tokyo'));
    const card = mount<AppealCard>(appealsAt(feedAddress()));
    await nextOutcome(card);
    serveFeed(zoned('America/Denver'));
    const told = nextOutcome(card);
    await card.reload();
    expect((await told).items![0]!.datePublished!.toISOString()).to.equal('2026-05-04T18:00:00.000Z');
  });
});
