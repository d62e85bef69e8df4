import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal, URGENT } from '../../support/appeals.js';
import { stopClock } from '../../support/clock.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { find, findAll, parts, wordsOf } from '../../support/find.js';
import { load, mount, settled, visibleText } from '../../support/mount.js';
import { nextFrame, untilRead } from '../../support/until.js';

const titles = (card: Element) => wordsOf(parts(card, 'title'));

const named = (title: string, fields = {}, item = {}) =>
  appeal(fields, { id: title, title, url: undefined, ...item });

describe('<callbox-appeal-card>', () => {
  it('says in words what an appeal is and how urgent', async () => {
    serveFeed([appeal({ category: 'public-safety', ...URGENT })]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(wordsOf(parts(card, 'label'))).to.deep.equal(['Urgent Public safety']);
  });

  for (const [category, words] of [
    ['missing-person', 'Missing person'],
    ['witness', 'Witnesses wanted'],
    ['identify', 'Do you know this person?'],
    ['wanted', 'Wanted'],
    ['unidentified-person', 'Unidentified person'],
    ['stolen-property', 'Stolen property'],
    ['found-property', 'Found property'],
    ['public-safety', 'Public safety'],
    ['Lost animals', 'Lost animals'],
    ['constructor', 'constructor'],
  ]) {
    it(`calls the category ${category} "${words}"`, async () => {
      serveFeed([appeal({ category })]);
      const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
      expect(wordsOf(parts(card, 'label'))).to.deep.equal([words]);
    });
  }

  for (const [urgency, severity, isUrgent] of [
    ['immediate', 'extreme', true],
    ['immediate', 'severe', true],
    ['immediate', 'moderate', false],
    ['expected', 'extreme', false],
    [undefined, 'extreme', false],
  ] as const) {
    it(`is ${isUrgent ? '' : 'not '}urgent when urgency is ${urgency} and severity ${severity}`, async () => {
      serveFeed([appeal({ urgency, severity })]);
      const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
      expect(visibleText(card).includes('Urgent')).to.equal(isUrgent);
    });
  }

  it('shows the urgent appeals first, then the newest', async () => {
    serveFeed([
      named('older', {}, { date_modified: '2026-05-01T00:00:00Z' }),
      named('newest', {}, { date_modified: '2026-05-09T00:00:00Z' }),
      named('urgent', URGENT, { date_modified: '2026-04-01T00:00:00Z' }),
      named('published only', {}, { date_published: '2026-05-05T00:00:00Z', date_modified: undefined }),
    ]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()} limit="9"></callbox-appeal-card>`);
    expect(titles(card)).to.deep.equal(['urgent', 'newest', 'published only', 'older']);
  });

  it('shows one appeal, and the next with "Show more", where reading goes on', async () => {
    serveFeed([
      named('first', {}, { date_modified: '2026-05-03T00:00:00Z' }),
      named('second', {}, { date_modified: '2026-05-02T00:00:00Z' }),
    ]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(titles(card)).to.deep.equal(['first']);
    find(card, 'button', 'Show more').click();
    await untilRead(card, 'second');
    expect(titles(card)).to.deep.equal(['first', 'second']);
    expect(findAll(card, 'button', 'Show more')).to.have.length(0);
    expect(visibleText(card.shadowRoot!.activeElement!)).to.include('second').and.not.to.include('first');
  });

  it('reads the feed’s next page when a visitor wants more', async () => {
    const next = feedAddress();
    const { requests } = serveFeed(({ url }) =>
      Response.json(
        url.endsWith(next) ? feedOf([named('second')]) : feedOf([named('first')], { next_url: next }),
      ),
    );
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(requests).to.have.length(1);
    find(card, 'button', 'Show more').click();
    await untilRead(card, 'second');
    expect(titles(card)).to.deep.equal(['first', 'second']);
  });

  it('shows only appeals with one of the tags', async () => {
    serveFeed([
      named('harbour', {}, { tags: ['Harbour'] }),
      named('hill', {}, { tags: ['hill', 'traffic'] }),
      named('untagged'),
    ]);
    const src = feedAddress();
    const card = await load(
      html`<callbox-appeal-card src=${src} limit="9" tags=" harbour , traffic"></callbox-appeal-card>`,
    );
    expect(titles(card)).to.have.members(['harbour', 'hill']);
  });

  it('shows only the appeal with the id, and another when the page asks for it', async () => {
    serveFeed([named('one'), named('two')]);
    const src = feedAddress();
    const card = await load<HTMLElementTagNameMap['callbox-appeal-card']>(
      html`<callbox-appeal-card src=${src} item-id="two"></callbox-appeal-card>`,
    );
    expect(titles(card)).to.deep.equal(['two']);
    card.setAttribute('item-id', 'one');
    await settled(card);
    expect(titles(card)).to.deep.equal(['one']);
  });

  it('shows times in the zone that the page asks for, and survives a zone that there is not', async () => {
    serveFeed([appeal({ occurred: { start: '2026-05-01T23:30:00Z' } })]);
    const src = feedAddress();
    const card = await load(
      html`<callbox-appeal-card src=${src} time-zone="Asia/Tokyo"></callbox-appeal-card>`,
    );
    expect(visibleText(card)).to.match(/When Sat, May 2 at 8:30 AM/);
    card.setAttribute('time-zone', 'Mars/Olympus');
    await settled(card);
    expect(visibleText(card)).to.match(/When (Fri|Sat), May [12] at \d+:\d\d [AP]M/);
  });

  it('shows an item of any JSON Feed: title, image, text, date and link', async () => {
    const image = new URL('/demo/pictures/crest.svg', location.href).href;
    serveFeed([
      {
        id: 1,
        title: 'A plain post',
        content_text: 'Hello.',
        image,
        url: 'https://city.example/1',
        date_published: '2026-05-01T09:00:00Z',
      },
    ]);
    const src = feedAddress();
    const card = await load(html`<callbox-appeal-card src=${src} time-zone="UTC"></callbox-appeal-card>`);
    expect(visibleText(card)).to.match(/^A plain post Hello\. Issued May 1, 2026 at 9:00 AM Read more/);
    expect(find(card, 'image').src).to.equal(image);
    expect(find(card, 'link', 'A plain post').href).to.equal('https://city.example/1');
  });

  it('loads the sanitizer for an item with markup, and shows its structure', async () => {
    serveFeed([
      appeal({}, { content_text: undefined, content_html: '<p>Look for <b>rust</b>.</p><script>1</script>' }),
    ]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(visibleText(card)).to.include('Look for rust.');
    while (!card.shadowRoot!.querySelector('[part="text"] b')) await nextFrame();
    expect(visibleText(parts(card, 'text')[0]!)).to.equal('Look for rust.');
    expect(card.shadowRoot!.querySelector('script')).to.equal(null);
  });

  it('takes an appeal down on the minute that it expires, without the network', async () => {
    const clock = stopClock('2026-05-03T12:00:00Z');
    const { requests } = serveFeed([named('short', { expires: '2026-05-03T12:02:00Z' }), named('long')]);
    const src = feedAddress();
    const card = await load(html`<callbox-appeal-card src=${src} limit="2"></callbox-appeal-card>`);
    await clock.tickAsync(119_000);
    expect(titles(card)).to.have.members(['short', 'long']);
    await clock.tickAsync(2000);
    expect(titles(card)).to.deep.equal(['long']);
    expect(requests).to.have.length(1);
  });

  it('takes down at the next refresh what the publisher withdrew, after five minutes', async () => {
    const clock = stopClock('2026-05-03T12:00:00Z');
    serveFeed([named('withdrawn')]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    serveFeed([
      { id: 'withdrawn', _appeal: { status: 'withdrawn' }, content_text: 'This appeal has ended.' },
    ]);
    await clock.tickAsync(301_000);
    await untilRead(card, 'There are no appeals at the moment.');
    expect(visibleText(card)).to.equal('There are no appeals at the moment.');
  });

  it('shows a resolved appeal by title and outcome, without person or picture', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    serveFeed([
      appeal(
        {
          status: 'resolved',
          outcome: 'It was found under the pier.',
          persons: [{ name: 'Nobody Youknow' }],
          images: [{ url: '/demo/pictures/crest.svg', alt: 'A crest' }],
          contacts: [{ kind: 'police', phone: '555' }],
        },
        { image: '/demo/pictures/crest.svg', date_modified: yesterday },
      ),
    ]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(visibleText(card)).to.equal(
      'Resolved Stolen property Stolen from the station: a green bicycle It was found under the pier.',
    );
    expect(findAll(card, 'image')).to.have.length(0);
  });

  it('shows nothing of a resolved appeal for a person', async () => {
    serveFeed([
      appeal(
        { status: 'resolved', category: 'missing-person', outcome: 'Found.' },
        { title: 'Have you seen' },
      ),
    ]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(visibleText(card)).to.equal('There are no appeals at the moment.');
  });

  for (const layout of ['strip', 'compact'] as const) {
    it(`shows title, label and warning as a ${layout}, and no person, and changes when told`, async () => {
      serveFeed([
        appeal({ category: 'wanted', persons: [{ name: 'Nobody Youknow' }], warning: 'Do not approach.' }),
      ]);
      const src = feedAddress();
      const card = await load<HTMLElementTagNameMap['callbox-appeal-card']>(
        html`<callbox-appeal-card src=${src} layout=${layout}></callbox-appeal-card>`,
      );
      expect(visibleText(card)).to.match(/^Wanted Stolen from the station: a green bicycle/);
      expect(visibleText(card)).to.include('Warning: Do not approach.');
      expect(visibleText(card)).not.to.include('Nobody Youknow');
      card.layout = 'card';
      await settled(card);
      expect(card.getAttribute('layout')).to.equal('card');
      expect(visibleText(card)).to.include('Nobody Youknow');
    });
  }

  it('keeps a strip’s warning and emergency number for an urgent appeal', async () => {
    serveFeed([
      appeal({ ...URGENT, warning: 'Stay inside.', contacts: [{ kind: 'emergency', phone: '911' }] }),
    ]);
    const src = feedAddress();
    const card = await load(html`<callbox-appeal-card src=${src} layout="strip"></callbox-appeal-card>`);
    expect(visibleText(card)).to.include('Warning: Stay inside.');
    expect(find(card, 'link', 'Call 911').getAttribute('href')).to.equal('tel:911');
  });

  it('tells the page what was loaded', async () => {
    serveFeed([appeal()]);
    const card = mount(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    const event = await oneEvent(card, 'callbox-load');
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
    expect(event.detail.feed.title).to.equal('Test feed');
    expect(event.detail.items.map(({ id }: { id: string }) => id)).to.deep.equal(['bicycle']);
  });
});
