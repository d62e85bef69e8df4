import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal, fullAppeal, picture } from '../../support/appeals.js';
import { serveFeed } from '../../support/feed.js';
import { load, settled } from '../../support/mount.js';
import { describedOnPage, scriptsOnPage } from '../../support/json-ld.js';
import { nextFrame, until } from '../../support/until.js';

type Card = HTMLElementTagNameMap['callbox-appeal-card'];

async function show(items: readonly object[]): Promise<Card> {
  serveFeed(items as unknown[]);
  const src = feedAddress();
  return load<Card>(html`<callbox-appeal-card src=${src} limit="9" structured-data></callbox-appeal-card>`);
}

const described = () =>
  until(
    () => describedOnPage().length > 0,
    () => 'no JSON-LD',
  );

describe('JSON-LD of appeals', () => {
  it('stands on the page only when the webmaster wants it', async () => {
    serveFeed([appeal()]);
    const card = await load<Card>(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    await nextFrame();
    expect(scriptsOnPage()).to.have.length(0);
    card.structuredData = true;
    await described();
    card.structuredData = false;
    await until(
      () => scriptsOnPage().length === 0,
      () => 'JSON-LD still',
    );
  });

  it('describes an appeal that nobody is in', async () => {
    await show([appeal({ expires: '2099-05-03T12:00:00Z' }, { summary: 'A </script> in it' })]);
    await described();
    expect(describedOnPage()).to.deep.equal([
      {
        '@type': 'SpecialAnnouncement',
        name: 'Stolen from the station: a green bicycle',
        url: 'https://police.example/appeals/bicycle',
        text: 'A </script> in it',
        datePosted: '2026-05-01T09:00:00.000Z',
        expires: '2099-05-03T12:00:00.000Z',
      },
    ]);
    expect(scriptsOnPage()[0]!.textContent).not.to.include('<');
  });

  it('leaves with the element, and with the appeal', async () => {
    const card = await show([appeal()]);
    await described();
    card.remove();
    expect(scriptsOnPage()).to.have.length(0);

    const other = await show([appeal()]);
    await described();
    serveFeed([]);
    await other.reload();
    await settled(other);
    await until(
      () => scriptsOnPage().length === 0,
      () => 'JSON-LD still',
    );
  });

  for (const [who, item] of [
    ['a grown person', fullAppeal()],
    ['a child', appeal({ persons: [{ age: 9 }] })],
    ['a missing person of whom nothing is said', appeal({ category: 'missing-person' })],
    ['somebody in a picture', appeal({ category: 'witness', images: [picture()] })],
    [
      'a wanted person who stands in the title alone',
      appeal({ category: 'wanted' }, { title: 'Wanted: Sam Example' }),
    ],
    ['somebody to be identified', appeal({ category: 'identify' })],
    ['somebody unidentified', appeal({ category: 'unidentified-person' })],
  ] as const) {
    it(`holds nothing of ${who}, whose neighbour is described`, async () => {
      await show([item, appeal({}, { id: 'neighbour', title: 'Neighbour', url: undefined })]);
      await described();
      expect(describedOnPage().map(({ name }) => name)).to.deep.equal(['Neighbour']);
    });
  }

  it('is not left behind by an element that leaves while its code is on the way', async () => {
    const card = await show([appeal()]);
    card.remove();
    await nextFrame();
    await nextFrame();
    expect(scriptsOnPage()).to.have.length(0);
  });
});
