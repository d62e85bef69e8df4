import type { Feed, FeedItem } from './feed.js';
import { endOf, unconfirmedFrom } from './lifecycle.js';
import {
  amount,
  between,
  date,
  email,
  flag,
  id,
  linkAddress,
  list,
  object,
  oneOf,
  phone,
  text,
  webAddress,
  type Fields,
  type Read,
} from './shape.js';

export const personShape = {
  name: text,
  aliases: list(text),
  age: amount,
  ageMin: amount,
  ageMax: amount,
  ageInMonths: amount,
  sex: text,
  heightMinInCm: amount,
  heightMaxInCm: amount,
  weightMinInKg: amount,
  weightMaxInKg: amount,
  build: text,
  hair: text,
  eyes: text,
  complexion: text,
  marks: text,
  clothing: text,
  languages: list(text),
  isMinor: flag,
};

/** A number of pixels, of which a picture has at least one. */
const size: Read<number> = (value, context) => amount(value, context) || undefined;

const place = object(
  { name: text, latitude: between(-90, 90), longitude: between(-180, 180), radiusInMeters: amount },
  'name',
);

const occurred = object({ start: date, end: date, text });

const image = object(
  {
    url: webAddress,
    alt: text,
    kind: oneOf('photo', 'cctv', 'e-fit', 'age-progressed', 'property', 'map'),
    width: size,
    height: size,
    caption: text,
    taken: date,
    sensitive: flag,
  },
  'url',
);

const contact = object({
  kind: oneOf('emergency', 'police', 'anonymous', 'media'),
  label: text,
  phone,
  url: linkAddress,
  email,
  note: text,
});

/** A thing that can be rung, visited or written to, or else no contact at all. */
const reachable: Read<Contact> = (value, context) => {
  const read = contact(value, context);
  return read && (read.phone || read.url || read.email) ? read : undefined;
};

/** The fields of `_appeal` on an item. Urgency, severity and certainty are those of CAP 1.2, section 3.2.2. */
export const appealShape = {
  category: text,
  status: oneOf('open', 'resolved', 'withdrawn'),
  urgency: oneOf('immediate', 'expected', 'future', 'past', 'unknown'),
  severity: oneOf('extreme', 'severe', 'moderate', 'minor', 'unknown'),
  certainty: oneOf('observed', 'likely', 'possible', 'unlikely', 'unknown'),
  reference: text,
  expires: date,
  occurred,
  place,
  persons: list(object(personShape)),
  facts: list(object({ label: text, value: text }, 'label', 'value')),
  images: list(image),
  warning: text,
  reward: object({ text, amountMax: amount, currency: text }, 'text'),
  contacts: list(reachable),
  posters: list(object({ url: webAddress, language: text }, 'url')),
  outcome: text,
  replaces: list(id),
  correctionUrl: linkAddress,
  proceedingsActive: flag,
};

const readFields = object(appealShape);

export type Person = Fields<typeof personShape>;
export type AppealImage = NonNullable<ReturnType<typeof image>>;
export type Contact = NonNullable<ReturnType<typeof contact>>;

/** An appeal to the public: an item with what its `_appeal` says. */
export interface Appeal extends FeedItem, Fields<typeof appealShape> {
  readonly isUrgent: boolean;
  /** A child may be in it: its coordinates are never used. */
  readonly hasMinor: boolean;
  /** Somebody is in it, described or in its title alone: nothing of that goes where it can't be taken back. */
  readonly hasPerson: boolean;
}

/** Categories of appeals that are about somebody, be it in the title alone. */
const PERSONAL = new Set(['missing-person', 'identify', 'wanted', 'unidentified-person']);

const appeals = new WeakMap<FeedItem, Appeal>();

/** The appeals of a feed that stand at `now`, in milliseconds since 1970: the urgent ones first, then the newest. */
export function readAppeals(feed: Feed, now: number): Appeal[] {
  return feed.items
    .filter(item => appealEnd(item) > now)
    .map(readAppeal)
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || updated(b) - updated(a));
}

/** The moment from which an appeal is no longer to be seen, in milliseconds since 1970. */
export const appealEnd = (item: FeedItem): number => Math.min(endOf(item), unconfirmedFrom(item));

function readAppeal(item: FeedItem): Appeal {
  const known = appeals.get(item);
  if (known) return known;
  const fields = readFields(item.source['_appeal'], item.context) ?? {};
  const { category, persons, urgency, severity } = fields;
  const isMissing = category === 'missing-person';
  const appeal: Appeal = {
    ...item,
    ...fields,
    get confirmedAt() {
      return item.confirmedAt; // which a later load moves
    },
    isUrgent: urgency === 'immediate' && (severity === 'severe' || severity === 'extreme'),
    hasMinor: persons ? persons.some(person => isMinor(person, isMissing)) : isMissing,
    hasPerson: !!persons || PERSONAL.has(category ?? ''),
  };
  appeals.set(item, appeal);
  return appeal;
}

/** Whether to treat a person as a minor; of a missing person without an age nobody knows better. */
export function isMinor(person: Person, isMissing: boolean): boolean {
  const { age, ageMin, ageMax, ageInMonths } = person;
  const ages = [age, ageMin, ageMax, ageInMonths && ageInMonths / 12].filter(years => years !== undefined);
  return !!person.isMinor || (ages.length ? ages.some(years => years < 18) : isMissing);
}

const updated = (appeal: Appeal) => (appeal.dateModified ?? appeal.datePublished)?.getTime() ?? 0;
