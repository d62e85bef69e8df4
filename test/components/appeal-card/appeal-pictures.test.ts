import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal, picture } from '../../support/appeals.js';
import { hearWarnings } from '../../support/console.js';
import { serveFeed } from '../../support/feed.js';
import { find, findAll, parts, wordsOf } from '../../support/find.js';
import { load, settled, visibleText } from '../../support/mount.js';

async function show(images: readonly unknown[], fields = {}) {
  serveFeed([appeal({ images, ...fields })]);
  return load<HTMLElementTagNameMap['callbox-appeal-card']>(
    html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`,
  );
}

const addressOf = (name: string) => new URL(`/demo/pictures/crest.svg?${name}`, location.href).href;

const wasRequested = (address: string) => performance.getEntriesByName(address).length > 0;

async function arrived(image: HTMLImageElement): Promise<void> {
  if (!image.complete) await oneEvent(image, 'load');
}

describe('The pictures of an appeal', () => {
  // A browser remembers 250 requests, and the modules of a test are soon as many.
  beforeEach(() => performance.clearResourceTimings());

  it('have the publisher’s words for those who can’t see them, and tell no server who looks', async () => {
    const card = await show([picture({ caption: 'From the owner', taken: '2026-05-01T12:00:00Z' })]);
    const image = find(card, 'image', 'A brass euphonium with a dent in its bell');
    expect([image.referrerPolicy, image.getAttribute('loading')]).to.deep.equal(['no-referrer', 'lazy']);
    expect([image.getAttribute('width'), image.getAttribute('height')]).to.deep.equal(['720', '720']);
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(
      new Date('2026-05-01T12:00:00Z'),
    );
    expect(wordsOf(parts(card, 'picture'))).to.deep.equal([`From the owner · ${day}`]);
  });

  for (const [kind, words] of [
    ['cctv', 'CCTV image'],
    ['e-fit', 'E-fit image'],
    ['age-progressed', 'Age-progressed image'],
    ['property', 'Photo of property'],
    ['map', 'Map'],
  ]) {
    it(`of kind ${kind} are called "${words}" below them, and announced so where they have no words`, async () => {
      hearWarnings();
      const card = await show([picture({ kind }), picture({ kind, alt: undefined, url: addressOf(kind!) })]);
      expect(wordsOf(parts(card, 'picture'))).to.deep.equal([words, words]);
      expect(findAll(card, 'image').map(({ alt }) => alt)).to.deep.equal([picture().alt, words]);
    });
  }

  it('that are plain photos are not called so', async () => {
    const card = await show([picture()]);
    expect(wordsOf(parts(card, 'picture'))).to.deep.equal(['']);
  });

  it('without words are reported to the publisher, each once', async () => {
    const warnings = hearWarnings();
    const card = await show([picture(), picture({ alt: undefined, url: addressOf('silent') })]);
    expect(find(card, 'image', 'Photo').src).to.equal(addressOf('silent'));
    await card.reload();
    await show([picture({ alt: undefined, url: addressOf('silent') })]);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include(addressOf('silent')).and.to.include('bicycle').and.to.include('alt');
  });

  it('that are sensitive are not even fetched before a click, which shows them and keeps the focus near', async () => {
    const url = addressOf('distressing');
    const card = await show([
      picture({ url, alt: 'His hand', sensitive: true }),
      picture({ url: addressOf('harmless') }),
    ]);
    await arrived(find(card, 'image', picture().alt));
    expect(visibleText(card)).to.include('This image may be distressing.');
    expect(findAll(card, 'image', 'His hand')).to.have.length(0);
    expect([wasRequested(addressOf('harmless')), wasRequested(url)]).to.deep.equal([true, false]);

    find(card, 'button', 'Show the image').click();
    await settled(card);
    const image = find(card, 'image', 'His hand');
    await arrived(image);
    expect(wasRequested(url)).to.equal(true);
    expect(card.shadowRoot!.activeElement!.contains(image)).to.equal(true);
    expect(findAll(card, 'button', 'Show the image')).to.have.length(0);
  });

  it('that were shown stay shown after a reload', async () => {
    const card = await show([picture({ sensitive: true })]);
    find(card, 'button', 'Show the image').click();
    await card.reload();
    await settled(card);
    expect(findAll(card, 'image')).to.have.length(1);
  });

  it('that are sensitive are in no row and no strip', async () => {
    serveFeed([appeal({ images: [picture({ sensitive: true, url: addressOf('row') })] })]);
    const src = feedAddress();
    const card = await load(html`<callbox-appeal-card src=${src} layout="compact"></callbox-appeal-card>`);
    expect(findAll(card, 'image')).to.have.length(0);
  });

  it('leave out one whose address is no web address, and keep the others', async () => {
    const card = await show([picture({ url: 'javascript:alert(1)' }), picture()]);
    expect(findAll(card, 'image')).to.have.length(1);
  });
});
