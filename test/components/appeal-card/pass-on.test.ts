import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal } from '../../support/appeals.js';
import { hearWarnings } from '../../support/console.js';
import { serveFeed } from '../../support/feed.js';
import { find, findAll, parts } from '../../support/find.js';
import { load, visibleText } from '../../support/mount.js';
import { nextFrame, untilRead } from '../../support/until.js';

const ADDRESS = 'https://police.example/appeals/bicycle';
const TITLE = 'Stolen from the station: a green bicycle';

async function show(fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) {
  serveFeed([appeal(fields, item)]);
  return load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
}

/** Gives the browser this way to share, or takes away its own. */
function browserWith({
  share,
  writeText,
}: {
  share?: Navigator['share'];
  writeText?: Clipboard['writeText'];
}): void {
  define('share', share);
  define('clipboard', writeText && { writeText });
}

function define(name: 'share' | 'clipboard', value: unknown): void {
  if (value) Object.defineProperty(navigator, name, { configurable: true, value });
  else {
    delete (navigator as unknown as Record<string, unknown>)[name];
    // A browser's own stands on the prototype, where `in` finds it.
    if (name in navigator) hide(name);
  }
}

const hidden = new Map<string, PropertyDescriptor>();

function hide(name: string): void {
  hidden.set(name, Object.getOwnPropertyDescriptor(Navigator.prototype, name)!);
  delete (Navigator.prototype as unknown as Record<string, unknown>)[name];
}

afterEach('give the browser its own ways back', () => {
  for (const name of ['share', 'clipboard']) delete (navigator as unknown as Record<string, unknown>)[name];
  for (const [name, descriptor] of hidden) Object.defineProperty(Navigator.prototype, name, descriptor);
  hidden.clear();
});

async function showLinks(fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) {
  const card = await show(fields, item);
  find(card, 'disclosure', /^Share/).click();
  await untilRead(card, 'WhatsApp');
  return card;
}

/** What the service links of the card carry. */
const carried = (card: Element) =>
  findAll(card, 'link', /^(E-mail|WhatsApp|X|Facebook)$/).map(link => {
    const { href } = link;
    return `${link.textContent.trim()} ${decodeURIComponent(href.replace(/\+/g, ' '))}`;
  });

describe('Passing an appeal on', () => {
  it('opens the browser’s own dialog where there is one, and tells the page', async () => {
    const shared: unknown[] = [];
    browserWith({ share: async data => void shared.push(data) });
    const card = await show();
    const told = oneEvent(card, 'callbox-share');
    find(card, 'button', `Share: ${TITLE}`).click();
    const { detail } = await told;
    expect(shared).to.deep.equal([{ url: ADDRESS, title: TITLE }]);
    expect([detail.item.id, detail.via]).to.deep.equal(['bicycle', 'native']);
    expect(findAll(card, 'link', 'WhatsApp')).to.have.length(0);
  });

  it('tells nobody, and the console nothing, when a visitor closes that dialog', async () => {
    const warnings = hearWarnings();
    const dismissed = new DOMException('Share canceled', 'AbortError');
    let closed = 0;
    browserWith({
      share: () => {
        closed += 1;
        return Promise.reject(dismissed);
      },
    });
    const card = await show();
    let told = 0;
    card.addEventListener('callbox-share', () => (told += 1));
    find(card, 'button', /^Share/).click();
    await nextFrame();
    expect([closed, told, warnings.length]).to.deep.equal([1, 0, 0]);
  });

  it('offers plain links where there is none, behind one disclosure', async () => {
    browserWith({ writeText: async () => {} });
    const card = await show();
    expect(visibleText(card)).not.to.include('WhatsApp');
    find(card, 'disclosure', `Share: ${TITLE}`).click();
    await untilRead(card, 'Copy link E-mail WhatsApp X Facebook');
    expect(carried(card)).to.deep.equal([
      `E-mail mailto:?subject=${TITLE}&body=${ADDRESS}`,
      `WhatsApp https://wa.me/?text=${TITLE} ${ADDRESS}`,
      `X https://x.com/intent/post?url=${ADDRESS}&text=${TITLE}`,
      `Facebook https://www.facebook.com/sharer/sharer.php?u=${ADDRESS}`,
    ]);
    for (const link of findAll(card, 'link', /^(E-mail|WhatsApp|X|Facebook)$/))
      expect(link.rel).to.equal('noopener noreferrer');
  });

  it('copies the address, says so where screen readers notice, and tells the page', async () => {
    const copied: string[] = [];
    browserWith({ writeText: async text => void copied.push(text) });
    const card = await showLinks();
    const told = oneEvent(card, 'callbox-share');
    find(card, 'button', 'Copy link').click();
    expect((await told).detail.via).to.equal('copy');
    await untilRead(card, 'Link copied');
    expect(copied).to.deep.equal([ADDRESS]);
    const [status] = parts(card, 'pass-on')[0]!.querySelectorAll('[role="status"]');
    expect(status!.textContent).to.equal('Link copied');
  });

  it('does not say "Link copied" when the browser refused', async () => {
    const warnings = hearWarnings();
    browserWith({ writeText: () => Promise.reject(new DOMException('No', 'NotAllowedError')) });
    const card = await showLinks();
    find(card, 'button', 'Copy link').click();
    await nextFrame();
    expect(visibleText(card)).not.to.include('Link copied');
    expect(warnings).to.have.length(1);
  });

  for (const via of ['E-mail', 'WhatsApp', 'X', 'Facebook']) {
    it(`tells the page that it went by ${via}`, async () => {
      browserWith({});
      const card = await showLinks();
      const told = oneEvent(card, 'callbox-share');
      document.addEventListener('click', event => event.preventDefault(), { once: true });
      find(card, 'link', via).click();
      expect((await told).detail.via).to.equal(via.toLowerCase().replace('-', ''));
    });
  }

  it('offers no copying where the browser has none, as on pages without TLS', async () => {
    browserWith({});
    const card = await showLinks();
    expect(findAll(card, 'button', 'Copy link')).to.have.length(0);
    expect(findAll(card, 'link', 'WhatsApp')).to.have.length(1);
  });

  for (const [who, fields] of [
    ['a child', { persons: [{ name: 'Pim', age: 9 }] }],
    ['a grown person', { persons: [{ name: 'Anselm', age: 75 }] }],
    ['a missing person of no age', { category: 'missing-person' }],
    ['a wanted person who stands in the title alone', { category: 'wanted' }],
  ] as const) {
    it(`carries nothing but the address of ${who}`, async () => {
      browserWith({});
      const card = await showLinks(fields, { title: 'Have you seen Sam?' });
      const links = carried(card);
      expect(links).to.have.length(4);
      expect(links.join()).not.to.include('Sam');
      expect(links.join()).to.include(ADDRESS);
    });

    it(`gives the browser’s dialog nothing but the address of ${who}`, async () => {
      const shared: unknown[] = [];
      browserWith({ share: async data => void shared.push(data) });
      const card = await show(fields, { title: 'Have you seen Sam?' });
      find(card, 'button', /^Share/).click();
      expect(shared).to.deep.equal([{ url: ADDRESS }]);
    });
  }

  it('is not offered while proceedings are active, nor of an appeal without an address', async () => {
    browserWith({ share: async () => {} });
    const charged = await show({ proceedings_active: true });
    const nowhere = await show({}, { url: undefined });
    for (const card of [charged, nowhere]) {
      expect(visibleText(card)).to.include(TITLE);
      expect(visibleText(card)).not.to.include('Share');
      expect(parts(card, 'pass-on')).to.have.length(0);
    }
  });
});
