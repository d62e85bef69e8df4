import type { ItemJson } from '../feed-json.js';
import { propertiesOf, propertyOf, valueOf, type Component, type Property } from './lines.js';
import { decodeEntities, htmlOf, wordsOf } from '../reading/markup.js';
import { addressOf, dateOf, numberOf, textOf } from '../reading/values.js';

/** A line of text; entities in it are those of the system that wrote the calendar. */
export const lineIn = (component: Component, name: string): string | undefined => {
  const text = textOf(valueOf(component, name));
  return text && decodeEntities((name.startsWith('x-') ? unescape(text) : text).replace(/\s+/g, ' '));
};

/** Properties that are nobody's standard come with the backslashes of iCalendar's texts. */
const unescape = (text: string): string =>
  text.replace(/\\([\\;,n])/gi, (_, character: string) => (/n/i.test(character) ? '\n' : character));

/** Not for everybody's eyes. */
export const isPrivate = (event: Component): boolean =>
  /^(?:private|confidential)$/i.test(textOf(valueOf(event, 'class')) ?? '');

/** What an event says of itself, but for when it is. */
export function describe(event: Component): Omit<ItemJson, 'id'> & { _event: Record<string, unknown> } {
  const title = lineIn(event, 'summary');
  const description = htmlDescription(event) ?? textOf(valueOf(event, 'description'));
  const files = readFiles(event);
  const where = readPlace(event);
  return {
    url: addressOf(valueOf(event, 'url')),
    title,
    content_html: htmlOf(description ?? title ?? ''),
    image:
      addressOf(valueOf(event, 'image')) ??
      files.find(({ mime_type }) => mime_type?.startsWith('image/'))?.url,
    date_published: dateOf(valueOf(event, 'created')),
    date_modified: dateOf(valueOf(event, 'last-modified')),
    tags: [...new Set(propertiesOf(event, 'categories').flatMap(({ values }) => values.map(textOf)))].filter(
      tag => tag !== undefined,
    ),
    language: languageOf(propertyOf(event, 'summary') ?? propertyOf(event, 'description')),
    attachments: files.filter(({ mime_type }) => !mime_type?.startsWith('image/')),
    _event: {
      status: /^cancel/i.test(textOf(valueOf(event, 'status')) ?? '') ? 'cancelled' : undefined,
      ...where,
      online_url: onlineAddress(event) ?? where.online_url,
      organizer: readOrganizer(propertyOf(event, 'organizer')),
      sequence: numberOf(valueOf(event, 'sequence')),
    },
  };
}

/** Longer than any description of an event. */
const MAX_HTML = 50_000;

/** Outlook's own: a document, of which the body is meant. */
function htmlDescription(event: Component): string | undefined {
  const property = propertyOf(event, 'x-alt-desc');
  if (!property || !/html/i.test(textOf(property.params['fmttype']) ?? '')) return undefined;
  const html = unescape(textOf(property.values[0]) ?? '').slice(0, MAX_HTML);
  const body = /<body\b[^>]*>([^]*?)(?:<\/body|$)/i.exec(html)?.[1] ?? html;
  return wordsOf(body) ? body.trim() : undefined;
}

const languageOf = (property: Property | undefined): string | undefined =>
  /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.exec(textOf(property?.params['language']) ?? '')?.[0];

const readFiles = (event: Component) =>
  propertiesOf(event, 'attach').flatMap(({ params, values }) => {
    const url = addressOf(values[0]);
    const mime_type = textOf(params['fmttype'])?.toLowerCase();
    return url ? [{ url, mime_type, title: textOf(params['filename']) }] : [];
  });

function readPlace(event: Component) {
  const written = textOf(valueOf(event, 'location'));
  const online_url = /^https?:\S+$/i.test(written ?? '') ? addressOf(written) : undefined;
  const [name, ...address] = (online_url ? '' : (written ?? '')).split(/\s*\n\s*/).map(decodeEntities);
  const structured = propertyOf(event, 'x-apple-structured-location');
  const [latitude, longitude] =
    coordinates(valueOf(event, 'geo')) ?? coordinates(structured?.values[0]) ?? [];
  return {
    place: {
      name: name || decodeEntities(textOf(structured?.params['x-title']) ?? ''),
      address: address.join(', '),
      latitude,
      longitude,
    },
    online_url,
  };
}

/** Of `GEO`, which is read as two numbers, and of `geo:` addresses. 0, 0 lies in the sea: it is what an empty field says. */
function coordinates(value: unknown): [number, number] | undefined {
  const written = Array.isArray(value)
    ? value
    : /^geo:([\d.+-]+),([\d.+-]+)/.exec(textOf(value) ?? '')?.slice(1);
  const [latitude, longitude] = [numberOf(written?.[0]), numberOf(written?.[1])];
  const isPlace =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  return isPlace && (latitude || longitude) ? [latitude, longitude] : undefined;
}

const onlineAddress = (event: Component): string | undefined =>
  ['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl']
    .map(name => addressOf(valueOf(event, name)))
    .find(Boolean);

function readOrganizer(property: Property | undefined) {
  const email = /^mailto:(.+@.+)$/i.exec(textOf(property?.values[0]) ?? '')?.[1];
  const name = textOf(property?.params['cn']) ?? email;
  return name ? { name, email } : undefined;
}
