import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal } from '../../support/appeals.js';
import { serveFeed } from '../../support/feed.js';
import { factsIn, findAll } from '../../support/find.js';
import { load } from '../../support/mount.js';
import { untilRead } from '../../support/until.js';

async function facts(fields: Record<string, unknown>, lang = 'en-US'): Promise<Record<string, string>> {
  return factsIn(await show(fields, lang));
}

async function show(fields: Record<string, unknown>, lang = 'en-US'): Promise<HTMLElement> {
  serveFeed([appeal({ category: 'wanted', ...fields })]);
  const card = await load(
    html`<callbox-appeal-card
      lang=${lang}
      time-zone="America/Toronto"
      src=${feedAddress()}
    ></callbox-appeal-card>`,
  );
  if (lang.startsWith('fr')) await untilRead(card, 'Publié');
  return card;
}

const person = { height_min_in_cm: 175, height_max_in_cm: 180, weight_min_in_kg: 70, weight_max_in_kg: 80 };

describe('The facts of an appeal', () => {
  it('say who the person is', async () => {
    const written = {
      name: 'Anselm Thorngrave',
      aliases: ['Ans', 'Old Thorn'],
      age: 75,
      sex: 'male',
      build: 'slim',
      hair: 'white',
      eyes: 'grey',
      complexion: 'pale',
      marks: 'a scar',
      clothing: 'a brown coat',
      languages: ['en', 'fr-CA', 'Sign Language'],
    };
    expect(await facts({ persons: [written] })).to.deep.equal({
      Name: 'Anselm Thorngrave',
      'Also known as': 'Ans, Old Thorn',
      Age: '75 years',
      Sex: 'Male',
      Build: 'slim',
      Hair: 'white',
      Eyes: 'grey',
      Complexion: 'pale',
      'Distinguishing marks': 'a scar',
      Clothing: 'a brown coat',
      Languages: 'English, Canadian French, Sign Language',
    });
  });

  for (const [lang, height, weight] of [
    ['en-US', '5 ft 9 in – 5 ft 11 in (175–180 cm)', '154–176 lb (70–80 kg)'],
    ['en-GB', /^5 ft 9 in – 5 ft 11 in \(175–180 ?cm\)$/, /\(70–80 ?kg\)$/],
    ['en-CA', '175–180 cm (5 ft 9 in – 5 ft 11 in)', '70–80 kg (154–176 lb)'],
    ['en-AU', '175–180 cm', '70–80 kg'],
  ] as const) {
    it(`measure a person as people do in ${lang}`, async () => {
      const { Height, Weight } = await facts({ persons: [person] }, lang);
      expect(Height).to.match(typeof height === 'string' ? exactly(height) : height);
      expect(Weight).to.match(typeof weight === 'string' ? exactly(weight) : weight);
    });
  }

  it('measure a person as people do in fr-CA', async () => {
    const { Taille, Poids } = await facts({ persons: [person] }, 'fr-CA');
    expect(Taille).to.match(/^175.180 cm \(5 pi 9 po – 5 pi 11 po\)$/);
    expect(Poids).to.match(/^70.80 kg \(154.176 lb\)$/);
  });

  for (const [written, age] of [
    [{ age: 1 }, '1 year'],
    [{ age_in_months: 18 }, '18 months'],
    [{ age_in_months: 1 }, '1 month'],
    [{ age_in_months: 30 }, '2 years'],
    [{ age_min: 30, age_max: 40 }, '30–40 years'],
    [{ age_min: 30, age_max: 30 }, '30 years'],
    [{ height_min_in_cm: 180 }, undefined],
  ] as const) {
    it(`give the age of ${JSON.stringify(written)} as ${age}`, async () => {
      expect((await facts({ persons: [written] }))['Age']).to.equal(age);
    });
  }

  it('give a height that is known at one end', async () => {
    expect((await facts({ persons: [{ height_min_in_cm: 183 }] }, 'en-CA'))['Height']).to.equal(
      '183 cm (6 ft 0 in)',
    );
  });

  it('say when and where, the reward and the reference to quote', async () => {
    const card = await show({
      category: 'witness',
      occurred: { start: '2026-05-01T22:00:00Z', end: '2026-05-01T23:15:00Z', text: 'after the match' },
      place: { name: 'Causeway Road', latitude: 46.5, longitude: -84.25 },
      reward: { text: '500 dollars' },
      reference: 'PA/1',
      facts: [{ label: 'Van', value: 'Dark blue' }],
    });
    const { When, ...others } = factsIn(card);
    expect(When).to.match(/^Fri, May 1,? ?(at )?6:00.–.7:15 PM after the match$/);
    expect(others).to.deep.equal({
      Where: 'Causeway Road Map',
      Van: 'Dark blue',
      Reward: '500 dollars',
      'Quote reference': 'PA/1',
    });
    expect(findAll(card, 'link', 'Map').map(({ href }) => href)).to.deep.equal([
      'https://www.openstreetmap.org/?mlat=46.5&mlon=-84.25#map=16/46.5/-84.25',
    ]);
  });

  it('say when a missing person was last seen', async () => {
    const { 'Last seen': lastSeen } = await facts({
      category: 'missing-person',
      persons: [{ age: 40 }],
      occurred: { text: 'on Friday evening' },
    });
    expect(lastSeen).to.equal('on Friday evening');
  });

  for (const [who, fields] of [
    ['a child', { persons: [{ age: 9 }] }],
    ['a baby', { persons: [{ age_in_months: 18 }] }],
    ['somebody who may be 17', { persons: [{ age_min: 17, age_max: 25 }] }],
    ['somebody marked as a minor', { persons: [{ age: 30, is_minor: true }] }],
    ['a missing person of no age', { category: 'missing-person', persons: [{ name: 'Sam' }] }],
    ['a missing person of whom nothing is said', { category: 'missing-person' }],
    ['an adult with a child', { persons: [{ age: 40 }, { age: 4 }] }],
  ] as const) {
    it(`never put ${who} on a map`, async () => {
      const card = await show({
        ...fields,
        place: { name: 'Old Harbour', latitude: 46.5, longitude: -84.3 },
      });
      expect(factsIn(card)['Where']).to.equal('Old Harbour');
      expect(card.shadowRoot!.innerHTML).not.to.include('46.5');
    });
  }

  it('put an adult on a map', async () => {
    const card = await show({
      persons: [{ age: 18 }],
      place: { name: 'Old Harbour', latitude: 0, longitude: 0 },
    });
    expect(findAll(card, 'link', 'Map')).to.have.length(1);
  });
});

const exactly = (words: string) => new RegExp(`^${words.replace(/[()]/g, '\\$&')}$`);
