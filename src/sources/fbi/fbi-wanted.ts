import { categoryOf } from './category.js';
import { dayOf, factsOf, lineOf, personOf } from './person.js';
import { createFeed, filled, type FeedJson, type ItemJson } from '../feed-json.js';
import { languageTag } from './languages.js';
import { escapeText, htmlOf, wordsOf } from '../reading/markup.js';
import type { Answer } from '../source.js';
import { titleCase } from './title-case.js';
import { tombstone } from '../reading/tombstone.js';
import { addressOf, dateOf, eachOf, fieldsOf, idOf, numberOf, textOf } from '../reading/values.js';

type Fields = Readonly<Record<string, unknown>>;

const SITE = 'https://www.fbi.gov/wanted';

/** Reads a page of the FBI's Wanted API as appeals. */
export function readFbiWanted({ json, url }: Answer, now: number): FeedJson {
  return createFeed({
    title: 'FBI Wanted',
    home_page_url: SITE,
    language: 'en',
    next_url: nextPage(fieldsOf(json), url),
    authors: [{ name: 'Federal Bureau of Investigation', url: 'https://www.fbi.gov/' }],
    // Where the Bureau is: `publication` has no offset.
    _callbox: { time_zone: 'America/New_York' },
    items: eachOf(fieldsOf(json)['items'], item => readItem(fieldsOf(item), now)),
  });
}

function readItem(item: Fields, now: number): ItemJson | undefined {
  const id =
    idOf(item['uid']) ?? /@wanted-person\/([^/]+)/.exec(textOf(item['@id'] ?? item['pathId']) ?? '')?.[1];
  if (!id) return undefined;
  const date_modified = dateOf(item['modified']);
  if (hasEnded(item)) return tombstone(id, date_modified);
  const title = titleCase(lineOf(item['title']) ?? '', textsOf(item));
  const category = categoryOf(item);
  const { summary, occurred, place } = describe(item, category);
  const images = eachOf(item['images'], image => readImage(image, title));
  const person = personOf(item, nameIn(title, category), now);
  return filled({
    id,
    url: addressOf(item['url'], SITE),
    title,
    content_html: contentOf(item),
    summary,
    image: images[0]?.url,
    date_published: dateOf(item['publication']),
    date_modified,
    tags: eachOf(item['subjects'], lineOf),
    _appeal: {
      category,
      reference: lineOf(item['ncic']),
      occurred,
      place,
      persons: person && [person],
      facts: factsOf(item),
      images,
      warning: lineOf(item['warning_message']),
      reward: rewardOf(item),
      contacts: [
        { kind: 'police', label: 'FBI tips', url: 'https://tips.fbi.gov/' },
        ...eachOf(item['field_offices'], readOffice),
      ],
      posters: eachOf(item['files'], readPoster),
    },
  });
}

/** Any word but `na` is an end, also one that the FBI may yet think of: gone too early is mended, gone too late is not. */
const hasEnded = ({ status }: Fields) => !/^(?:na|n\/a)$/i.test(textOf(status) ?? 'na');

