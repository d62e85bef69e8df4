import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import { readAppeals } from '../../src/feed/appeals.js';
import { readFeed } from '../../src/feed/feed.js';
import { feedAddress } from '../support/address.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { allIn, parts, wordsOf } from '../support/find.js';
import { load, visibleText } from '../support/mount.js';

const BASE = 'https://police.example/feeds/appeals.json';
const NOW = Date.parse('2026-05-08T12:00:00Z');

const readAll = (items: unknown[]) => readAppeals(readFeed(feedOf(items), BASE, NOW), NOW);
const readOne = (fields: Record<string, unknown>) => readAll([{ id: '1', _appeal: fields }])[0]!;
const cards = (src: string) => html`<callbox-appeal-card src=${src} limit="20"></callbox-appeal-card>`;
const titles = (element: Element) => wordsOf(parts(element, 'title'));

describe('A person in an appeal', () => {
  for (const [category, persons, isMinor] of [
    ['witness', [{ is_minor: true }], true],
    ['witness', [{ is_minor: true, age: 40 }], true],
    ['witness', [{ is_minor: false, age: 17 }], true],
    ['witness', [{ age: 17 }], true],
    ['witness', [{ age: 17.9 }], true],
    ['witness', [{ age: 0 }], true],
    ['witness', [{ age: 18 }], false],
    ['witness', [{ age_min: 16, age_max: 20 }], true],
    ['witness', [{ age_min: 18, age_max: 20 }], false],
    ['witness', [{ age_max: 17 }], true],
    ['witness', [{ age_min: 17 }], true],
    ['witness', [{ age: 40, age_min: 10 }], true],
    ['witness', [{ age_in_months: 215 }], true],
    ['witness', [{ age_in_months: 216 }], false],
    ['witness', [{ age_in_months: 0 }], true],
    ['witness', [{ name: 'Ann' }], false],
    ['witness', [{ age: 30 }, { age: 12 }], true],
    ['missing-person', [{ name: 'Ann' }], true],
    ['missing-person', [{ name: 'Ann', is_minor: false }], true],
    ['missing-person', [{ age: 'about ten' }], true],
    ['missing-person', [{ age: -1 }], true],
    ['missing-person', [{ age: 18 }], false],
    ['missing-person', [{ age_in_months: 300 }], false],
    ['missing-person', [{ age: 40 }, {}], true],
    ['missing-person', undefined, true],
    ['missing-person', [], true],
    ['missing-person', 'Ann', true],
    ['witness', undefined, false],
    [undefined, undefined, false],
  ] as const) {
    it(`${isMinor ? 'is' : 'is not'} a minor: ${category}, ${JSON.stringify(persons)}`, () => {
      expect(readOne({ category, persons }).hasMinor).to.equal(isMinor);
    });
  }

  it('who is a minor stands on no map', async () => {
    const place = { name: 'Old Harbour', latitude: 46.5, longitude: -84.3 };
    const appeal = (id: string, age: number) => ({ id, _appeal: { place, persons: [{ age }] } });
    serveFeed([appeal('child', 10), appeal('adult', 40)]);
    const card = await load(cards(feedAddress()));
    const [child, adult] = allIn(card, '[data-item]');
    expect(child!.textContent).to.contain('Old Harbour');
    expect(child!.outerHTML).not.to.match(/46\.5|84\.3/);
    expect(adult!.outerHTML).to.contain('46.5');
  });
});

describe('The order of appeals', () => {
  it('is the urgent ones first, then those that were modified last', async () => {
    const appeal = (id: string, date_modified?: string, fields: Record<string, unknown> = {}, item = {}) => ({
      id,
      title: id,
      date_modified,
      ...item,
      _appeal: fields,
    });
    const urgent = { urgency: 'immediate', severity: 'extreme' };
    serveFeed([
      appeal('old', '2026-05-01T12:00:00Z'),
      appeal('never dated'),
      appeal('new', '2026-05-07T12:00:00Z'),
      appeal('urgent and old', '2026-04-01T12:00:00Z', urgent),
      appeal('published between', undefined, {}, { date_published: '2026-05-03T12:00:00Z' }),
      appeal('urgent', '2026-05-02T12:00:00Z', { urgency: ' Immediate ', severity: 'SEVERE' }),
      appeal('newest, by its offset', '2026-05-07T12:00:00-01:00'),
    ]);
    expect(titles(await load(cards(feedAddress())))).to.deep.equal([
      'urgent',
      'urgent and old',
      'newest, by its offset',
      'new',
      'published between',
      'old',
      'never dated',
    ]);
  });

  for (const [urgency, severity, isUrgent] of [
    ['immediate', 'extreme', true],
    ['immediate', 'severe', true],
    ['immediate', 'moderate', false],
    ['immediate', undefined, false],
    ['expected', 'extreme', false],
    [undefined, 'extreme', false],
    [true, 'extreme', false],
    [['immediate'], 'extreme', false],
  ]) {
    it(`takes ${String(urgency)} and ${String(severity)} for ${isUrgent ? 'urgent' : 'not urgent'}`, () => {
      expect(readOne({ urgency, severity }).isUrgent).to.equal(isUrgent);
    });
  }
});

