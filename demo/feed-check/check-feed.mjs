import { findLosses } from './losses.mjs';
import { isDate, isZone, lacksOffset } from './values.mjs';

const isRecord = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const VERSION = /^https?:\/\/(www\.)?jsonfeed\.org\/version\/1(\.\d+)?\/?$/;
const DAY = 86_400_000;

/** Categories that may be shown as resolved. */
const RESOLVABLE = ['stolen-property', 'found-property', 'witness', 'public-safety'];

/** Files of the schemas that a feed is checked with. */
export const schemaFiles = [
  'feed.json',
  'item.json',
  'callbox.json',
  ...['appeal.json', 'event.json', 'events.json', 'video.json', 'comment.json', 'comments.json'],
];

/**
 * What the widgets will not show of a feed, and why.
 *
 * @param json The parsed feed.
 * @param schemas By their files' names.
 * @param base Address of the feed.
 * @param now Milliseconds since 1970.
 * @returns {{ fault: string } | { title?: string, count: number, findings: Finding[] }} A finding has `kind`: `lost`, `hidden`
 *   or `advice`; `item`, its number and its title, where it is one of an item; `field`; and `words`.
 */
export function checkFeed(json, { schemas, base, now = Date.now() }) {
  if (!isRecord(json)) return { fault: 'It is JSON, but no feed: a feed is an object that begins with {.' };
  if (typeof json.version !== 'string' || !VERSION.test(json.version)) {
    return {
      fault:
        'It is JSON, but no JSON Feed: it needs "version": "https://jsonfeed.org/version/1.1" at its top.',
    };
  }
  if (json.expired === true)
    return { fault: 'It says "expired": true: every page that shows it is cleared.' };
  if (!Array.isArray(json.items)) return { fault: 'It has no list "items".' };

  const findings = [];
  const note = finding => findings.push(finding);
  const context = { schemas, base, note, zone: zoneOf(json), now, ids: new Map() };
  const onLoss = loss => note(lost(loss));
  findLosses({ ...json, items: undefined }, node(schemas, 'feed.json'), { schemas, base, onLoss });
  json.items.forEach((item, index) => checkItem(item, index + 1, context));
  return {
    title: typeof json.title === 'string' ? json.title : undefined,
    count: json.items.length,
    findings,
  };
}

const node = (schemas, file) => ({ file, schema: schemas[file] });

const zoneOf = ({ _callbox: own }) => isRecord(own) && isZone(own.time_zone);

function checkItem(source, number, { schemas, base, note: noteAll, zone, now, ids }) {
  const item = { number, title: nameOf(source) };
  const note = finding => noteAll({ item, ...finding });
  if (!isRecord(source))
    return note({ kind: 'lost', words: 'The whole item is left out: it is no object { }.' });

  const losses = [];
  const words = findLosses(source, node(schemas, 'item.json'), {
    schemas,
    base,
    onLoss: loss => losses.push(loss),
  });
  if (words) return note({ kind: 'lost', words: `The whole item is left out: it ${words}.` });
  losses.forEach(loss => note(lost(loss)));

  const end = hidden(source, now);
  if (end) note({ kind: 'hidden', ...end });
  for (const finding of advice(source, zone)) note({ kind: 'advice', ...finding });

  const id = String(source.id);
  if (ids.has(id)) {
    note({
      kind: 'hidden',
      field: 'id',
      words: `is that of item ${ids.get(id)}, too: of the two only the newer is shown.`,
    });
  } else {
    ids.set(id, number);
  }
}

/** Why an item is not shown, though nothing is wrong with it. */
function hidden({ _appeal: appeal, date_modified, date_published }, now) {
  if (!isRecord(appeal)) return undefined;
  const { status, outcome, category, expires } = appeal;
  if (status === 'withdrawn')
    return { field: '_appeal.status', words: 'is withdrawn: the item is not shown.' };
  if (isDate(expires) && Date.parse(expires) <= now)
    return { field: '_appeal.expires', words: `was ${expires}: the item is not shown any more.` };
  if (status !== 'resolved') return undefined;
  if (!outcome || !RESOLVABLE.includes(category)) {
    return {
      field: '_appeal.status',
      words: `is resolved: such an item is shown only with an \`outcome\` and the category ${RESOLVABLE.join(', ')}.`,
    };
  }
  const since = Date.parse(date_modified ?? date_published);
  return since + 30 * DAY > now
    ? undefined
    : {
        field: 'date_modified',
        words: 'has to say when it was resolved: it is shown for 30 days from then.',
      };
}

function* advice({ _appeal: appeal, _event: event, _callbox: own, ...item }, zone) {
  const isZoned =
    zone || (isRecord(event) && isZone(event.time_zone)) || (isRecord(own) && isZone(own.time_zone));
  const dates = {
    ...pick('', item, 'date_published', 'date_modified'),
    ...pick('_appeal.', appeal, 'expires'),
    ...pick('_event.', event, 'start', 'end'),
  };
  for (const [field, value] of Object.entries(dates)) {
    if (!isZoned && lacksOffset(value))
      yield {
        field,
        words: `has no offset from UTC and is read as UTC; write ${value.trim()}-04:00 or so, or name a zone in \`_callbox.time_zone\`.`,
      };
  }
  const images = isRecord(appeal) && Array.isArray(appeal.images) ? appeal.images : [];
  for (const [index, image] of images.entries()) {
    if (isRecord(image) && !image.alt)
      yield {
        field: `_appeal.images, entry ${index + 1}`,
        words: 'has no `alt`: say in words what the picture shows.',
      };
  }
}

const pick = (prefix, source, ...names) =>
  Object.fromEntries(isRecord(source) ? names.map(name => [prefix + name, source[name]]) : []);

const nameOf = source => {
  const text = isRecord(source) ? (source.title ?? source.id) : undefined;
  return typeof text === 'string' || typeof text === 'number' ? excerpt(String(text), 70) : undefined;
};

const excerpt = (text, length) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** A part that is dropped, with what to write in its stead. */
function lost({ place, value, words, schema }) {
  const [example] = schema.examples ?? [];
  const written = typeof value === 'object' ? '' : `“${excerpt(String(value), 40)}” `;
  const isText = ['string', 'number'].includes(typeof example) && !schema.enum;
  return {
    kind: 'lost',
    field: place
      .map((step, index) => (typeof step === 'number' ? `, entry ${step + 1}` : `${index ? '.' : ''}${step}`))
      .join('')
      .replaceAll(/(entry \d+)\./g, '$1, '),
    words: `${written}${words}${isText ? `; write it as ${example}` : ''}.`,
  };
}
