import { expect, oneEvent } from '@open-wc/testing';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import '../../src/components/video-gallery/video-gallery.js';
import { feedAddress } from '../support/address.js';
import { stopClock } from '../support/clock.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { allIn, find, parts, wordsOf } from '../support/find.js';
import { settled, visibleText } from '../support/mount.js';
import { translate } from '../support/translate.js';
import { emptySentence, loadWidget, put, tags } from '../support/widgets.js';

const FALLBACK = 'Call the front desk';

// With a file, so that it is something to every element.
const attachments = [{ url: '/film.mp4', mime_type: 'video/mp4' }];
const item = { id: '1', title: 'Notice', content_text: 'Be careful.', attachments };

const never = () => new Promise<Response>(() => {});

for (const tag of tags) {
  describe(`<${tag}>, in every state`, () => {
    it('shows the fallback alone before the first answer', async () => {
      serveFeed(never);
      const element = await put(tag, { src: feedAddress(), heading: 'News' });
      expect(visibleText(element)).to.equal(FALLBACK);
    });

    it('shows the content alone once it has loaded', async () => {
      serveFeed([item]);
      const element = await loadWidget(tag, { src: feedAddress() });
      expect(visibleText(element)).to.include('Notice').and.not.to.include(FALLBACK);
    });

    it('says so when there is nothing, and does not show the fallback', async () => {
      serveFeed([]);
      const element = await loadWidget(tag, { src: feedAddress() });
      expect(visibleText(element)).to.equal(emptySentence[tag]);
    });

    it('keeps the content, and says how old it is, when it can’t be read again', async () => {
      stopClock('2030-05-01T12:00:00Z');
      serveFeed([item]);
      const element = await loadWidget(tag, { src: feedAddress() });
      expect(parts(element, 'age')).to.have.length(0);
      serveFeed('', { status: 503 });
      await element.reload();
      const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(
        new Date('2030-05-01T12:00:00Z'),
      );
      expect(wordsOf(parts(element, 'age'))).to.deep.equal([
        `This could not be updated. It was last read ${time.replace(/\s/g, ' ')}.`,
      ]);
      expect(visibleText(element)).to.include('Notice');
      serveFeed([item]);
      await element.reload();
      expect(parts(element, 'age')).to.have.length(0);
    });

    for (const [code, body, init] of [
      ['refused', '{}', { status: 503 }],
      ['refused', '{}', { status: 404 }],
      ['malformed', '<!doctype html>', { status: 200 }],
      ['malformed', '', { status: 204 }],
      ['malformed', '[]', { status: 200 }],
      ['malformed', 'null', { status: 200 }],
      ['unreachable', () => Promise.reject(new TypeError('Failed to fetch')), {}],
    ] as const) {
      it(`shows the fallback alone when the feed is ${code}: ${String(body) || init.status}`, async () => {
        serveFeed(body, init);
        const element = await put(tag, {});
        element.src = feedAddress();
        const { detail, bubbles, composed } = await oneEvent(element, 'callbox-error');
        expect(detail.error).to.include({ name: 'FeedError', code });
        expect([bubbles, composed]).to.deep.equal([true, true]);
        expect(visibleText(element)).to.equal(FALLBACK);
      });
    }

    it('shows the content when a reload mends what had failed', async () => {
      serveFeed('', { status: 503 });
      const element = await put(tag, {});
      element.src = feedAddress();
      await oneEvent(element, 'callbox-error');
      serveFeed([item]);
      await element.reload();
      expect(visibleText(element)).to.include('Notice').and.not.to.include(FALLBACK);
    });

    it('is cleared by HTTP 410 and by "expired", which are no errors', async () => {
      for (const [body, init] of [
        ['', { status: 410 }],
        [feedOf([item], { expired: true }), {}],
      ] as const) {
        serveFeed([item]);
        const element = await loadWidget(tag, { src: feedAddress() });
        element.addEventListener('callbox-error', ({ type }) => expect.fail(type));
        serveFeed(body, init);
        await element.reload();
        expect(visibleText(element)).to.equal(emptySentence[tag]);
      }
    });

    it('shows the fallback, and asks nobody, where the webmaster named no feed', async () => {
      const { requests } = serveFeed([item]);
      const element = await put(tag);
      expect([visibleText(element), requests.length]).to.deep.equal([FALLBACK, 0]);
    });

    it('shows the new feed when its address changes', async () => {
      serveFeed(({ url }) => Response.json(feedOf([{ ...item, title: new URL(url).search }])));
      const element = await loadWidget(tag, { src: `${feedAddress()}?first` });
      expect(visibleText(element)).to.include('?first');
      const loaded = oneEvent(element, 'callbox-load');
      element.setAttribute('src', `${feedAddress()}?second`);
      await loaded;
      expect(visibleText(element)).to.include('?second').and.not.to.include('?first');
    });

    it('has its heading above, and the items below it, at the levels that the webmaster wants', async () => {
      serveFeed([item]);
      const element = await loadWidget(tag, { src: feedAddress(), heading: 'News & <b>more</b>' });
      const level = (name: string) => find(element, 'heading', name).localName;
      expect([level('News & <b>more</b>'), level('Notice') > 'h2']).to.deep.equal(['h2', true]);
      element.headingLevel = 1;
      await settled(element);
      expect([level('News & <b>more</b>'), level('Notice') > 'h1']).to.deep.equal(['h1', true]);
      element.headingLevel = 6;
      await settled(element);
      expect([level('News & <b>more</b>'), level('Notice')]).to.deep.equal(['h6', 'h6']);
    });

    for (const level of ['0', '7', 'two', '']) {
      it(`takes a heading level of "${level}" for the usual one`, async () => {
        serveFeed([item]);
        const attributes = { src: feedAddress(), heading: 'News', 'heading-level': level };
        const element = await loadWidget(tag, attributes);
        expect(find(element, 'heading', 'News').localName).to.equal('h2');
      });
    }

    it('has no heading unless the webmaster wants one', async () => {
      serveFeed([item]);
      const element = await loadWidget(tag, { src: feedAddress() });
      expect(parts(element, 'heading')).to.have.length(0);
      expect(allIn(element, 'h1, h2')).to.have.length(0);
    });

    it('shows a feed that the page has already, and another when it is set', async () => {
      const { requests } = serveFeed([]);
      const element = await put(tag);
      const loaded = oneEvent(element, 'callbox-load');
      element.feed = feedOf([item]);
      expect((await loaded).detail.items[0].title).to.equal('Notice');
      expect(visibleText(element)).to.include('Notice').and.not.to.include(FALLBACK);
      element.feed = feedOf([{ ...item, id: '2', title: 'Other' }]);
      await settled(element);
      expect(visibleText(element)).to.include('Other').and.not.to.include('Notice');
      expect(requests).to.have.length(0);
    });

    for (const feed of [
      {},
      [],
      42,
      true,
      'not JSON',
      '{}',
      { version: 'https://jsonfeed.org/version/1.1' },
    ]) {
      it(`calls a feed of ${JSON.stringify(feed)} malformed, and shows the fallback`, async () => {
        const element = await put(tag);
        const failed = oneEvent(element, 'callbox-error');
        element.feed = feed;
        expect((await failed).detail.error).to.include({ name: 'FeedError', code: 'malformed' });
        expect(visibleText(element)).to.equal(FALLBACK);
      });
    }

    it('pays no heed to an attribute "feed", which frameworks write before the element is defined', async () => {
      const element = await put(tag, { feed: '[object Object]' });
      element.addEventListener('callbox-error', ({ type }) => expect.fail(type));
      await settled(element);
      expect(visibleText(element)).to.equal(FALLBACK);
    });

    function write(feed: unknown): HTMLScriptElement {
      const script = document.createElement('script');
      script.type = 'application/feed+json';
      script.textContent = typeof feed === 'string' ? feed : JSON.stringify(feed);
      return script;
    }

    it('shows at once the answer that a server wrote inside the tag', async () => {
      const element = document.createElement(tag);
      element.append(write(feedOf([item])), FALLBACK);
      document.body.append(element);
      await settled(element);
      const words = visibleText(element);
      element.remove();
      expect(words).to.include('Notice').and.not.to.include(FALLBACK);
    });

    it('lets the answer of its address win over what was written and what was given', async () => {
      let answer!: (response: Response) => void;
      serveFeed(() => new Promise(resolve => (answer = resolve)));
      const element = await put(tag);
      element.append(write(feedOf([{ ...item, title: 'Written' }])));
      element.feed = feedOf([{ ...item, title: 'Given' }]);
      element.src = feedAddress();
      await settled(element);
      expect(visibleText(element)).to.include('Given');
      const loaded = oneEvent(element, 'callbox-load');
      answer(Response.json(feedOf([{ ...item, title: 'Fetched' }])));
      await loaded;
      expect(visibleText(element)).to.include('Fetched').and.not.to.include('Given');
    });

    it('keeps a written answer, with its age, when the address can’t be read', async () => {
      serveFeed('', { status: 503 });
      const element = document.createElement(tag);
      element.append(write(feedOf([item])));
      element.src = feedAddress();
      const failed = oneEvent(element, 'callbox-error');
      document.body.append(element);
      await failed;
      const words = visibleText(element);
      element.remove();
      expect(words).to.match(/^This could not be updated\. .+ Notice/);
    });

    it('shows the fallback for a written answer that is no feed', async () => {
      const element = document.createElement(tag);
      element.append(write('{"version": 1'), FALLBACK);
      const failed = oneEvent(element, 'callbox-error');
      document.body.append(element);
      const { error } = (await failed).detail;
      const words = visibleText(element);
      element.remove();
      expect([error.code, words]).to.deep.equal(['malformed', FALLBACK]);
    });

    it('shows new words although a translator has taken hold of the old ones', async () => {
      serveFeed([item]);
      const element = await loadWidget(tag, { src: feedAddress() });
      translate(element);
      expect(visibleText(element)).to.include('«Notice»');
      serveFeed([{ ...item, title: 'Correction' }]);
      await element.reload();
      expect(visibleText(element)).to.include('Correction').and.not.to.include('Notice');
      translate(element);
      serveFeed([]);
      await element.reload();
      expect(visibleText(element)).to.equal(emptySentence[tag]);
    });
  });
}