describe('The fields of an appeal', () => {
  const whole = {
    category: 'witness',
    status: 'open',
    urgency: 'expected',
    severity: 'minor',
    certainty: 'likely',
    reference: 'PA/10417',
    expires: '2027-05-01T12:00:00Z',
    occurred: { start: '2026-05-01T08:00:00Z', end: '2026-05-01T09:00:00Z', text: 'in the morning' },
    place: { name: 'Old Harbour', latitude: 46.5, longitude: -84.3, radius_in_meters: 100 },
    persons: [
      {
        name: 'Ann',
        aliases: ['A.'],
        age: 40,
        height_min_in_cm: 170,
        languages: ['English'],
        is_minor: false,
      },
    ],
    facts: [{ label: 'Car', value: 'Blue' }],
    images: [{ url: 'https://police.example/1.png', alt: 'A car', kind: 'cctv', width: 10, height: 10 }],
    warning: 'Do not approach',
    reward: { text: '500 dollars', amount_max: 500, currency: 'CAD' },
    contacts: [
      {
        kind: 'police',
        label: 'Desk',
        phone: '101',
        url: 'https://police.example/',
        email: 'a@police.example',
      },
    ],
    posters: [{ url: 'https://police.example/1.pdf', language: 'fr' }],
    outcome: 'None yet',
    replaces: ['0'],
    correction_url: 'mailto:desk@police.example',
    proceedings_active: true,
  };

  for (const field of Object.keys(whole)) {
    it(`are the others where ${field} is of the wrong kind`, () => {
      const fieldsOf = (value: unknown) => {
        const { source: _source, context: _context, ...fields } = readOne({ ...whole, [field]: value });
        return fields;
      };
      const expected = fieldsOf(undefined);
      expect(fieldsOf(whole[field as keyof typeof whole])).not.to.deep.equal(expected);
      for (const wrong of [null, 7.5, [], [null], [[]], [true], { url: 'javascript:alert(1)' }, '\u0000']) {
        if (field === 'occurred' && JSON.stringify(wrong).startsWith('{')) continue; // which says nothing
        if (typeof wrong === 'string' && typeof whole[field as keyof typeof whole] === 'string') continue;
        expect(fieldsOf(wrong), JSON.stringify(wrong)).to.deep.equal(expected);
      }
    });
  }

  it('lose the entries of a list that are no good, and these alone', () => {
    const { persons, facts, images, contacts, posters, replaces } = readOne({
      persons: [null, 'Ann', { name: 7, age: '40', eyes: 'grey' }],
      facts: [{ label: 'Car' }, { value: 'Blue' }, { label: 'Car', value: 'Blue' }, { label: 7, value: 7 }],
      images: [
        { alt: 'none' },
        { url: 'data:image/png;base64,x' },
        { url: '1.png', kind: 'selfie', width: -1, height: '9' },
      ],
      contacts: [
        { label: 'Nobody' },
        { url: 'javascript:alert(1)' },
        { phone: 'call us' },
        { phone: '101', kind: 'friend' },
      ],
      posters: [{ language: 'fr' }, { url: 'file:///1.pdf' }, { url: '1.pdf' }],
      replaces: ['a', 7, null],
    });
    expect(persons).to.deep.equal([{ eyes: 'grey' }]);
    expect(facts).to.deep.equal([{ label: 'Car', value: 'Blue' }]);
    expect(images).to.deep.equal([{ url: 'https://police.example/feeds/1.png' }]);
    expect(contacts).to.deep.equal([{ phone: '101' }]);
    expect(posters).to.deep.equal([{ url: 'https://police.example/feeds/1.pdf' }]);
    expect(replaces).to.deep.equal(['a', '7']);
  });
});

describe('A plain JSON Feed in an appeal card', () => {
  it('shows title, image, text, date and link', async () => {
    serveFeed([
      {
        id: '1',
        title: 'A walk in the park',
        content_text: 'It was fine.',
        image: '/demo/pictures/harbour.svg',
        url: 'https://blog.example/1',
        date_published: '2026-05-01T12:00:00Z',
      },
    ]);
    const card = await load(cards(feedAddress()));
    expect(visibleText(card)).to.match(/A walk in the park.*It was fine\..*May 1, 2026/);
    expect(allIn<HTMLImageElement>(card, 'img').map(({ src }) => new URL(src).pathname)).to.deep.equal([
      '/demo/pictures/harbour.svg',
    ]);
    expect(allIn<HTMLAnchorElement>(card, '[part=title] a').map(({ href }) => href)).to.deep.equal([
      'https://blog.example/1',
    ]);
  });
});