/** What follows a dash in a title is where; who is nameless has none. */
const nameIn = (title: string, category: string | undefined) =>
  category === 'wanted' || category === 'missing-person' ? title.split(/\s+[-–—]\s+|\s*\(/)[0] : undefined;

const textsOf = (item: Fields) =>
  ['details', 'caution', 'remarks', 'description', 'reward_text', 'additional_information']
    .map(name => item[name])
    .concat(item['aliases'])
    .flat()
    .map(text => wordsOf(textOf(text) ?? ''))
    .join('\n');

const SECTIONS = [
  ['details', ''],
  ['caution', 'Caution'],
  ['remarks', 'Remarks'],
  ['additional_information', 'Additional information'],
] as const;

const contentOf = (item: Fields) =>
  SECTIONS.map(([name, heading]) => {
    const text = textOf(item[name]);
    return text && wordsOf(text) ? (heading && `<h2>${escapeText(heading)}</h2>`) + htmlOf(text) : '';
  }).join('');

/** The lines of a description are charges or what happened, and mostly when and where, one of each. */
function describe(item: Fields, category: string | undefined) {
  const lines = (textOf(item['description']) ?? '')
    .split(/\r?\n/)
    .map(line => lineOf(line)?.replace(/ ,/g, ','))
    .filter(line => line !== undefined);
  const when = lines.filter(isWhen);
  // Without a date beside it "Murder, Kidnapping" would be a place, too.
  const where = when.length && category !== 'wanted' ? lines.filter(isWhere).at(-1) : undefined;
  const start = when.map(dayOf).find(day => day !== undefined);
  const otherwise = when.filter(line => !start || dayOf(line) !== start);
  return {
    summary: lines.filter(line => line !== where && !when.includes(line)).join(' · '),
    occurred: { start, text: otherwise.join('; ') },
    place: where && { name: where },
  };
}

const isWhen = (line: string) =>
  line.length < 60 &&
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*\.?\b.*\b(?:1[89]|20)\d\d\b/iu.test(line);

const isWhere = (line: string) => /^[\p{L}\p{M}.'’() -]{2,50}(?:, ?[\p{L}\p{M}.'’() -]{2,40})+$/u.test(line);

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['age-progressed', /age[ -]?progress/i],
  ['e-fit', /sketch|composite|facial reconstruction|rendering/i],
  ['cctv', /surveillance|security camera|cctv/i],
  ['map', /\bmap\b/i],
];

function readImage(entry: unknown, title: string) {
  const { large, original, thumb, caption } = fieldsOf(entry);
  const url = addressOf(large) ?? addressOf(original) ?? addressOf(thumb);
  if (!url) return undefined;
  const words = lineOf(caption);
  const kind = KINDS.find(([, pattern]) => pattern.test(words ?? ''))?.[0] ?? 'photo';
  return { url, alt: words ?? title, kind, caption: words };
}

function readPoster(entry: unknown) {
  const { url: written, name } = fieldsOf(entry);
  const url = addressOf(written, SITE);
  return url && { url, language: languageTag(textOf(name) ?? '') };
}

function rewardOf(item: Fields) {
  const most = numberOf(item['reward_max']) ?? 0;
  const amount_max = most > 0 ? most : undefined;
  const text = lineOf(item['reward_text']) ?? (amount_max && `Up to $${amount_max.toLocaleString('en-US')}`);
  return text && { text, amount_max, currency: amount_max && 'USD' };
}

const OFFICES: Readonly<Record<string, string>> = {
  ...{ elpaso: 'El Paso', kansascity: 'Kansas City', lasvegas: 'Las Vegas', littlerock: 'Little Rock' },
  ...{ losangeles: 'Los Angeles', newhaven: 'New Haven', neworleans: 'New Orleans', newyork: 'New York' },
  ...{ oklahomacity: 'Oklahoma City', saltlakecity: 'Salt Lake City', sanantonio: 'San Antonio' },
  ...{ sandiego: 'San Diego', sanfrancisco: 'San Francisco', sanjuan: 'San Juan', stlouis: 'St. Louis' },
  ...{ washingtondc: 'Washington, D.C.' },
};

function readOffice(entry: unknown) {
  const [slug] = /^[a-z]+$/.exec(textOf(entry) ?? '') ?? [];
  if (!slug) return undefined;
  const city = Object.hasOwn(OFFICES, slug) ? OFFICES[slug] : slug[0]!.toUpperCase() + slug.slice(1);
  return {
    kind: 'police',
    label: `FBI ${city}`,
    url: `https://www.fbi.gov/contact-us/field-offices/${slug}`,
  };
}

/** The API's own number of items on a page, where the request does not say. */
const PAGE_SIZE = 20;

function nextPage(json: Fields, address: string): string | undefined {
  const url = addressOf(address);
  const page = numberOf(json['page']);
  const total = numberOf(json['total']);
  if (!url || !page || !total || !eachOf(json['items'], item => item).length) return undefined;
  const next = new URL(url);
  const asked = numberOf(next.searchParams.get('page')) ?? 1;
  const size = numberOf(next.searchParams.get('pageSize')) ?? PAGE_SIZE;
  // A copy that answers every request alike would go on for ever.
  if (page !== asked || page * size >= total) return undefined;
  next.searchParams.set('page', String(page + 1));
  return next.href;
}
