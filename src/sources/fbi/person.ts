import { languageTag } from './languages.js';
import { wordsOf } from '../reading/markup.js';
import { eachOf, entriesOf, numberOf, textOf } from '../reading/values.js';

type Fields = Readonly<Record<string, unknown>>;

/** The person of an item, whose name is given where it is one; nothing where nobody is described. */
export function personOf(item: Fields, name: string | undefined, now: number) {
  const [heightMin, heightMax] = range(item, 'height');
  const [weightMin, weightMax] = poundsOf(item);
  const person = withoutEmpty({
    aliases: wordsEach(item['aliases']),
    ...agesOf(item, now),
    sex: lineOf(item['sex'])?.toLowerCase(),
    height_min_in_cm: heightMin && Math.round(heightMin * 2.54),
    height_max_in_cm: heightMax && Math.round(heightMax * 2.54),
    weight_min_in_kg: weightMin && Math.round(weightMin * KILOGRAMS),
    weight_max_in_kg: weightMax && Math.round(weightMax * KILOGRAMS),
    build: lineOf(item['build']),
    hair: lineOf(item['hair_raw']) ?? lineOf(item['hair']),
    eyes: lineOf(item['eyes_raw']) ?? lineOf(item['eyes']),
    complexion: lineOf(item['complexion']),
    marks: lineOf(item['scars_and_marks']),
    languages: wordsEach(item['languages']).map(language => languageTag(language) ?? language),
  });
  const isDescribed =
    person || entriesOf(item['dates_of_birth_used']).length || lineOf(item['race_raw'] ?? item['race']);
  return isDescribed ? { name, ...person } : undefined;
}

/** What the FBI tells of a person that has no field of its own with us. */
export function factsOf(item: Fields) {
  const ages = lineOf(item['age_range']);
  const facts: [label: string, value: string | undefined][] = [
    ['Age', ages && !/^\d+(?: to \d+)?(?: years?)?(?: old)?$/i.test(ages) ? ages : undefined],
    ['Race', lineOf(item['race_raw']) ?? lineOf(item['race'])],
    ['Nationality', lineOf(item['nationality'])],
    ['Date of birth used', wordsEach(item['dates_of_birth_used']).join('; ')],
    ['Place of birth', lineOf(item['place_of_birth'])],
    ['Occupation', wordsEach(item['occupations']).join('; ') || lineOf(item['occupations'])],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The words of a text that may be HTML, in one line. */
export const lineOf = (value: unknown): string | undefined =>
  wordsOf(textOf(value) ?? '').replace(/\s+/g, ' ') || undefined;

/** The day that a text such as "June 3, 2021" names and nothing else. */
export function dayOf(value: unknown): string | undefined {
  const [, name = '', day, year] =
    /^(\p{L}{3})\p{L}*\.? (\d{1,2}), (\d{4})$/u.exec(textOf(value) ?? '') ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) / 3 + 1;
  if (!year || !Number.isInteger(month) || month < 1) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? undefined : date;
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

const KILOGRAMS = 0.45359237;

const wordsEach = (list: unknown): string[] => eachOf(list, lineOf);

const withoutEmpty = <T extends object>(fields: T): T | undefined =>
  Object.values(fields).some(value => value && (!Array.isArray(value) || value.length)) ? fields : undefined;

const positive = (value: unknown) => {
  const number = numberOf(value);
  return number && number > 0 ? number : undefined;
};

/** The least and the most of what is in two fields; the same twice where only one is given. */
function range(item: Fields, name: string): [number?, number?] {
  const min = positive(item[`${name}_min`]);
  const max = positive(item[`${name}_max`]);
  return min && max && min > max ? [max, min] : [min ?? max, max ?? min];
}

function poundsOf(item: Fields): [number?, number?] {
  const known = range(item, 'weight');
  if (known[0]) return known;
  const weight = textOf(item['weight']) ?? '';
  const [, from, to = from, unit = ''] =
    /(\d{2,3})(?:\s*(?:to|and|or|-|–)\s*(\d{2,3}))?\s*(pounds?|lbs?|kilograms?|kgs?)\b/i.exec(weight) ?? [];
  if (!from) return [];
  return [from, to].map(number => Number(number) / (/^k/i.test(unit) ? KILOGRAMS : 1)) as [number, number];
}

function agesOf(item: Fields, now: number) {
  const stated = range(item, 'age');
  const [, from, to = from] =
    /^\D{0,20}(\d{1,3})(?:\s*(?:to|-|–)\s*(\d{1,3}))?\s*(?:years|$)/i.exec(textOf(item['age_range']) ?? '') ??
    [];
  const written = from ? [Number(from), Number(to)] : [];
  const born = eachOf(item['dates_of_birth_used'], day => yearsSince(dayOf(day), now)).sort((a, b) => a - b);
  const [min, max] = [stated, written, [born[0], born.at(-1)]].find(([first]) => first !== undefined) ?? [];
  return min === max ? { age: min } : { age_min: min, age_max: max };
}

/** Whole years from a day to `now`. */
function yearsSince(day: string | undefined, now: number): number | undefined {
  if (!day || !Number.isFinite(now)) return undefined;
  const today = new Date(now).toISOString();
  const years =
    Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (today.slice(5, 10) < day.slice(5) ? 1 : 0);
  return years >= 0 && years < 120 ? years : undefined;
}
