import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../support/address.js';
import { appeal, URGENT } from '../support/appeals.js';
import { serveFeed } from '../support/feed.js';
import { load, mount, settled } from '../support/mount.js';
import { nextFrame, until } from '../support/until.js';

type Card = HTMLElementTagNameMap['callbox-appeal-card'];

const urgent = (title: string, item = {}) => appeal(URGENT, { id: title, title, ...item });

const status = (card: Element) => card.shadowRoot!.querySelector('[role="status"]')!;

/** Collects all that a screen reader hears of a card from now on. */
function listen(card: Element): string[] {
  const heard: string[] = [];
  const note = () => {
    const words = status(card).textContent.trim();
    if (words && words !== heard.at(-1)) heard.push(words);
  };
  new MutationObserver(note).observe(status(card), { childList: true, characterData: true, subtree: true });
  return heard;
}

async function quiet(): Promise<void> {
  for (let frames = 0; frames < 5; frames++) await nextFrame();
}

/** A card, and what is heard of it from before its first answer. */
async function hear(src: string, limit = 1): Promise<[Card, string[]]> {
  const card = mount<Card>(html`<callbox-appeal-card limit=${limit}></callbox-appeal-card>`);
  await settled(card);
  const heard = listen(card);
  card.src = src;
  await quiet();
  return [card, heard];
}

describe('An urgent appeal', () => {
  it('is announced once, politely, and takes no focus', async () => {
    serveFeed([urgent('Flood')]);
    const [card, heard] = await hear(feedAddress());
    expect(heard).to.deep.equal(['Urgent appeal: Flood']);
    expect(status(card).getAttribute('aria-live') ?? 'polite').to.equal('polite');
    expect(document.activeElement).to.equal(document.body);
  });

  it('is not announced again after a reload, nor in a second element', async () => {
    serveFeed([urgent('Fire')]);
    const src = feedAddress();
    const [card, heard] = await hear(src);
    await card.reload();
    serveFeed([urgent('Fire', { content_text: 'More is known.' })]);
    await card.reload();
    await quiet();
    expect(heard).to.deep.equal(['Urgent appeal: Fire']);
    expect((await hear(src))[1]).to.deep.equal([]);
  });

  it('is announced although another feed has one of the same id', async () => {
    serveFeed([urgent('same')]);
    expect((await hear(feedAddress()))[1]).to.deep.equal(['Urgent appeal: same']);
    expect((await hear(feedAddress()))[1]).to.deep.equal(['Urgent appeal: same']);
  });

  it('is announced beside others that came with it', async () => {
    serveFeed([urgent('Storm'), urgent('Gas leak')]);
    const [card] = await hear(feedAddress(), 2);
    await until(
      () => /Storm/.test(status(card).textContent) && /Gas leak/.test(status(card).textContent),
      () => status(card).textContent,
    );
  });

  it('is announced when a later load brings it', async () => {
    serveFeed([]);
    const [card, heard] = await hear(feedAddress());
    expect(heard).to.deep.equal([]);
    serveFeed([urgent('Landslide')]);
    await card.reload();
    await quiet();
    expect(heard).to.deep.equal(['Urgent appeal: Landslide']);
  });

  it('is not announced where it is not shown', async () => {
    serveFeed([urgent('Shown', { date_modified: '2026-05-09T00:00:00Z' }), urgent('Behind "Show more"')]);
    expect((await hear(feedAddress()))[1]).to.deep.equal(['Urgent appeal: Shown']);
  });

  it('has nothing that a visitor must dismiss', async () => {
    serveFeed([urgent('Calm')]);
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(
      card.shadowRoot!.querySelectorAll('dialog, [role="dialog"], [role="alert"], [role="alertdialog"]'),
    ).to.have.length(0);
  });
});

describe('Another appeal', () => {
  it('is not announced', async () => {
    serveFeed([appeal()]);
    expect((await hear(feedAddress()))[1]).to.deep.equal([]);
  });
});
