import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAppeals } from '../../src/feed/appeals.js';
import { readFeed } from '../../src/feed/feed.js';
import { Ledger } from '../../src/feed/lifecycle.js';
import { readFbiWanted } from '../../src/sources/fbi/fbi-wanted.js';
import { sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const NOW = Date.UTC(2026, 10, 28);
const API = 'https://api.fbi.gov/wanted/v1/list';

// After https://api.fbi.gov/docs, with an invented person.
const FUGITIVE = {
  uid: 'f1',
  title: 'ROSALIND MCALLISTER DEVRIES - RENO, NEVADA',
  description: 'Unlawful Flight to Avoid Prosecution - Murder, Kidnapping',
  details: '<p>Rosalind McAllister DeVries is wanted.</p>',
  caution: '<p>She left in <b>2019</b>.</p>',
  remarks: '<p>Likes tea &amp; <i>cake</i>.</p>',
  additional_information: null,
  warning_message: 'SHOULD BE CONSIDERED ARMED AND DANGEROUS',
  subjects: ['Ten Most Wanted Fugitives'],
  status: 'na',
  poster_classification: 'ten',
  person_classification: 'Main',
  images: [
    {
      original: 'https://www.fbi.gov/wanted/f1/@@images/image',
      large: 'https://www.fbi.gov/wanted/f1/@@images/image/large',
      thumb: 'https://www.fbi.gov/wanted/f1/@@images/image/thumb',
      caption: 'Age progressed to 45 &amp; with glasses',
    },
  ],
  files: [
    { url: 'https://www.fbi.gov/wanted/f1/download.pdf', name: 'English' },
    { url: 'https://www.fbi.gov/wanted/f1/afiche.pdf', name: 'Spanish' },
    { url: 'javascript:alert(1)', name: 'French' },
  ],
  aliases: ['Rose Vries', '"Roz"'],
  dates_of_birth_used: ['December 1, 1985', 'November 28, 1983'],
  place_of_birth: 'Ohio',
  nationality: 'American',
  languages: ['English', 'Klingon'],
  occupations: ['Nurse', 'Driver'],
  sex: 'Female',
  race: 'white',
  race_raw: 'White (Hispanic)',
  hair: 'brown',
  hair_raw: 'Brown, dyed blond',
  eyes: 'blue',
  eyes_raw: null,
  build: 'Medium',
  complexion: 'Light',
  height_min: 64,
  height_max: 66,
  weight: 'Approximately 150 to 160 pounds',
  weight_min: null,
  weight_max: null,
  age_min: null,
  age_max: null,
  age_range: null,
  scars_and_marks: 'Scar on <b>chin</b>',
  ncic: 'W123456789',
  reward_text: 'The FBI is offering up to $250,000.',
  reward_min: 0,
  reward_max: 250000,
  field_offices: ['lasvegas', 'denver'],
  publication: '2021-06-14T12:18:00',
  modified: '2021-06-29T18:41:19+00:00',
  url: 'https://www.fbi.gov/wanted/topten/rosalind-mcallister-devries',
  path: '/wanted/topten/rosalind-mcallister-devries',
  '@id': 'https://api.fbi.gov/@wanted-person/f1',
};

const read = (...items: unknown[]) =>
  readFbiWanted(answerOf({ total: items.length, page: 1, items }, API), NOW);
const readOne = (fields: object) => read({ ...FUGITIVE, ...fields }).items[0]!;

interface AppealJson {
  category?: string;
  occurred?: { start?: string; text?: string };
  place?: { name: string };
  persons?: Record<string, unknown>[];
  facts: { label: string; value: string }[];
  images: { alt?: string }[];
  posters: unknown[];
  reward?: { text: string };
}

const appealOf = (fields: object) => readOne(fields)._appeal as unknown as AppealJson;
const personOf = (fields: object) => appealOf(fields).persons![0]!;

describe('fbi-wanted', () => {
  it('keeps every fact of a fugitive', () => {
    assert.deepEqual(readOne({}), {
      id: 'f1',
      url: 'https://www.fbi.gov/wanted/topten/rosalind-mcallister-devries',
      title: 'Rosalind McAllister DeVries - Reno, Nevada',
      content_html:
        '<p>Rosalind McAllister DeVries is wanted.</p>' +
        '<h2>Caution</h2><p>She left in <b>2019</b>.</p>' +
        '<h2>Remarks</h2><p>Likes tea &amp; <i>cake</i>.</p>',
      summary: 'Unlawful Flight to Avoid Prosecution - Murder, Kidnapping',
      image: 'https://www.fbi.gov/wanted/f1/@@images/image/large',
      date_published: '2021-06-14T12:18:00',
      date_modified: '2021-06-29T18:41:19+00:00',
      tags: ['Ten Most Wanted Fugitives'],
      _appeal: {
        category: 'wanted',
        reference: 'W123456789',
        persons: [
          {
            name: 'Rosalind McAllister DeVries',
            aliases: ['Rose Vries', '"Roz"'],
            age_min: 40,
            age_max: 43,
            sex: 'female',
            height_min_in_cm: 163,
            height_max_in_cm: 168,
            weight_min_in_kg: 68,
            weight_max_in_kg: 73,
            build: 'Medium',
            hair: 'Brown, dyed blond',
            eyes: 'blue',
            complexion: 'Light',
            marks: 'Scar on chin',
            languages: ['en', 'Klingon'],
          },
        ],
        facts: [
          { label: 'Race', value: 'White (Hispanic)' },
          { label: 'Nationality', value: 'American' },
          { label: 'Date of birth used', value: 'December 1, 1985; November 28, 1983' },
          { label: 'Place of birth', value: 'Ohio' },
          { label: 'Occupation', value: 'Nurse; Driver' },
        ],
        images: [
          {
            url: 'https://www.fbi.gov/wanted/f1/@@images/image/large',
            alt: 'Age progressed to 45 & with glasses',
            kind: 'age-progressed',
            caption: 'Age progressed to 45 & with glasses',
          },
        ],
        warning: 'SHOULD BE CONSIDERED ARMED AND DANGEROUS',
        reward: { text: 'The FBI is offering up to $250,000.', amount_max: 250000, currency: 'USD' },
        contacts: [
          { kind: 'police', label: 'FBI tips', url: 'https://tips.fbi.gov/' },
          {
            kind: 'police',
            label: 'FBI Las Vegas',
            url: 'https://www.fbi.gov/contact-us/field-offices/lasvegas',
          },
          { kind: 'police', label: 'FBI Denver', url: 'https://www.fbi.gov/contact-us/field-offices/denver' },
        ],
        posters: [
          { url: 'https://www.fbi.gov/wanted/f1/download.pdf', language: 'en' },
          { url: 'https://www.fbi.gov/wanted/f1/afiche.pdf', language: 'es' },
        ],
      },
    });
  });

  for (const status of [
    'captured',
    'recovered',
    'located',
    'surrendered',
    'deceased',
    'Captured',
    'arrested',
  ]) {
    it(`leaves nothing of somebody who is ${status}`, () => {
      assert.deepEqual(readOne({ status }), {
        id: 'f1',
        content_text: 'This appeal has ended.',
        date_modified: '2021-06-29T18:41:19+00:00',
        _appeal: { status: 'withdrawn' },
      });
    });
  }

  it('takes a captured person off a page that shows them', () => {
    const load = (fields: object) => readFeed(read({ ...FUGITIVE, ...fields }), API, NOW).items;
    const ledger = new Ledger();
    const shown = ledger.admit([], load({}), true, NOW);
    assert.equal(shown.length, 1);
    const after = { status: 'captured', modified: '2021-06-30T00:00:00+00:00' };
    assert.deepEqual(ledger.admit(shown, load(after), true, NOW), []);
    assert.deepEqual(ledger.admit([], load({}), true, NOW), []); // an old copy
  });

  for (const status of [null, '', 7, ['captured']]) {
    it(`goes on with an appeal whose status is ${JSON.stringify(status)}`, () =>
      assert.equal(appealOf({ status }).category, 'wanted'));
  }

  it('reads a publication without an offset in Washington’s time', () => {
    const [item] = readFeed(read(FUGITIVE), API, NOW).items;
    assert.equal(item!.datePublished!.toISOString(), '2021-06-14T16:18:00.000Z');
    assert.equal(item!.dateModified!.toISOString(), '2021-06-29T18:41:19.000Z');
  });

  for (const [category, fields] of [
    ['wanted', { poster_classification: 'default', subjects: ["Cyber's Most Wanted"] }],
    ['wanted', { poster_classification: 'law-enforcement-assistance', subjects: null }],
    ['wanted', { poster_classification: 'default', subjects: ['Parental Kidnapping'] }],
    ['missing-person', { poster_classification: 'default', subjects: ['Parental Kidnapping Victim'] }],
    ['missing-person', { poster_classification: 'missing', subjects: ['ViCAP Missing Persons'] }],
    [
      'missing-person',
      {
        poster_classification: 'kidnapping',
        subjects: ['Kidnappings and Missing Persons', 'Seeking Information'],
      },
    ],
    ['missing-person', { poster_classification: undefined, subjects: [], path: '/wanted/kidnap/a-b' }],
    ['unidentified-person', { poster_classification: 'default', subjects: ['ViCAP Unidentified Persons'] }],
    [
      'unidentified-person',
      { title: 'JANE DOE', subjects: ['Seeking Information'], description: 'Deceased Individual' },
    ],
    [
      'witness',
      { poster_classification: 'information', subjects: ['Seeking Information'], title: 'BRUSH FIRE' },
    ],
    ['witness', { poster_classification: 'default', subjects: ['ViCAP Homicides and Sexual Assaults'] }],
    ['identify', { poster_classification: 'information', title: 'UNKNOWN SUSPECT' }],
    ['identify', { poster_classification: 'ecap', title: 'JOHN DOE 45', subjects: ['ECAP'] }],
    ['identify', { poster_classification: 'default', title: 'UNKNOWN SUSPECTS', subjects: ['Bank Robbers'] }],
  ] as const) {
    it(`is ${category} for ${JSON.stringify(fields)}`, () =>
      assert.equal(appealOf({ path: null, url: null, ...fields }).category, category));
  }

  it('names nobody whom the FBI does not know', () => {
    assert.equal(
      personOf({ title: 'JANE DOE - RENO, NEVADA', subjects: ['ViCAP Unidentified Persons'] }).name,
      undefined,
    );
    assert.equal(personOf({ title: 'UNKNOWN SUSPECT' }).name, undefined);
  });

  it('says when and where, where the description does', () => {
    const { _appeal, summary } = readOne({
      poster_classification: 'information',
      description: 'Robbery\r\nJune 3, 2021\r\nJune 9, 2021\r\nEast Helena , Montana',
    });
    assert.equal(summary, 'Robbery');
    assert.deepEqual(_appeal!['occurred'], { start: '2021-06-03', text: 'June 9, 2021' });
    assert.deepEqual(_appeal!['place'], { name: 'East Helena, Montana' });
  });

  it('takes no charges for a place', () => {
    const { _appeal, summary } = readOne({ description: 'Murder, Arson\r\nJune 3, 2021' });
    assert.equal(summary, 'Murder, Arson');
    assert.equal(_appeal!['place'], undefined);
  });

  it('leaves a date that it can’t read in words, and no day that no calendar has', () => {
    const occurred = (description: string) =>
      appealOf({ poster_classification: 'missing', description }).occurred;
    assert.deepEqual(occurred('Reno, Nevada\nJune 3-5, 2021'), { text: 'June 3-5, 2021' });
    assert.deepEqual(occurred('February 30, 2021'), { text: 'February 30, 2021' });
  });

  for (const [fields, ages] of [
    [{ age_min: 15, age_max: 30 }, [undefined, 15, 30]],
    [{ age_min: 30, age_max: 15 }, [undefined, 15, 30]],
    [{ age_min: 9 }, [9, undefined, undefined]],
    [{ age_range: '43 years old' }, [43, undefined, undefined]],
    [{ age_range: '20 to 45 years old' }, [undefined, 20, 45]],
    [{ dates_of_birth_used: ['November 29, 2010'] }, [15, undefined, undefined]],
    [{ dates_of_birth_used: ['November 28, 2010'] }, [16, undefined, undefined]],
    [{ dates_of_birth_used: ['1985', 'Smarch 1, 1980', null] }, [undefined, undefined, undefined]],
  ] as const) {
    it(`knows the age by ${JSON.stringify(fields)}`, () => {
      const { age, age_min, age_max } = personOf(fields);
      assert.deepEqual([age, age_min, age_max], ages);
    });
  }

  it('says in words what an age in numbers leaves out', () => {
    const facts = appealOf({ age_range: 'Late 30s to early 40s', age_min: 30, age_max: 40 }).facts;
    assert.deepEqual(facts[0], { label: 'Age', value: 'Late 30s to early 40s' });
    assert.notEqual(appealOf({ age_range: '20 to 45 years old' }).facts[0]!.label, 'Age');
  });

  it('treats a missing child as one', () => {
    const child = { poster_classification: 'missing', dates_of_birth_used: ['May 1, 2015'] };
    const [appeal] = readAppeals(readFeed(read({ ...FUGITIVE, ...child }), API, NOW), NOW);
    assert.equal(appeal!.hasMinor, true);
  });

  for (const [weight, kilograms] of [
    ['150 to 160 pounds', [68, 73]],
    ['95 pounds', [43, 43]],
    ['180-190 lbs', [82, 86]],
    ['70 kg', [70, 70]],
    ['Unknown', [undefined, undefined]],
  ] as const) {
    it(`weighs "${weight}"`, () => {
      const { weight_min_in_kg, weight_max_in_kg } = personOf({ weight });
      assert.deepEqual([weight_min_in_kg, weight_max_in_kg], kilograms);
    });
  }

  it('takes the weight in numbers first, and only the height that is known', () => {
    const person = personOf({
      weight: 'heavy',
      weight_min: 100,
      weight_max: 0,
      height_min: 70,
      height_max: null,
    });
    assert.deepEqual([person.weight_min_in_kg, person.weight_max_in_kg], [45, 45]);
    assert.deepEqual([person.height_min_in_cm, person.height_max_in_cm], [178, 178]);
  });

  it('offers a reward in numbers where there are no words for it', () => {
    assert.deepEqual(appealOf({ reward_text: null }).reward, {
      text: 'Up to $250,000',
      amount_max: 250000,
      currency: 'USD',
    });
    assert.deepEqual(appealOf({ reward_max: 0 }).reward, { text: 'The FBI is offering up to $250,000.' });
    assert.equal(appealOf({ reward_text: null, reward_max: 0 }).reward, undefined);
  });

  it('loses what has no id of its own, and finds one in the address of the item', () => {
    const ids = read(
      { ...FUGITIVE, uid: null },
      { ...FUGITIVE, uid: null, '@id': undefined, pathId: 'https://api.fbi.gov/@wanted-person/f2' },
      { ...FUGITIVE, uid: {}, '@id': 4 },
      null,
    ).items.map(({ id }) => id);
    assert.deepEqual(ids, ['f1', 'f2']);
  });

  it('leads to the next page while there is one', () => {
    const next = (page: number, query = '') =>
      readFbiWanted(answerOf({ total: 45, page, items: [FUGITIVE] }, API + query), NOW).next_url;
    assert.equal(next(1), `${API}?page=2`);
    assert.equal(next(2, '?page=2&title=x'), `${API}?page=3&title=x`);
    assert.equal(next(3, '?page=3'), undefined);
    assert.equal(next(1, '?pageSize=50'), undefined);
    assert.equal(next(1, '?page=2'), undefined, 'a copy that gives the first page always');
  });

  it('is known by its items, also old ones and none', () => {
    const known = (body: unknown) =>
      Object.entries(sources)
        .filter(([, { recognises }]) => recognises(answerOf(body)))
        .map(([name]) => name);
    const { poster_classification: _, ...old } = FUGITIVE;
    assert.deepEqual(known({ total: 1, page: 1, items: [FUGITIVE] }), ['fbi-wanted']);
    assert.deepEqual(known({ total: 1, page: 1, items: [null, old] }), ['fbi-wanted']);
    assert.deepEqual(known({ total: 0, page: 1, items: [] }), ['fbi-wanted']);
    assert.deepEqual(known({ version: 'https://jsonfeed.org/version/1.1', items: [] }), []);
    assert.deepEqual(known({ items: [{ id: '1', title: 'A post' }] }), []);
  });

  it('bears anything', () => {
    const captured = { ...FUGITIVE, uid: 'c', status: 'captured' };
    assertBearsAnything(readFbiWanted, { total: 2, page: 1, items: [FUGITIVE, captured] });
  });

  const real = shared('fbi/wanted.json');
  describe('with real items', { skip: real === undefined && 'no shared data' }, () => {
    const feed = readFbiWanted(answerOf(real ?? '{}', API), NOW);
    const facts = feed.items.map(({ title, _appeal }) => ({
      title,
      ...(_appeal as unknown as AppealJson),
    }));

    it('reads every one', () => {
      assert.equal(feed.items.length, 6);
      assertReadable(feed);
      assert.equal(feed.next_url, undefined);
    });

    it('tells what each is about, as its page does', () => {
      assert.deepEqual(
        facts.map(({ title, category, occurred, place }) => [title, category, occurred?.start, place?.name]),
        [
          ['Unknown Suspect', 'identify', '2021-06-03', 'East Helena, Montana'],
          ['Human-Caused Brush Fire', 'witness', '2021-06-21', 'Warm Springs, Oregon'],
          ['Jane Doe - Catoctin Mountain Park', 'unidentified-person', '2021-06-12', 'Thurmont, Maryland'],
          ['Jane Doe - Placitas, New Mexico', 'unidentified-person', '2023-04-18', 'Placitas, New Mexico'],
          ['Tesla Charging Station Arson', 'witness', '2025-04-08', 'Lacey, Washington'],
          [
            'John Doe - Waterloo Township, Michigan',
            'unidentified-person',
            '1978-08-30',
            'Waterloo Township, Michigan',
          ],
        ],
      );
    });

    it('describes people as their pages do', () => {
      assert.deepEqual(
        facts.map(({ persons }) => persons?.[0]),
        [
          {
            age_min: 30,
            age_max: 40,
            sex: 'male',
            height_min_in_cm: 168,
            height_max_in_cm: 175,
            build: 'Thin',
          },
          undefined,
          undefined,
          {
            ...{ age_min: 15, age_max: 30, sex: 'female' },
            ...{ height_min_in_cm: 157, height_max_in_cm: 157, weight_min_in_kg: 43, weight_max_in_kg: 43 },
          },
          undefined,
          {
            ...{
              age_min: 20,
              age_max: 45,
              sex: 'male',
              hair: 'Black (natural), auburn wavy collar length wig',
            },
            ...{ height_min_in_cm: 157, height_max_in_cm: 175, weight_min_in_kg: 52, weight_max_in_kg: 66 },
          },
        ],
      );
    });

    it('shows their pictures and posters, and what is offered', () => {
      assert.deepEqual(
        facts.map(({ images, posters }) => [images.length, posters.length]),
        [
          [3, 1],
          [2, 1],
          [5, 1],
          [1, 1],
          [3, 1],
          [2, 1],
        ],
      );
      assert.equal(facts[2]!.images[0]!.alt, "Jane Doe's Keys");
      assert.match(facts[1]!.reward!.text, /up to \$5,000/);
    });
  });
});
