import { expect, oneEvent } from '@open-wc/testing';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import { feedAddress } from '../support/address.js';
import { appeal, fullAppeal, picture, URGENT } from '../support/appeals.js';
import { expectAccessible } from '../support/axe.js';
import { hearWarnings } from '../support/console.js';
import { fullEvent, named } from '../support/events.js';
import { feedOf, serveFeed, type FeedAnswer } from '../support/feed.js';
import { find, findAll } from '../support/find.js';
import { settled, visibleText, type MountOptions } from '../support/mount.js';
import { NativeEvent } from '../support/native.js';
import { untilRead, untilStill } from '../support/until.js';
import { loadWidget, put, type Widget } from '../support/widgets.js';

interface State {
  feed: FeedAnswer;
  attributes?: Record<string, string>;
  /** What a visitor does, or what happens to the element, before it is looked at. */
  act?: (element: Widget) => Promise<unknown>;
  /** Words that stand there then; the state is not tried without them. */
  words: string | RegExp;
}

const plain = [
  {
    id: 1,
    title: 'A plain post',
    content_html: '<h1>Hello</h1><p>See <a href="/more">more</a>.</p><ul><li>One</li></ul>',
    image: '/demo/pictures/crest.svg',
    url: 'https://city.example/1',
    date_published: '2026-05-01T09:00:00Z',
  },
  { id: 2, content_text: 'A post without a title.' },
];

const later = { start: '2090-05-01T18:00:00', end: '2090-05-01T19:00:00' };

async function openAll(element: Widget): Promise<void> {
  for (const disclosure of findAll(element, 'disclosure')) disclosure.click();
  await untilRead(element, /WhatsApp|Google/);
}

async function failToReload(element: Widget): Promise<void> {
  serveFeed('', { status: 503 });
  await element.reload();
}

const appeals: Record<string, State> = {
  'a full card': { feed: [fullAppeal()], attributes: { heading: 'Appeals' }, words: 'Anselm' },
  'a full card with what is behind a click': { feed: [fullAppeal()], act: openAll, words: 'WhatsApp' },
  'a full strip': { feed: [fullAppeal()], attributes: { layout: 'strip' }, words: 'Anselm' },
  rows: {
    feed: [fullAppeal(), appeal({ images: [picture()] }), ...plain],
    attributes: { layout: 'compact', limit: '4', heading: 'Appeals' },
    words: 'green bicycle',
  },
  'an urgent appeal': { feed: [appeal(URGENT)], words: 'Urgent' },
  'a revealed picture': {
    feed: [fullAppeal()],
    act: async element => {
      find(element, 'button', 'Show the image').click();
      await settled(element);
      expect(findAll(element, 'image')).to.have.length(3);
    },
    words: 'Anselm',
  },
  'a picture without words': { feed: [appeal({ images: [picture({ alt: undefined })] })], words: 'bicycle' },
  'active proceedings': { feed: [fullAppeal({ proceedings_active: true })], words: 'Anselm' },
  'a resolved appeal': {
    feed: [
      appeal(
        { status: 'resolved', outcome: 'Found under the pier.' },
        { date_modified: new Date(Date.now() - 3_600_000).toISOString() },
      ),
    ],
    words: 'Resolved',
  },
  'more to show': { feed: [appeal(), appeal({}, { id: '2' })], words: 'Show more' },
  'plain items': { feed: plain, attributes: { limit: '2' }, words: 'A plain post' },
  'no appeals': {
    feed: [],
    attributes: { heading: 'Appeals' },
    words: 'There are no appeals at the moment.',
  },
  'an old copy': { feed: [appeal()], act: failToReload, words: 'This could not be updated.' },
  'French words': {
    feed: [fullAppeal()],
    attributes: { lang: 'fr-CA' },
    act: inFrench,
    words: 'Personne disparue',
  },
};

const events: Record<string, State> = {
  'a full list': {
    feed: feedOf(
      [
        ...['scheduled', 'cancelled', 'postponed', 'rescheduled', 'moved-online'].map((status, i) =>
          fullEvent(
            { ...later, status, status_reason: 'So it is.', previous_start: '2090-04-01T18:00:00' },
            { id: `${i}` },
          ),
        ),
        named('All day', { start: '2090-05-02', end: '2090-05-04', all_day: true }),
      ],
      { _events: { calendar_url: 'https://city.example/all.ics' } },
    ),
    attributes: { heading: 'Events', 'time-zone': 'Asia/Tokyo' },
    words: 'Moved online',
  },
  'what is behind a click': { feed: [fullEvent(later)], act: openAll, words: 'Bring questions' },
  'a chosen topic': {
    feed: [fullEvent(later), named('Concert', later, { tags: ['music'] })],
    act: async element => {
      const choice = find(element, 'choice');
      choice.value = 'music';
      choice.dispatchEvent(new NativeEvent('change', { bubbles: true }));
      await settled(element);
      expect(visibleText(element)).not.to.include('Beat surgery');
    },
    words: 'Concert',
  },
  'past events and more to show': {
    feed: [fullEvent({ start: '2020-05-01', end: undefined }), fullEvent(later, { id: '2' })],
    attributes: { past: '', limit: '1' },
    words: 'Show more',
  },
  'plain items': { feed: plain, words: 'A plain post' },
  'no events': { feed: [], attributes: { heading: 'Events' }, words: 'There are no events to show.' },
  'an old copy': { feed: [fullEvent(later)], act: failToReload, words: 'This could not be updated.' },
  'French words': {
    feed: [fullEvent(later)],
    attributes: { lang: 'fr-CA' },
    act: inFrench,
    words: 'Ajouter au calendrier',
  },
};

async function inFrench(element: Widget): Promise<void> {
  await untilRead(element, /disparue|calendrier/);
}

const looks: Record<string, MountOptions> = {
  'in light': { scheme: 'light' },
  'in dark': { scheme: 'dark' },
  'right to left': { scheme: 'light', dir: 'rtl' },
  'in a narrow column': { scheme: 'light', width: 320 },
};

for (const [tag, states] of [
  ['callbox-appeal-card', appeals],
  ['callbox-event-list', events],
] as const) {
  for (const [look, options] of Object.entries(looks)) {
    describe(`<${tag}> passes axe, ${look}`, () => {
      for (const [name, { feed, attributes, act, words }] of Object.entries(states)) {
        it(name, async () => {
          hearWarnings();
          serveFeed(feed);
          const element = await loadWidget(tag, { src: feedAddress(), ...attributes }, options);
          await act?.(element);
          await untilRead(element, words);
          await untilStill(element); // what fades in is faint at first
          await expectAccessible(element);
        });
      }

      it('before the first answer', async () => {
        serveFeed(() => new Promise<Response>(() => {}));
        const element = await put(tag, { src: feedAddress() }, options);
        expect(visibleText(element)).to.equal('Call the front desk');
        await expectAccessible(element);
      });

      it('failed', async () => {
        serveFeed('', { status: 503 });
        const element = await put(tag, {}, options);
        const failed = oneEvent(element, 'callbox-error');
        element.src = feedAddress();
        await failed;
        expect(visibleText(element)).to.equal('Call the front desk');
        await expectAccessible(element);
      });
    });
  }
}
