import { knownZone } from '../time/zones.js';
import { FeedError } from './feed-error.js';
import { lineOfText } from './plain-text.js';
import {
  amount,
  date,
  flag,
  id,
  isRecord,
  linkAddress,
  list,
  object,
  text,
  webAddress,
  type Context,
  type Fields,
  type JsonRecord,
  type Read,
} from './shape.js';

const authorFields = object({ name: text, url: linkAddress, avatar: webAddress });

/** Who is neither named nor to be found is nobody. */
const author: Read<ReturnType<typeof authorFields>> = (value, context) => {
  const fields = authorFields(value, context);
  return fields && (fields.name ?? fields.url ?? fields.avatar) ? fields : undefined;
};

const attachment = object(
  { url: webAddress, mimeType: text, title: text, sizeInBytes: amount, durationInSeconds: amount },
  'url',
);

/** The fields of an item, as JSON Feed 1.1 has them. */
export const itemShape = {
  id,
  url: webAddress,
  externalUrl: webAddress,
  title: lineOfText,
  contentHtml: text,
  contentText: text,
  summary: lineOfText,
  image: webAddress,
  bannerImage: webAddress,
  datePublished: date,
  dateModified: date,
  authors: list(author),
  tags: list(text),
  language: text,
  attachments: list(attachment),
};

/** The fields of a feed's top, as JSON Feed 1.1 has them, less its items. */
export const feedShape = {
  version: text,
  title: text,
  homePageUrl: webAddress,
  feedUrl: webAddress,
  description: text,
  nextUrl: webAddress,
  icon: webAddress,
  favicon: webAddress,
  authors: list(author),
  language: text,
  expired: flag,
};

const readFeedTop = object(feedShape);
const readItemFields = object(itemShape, 'id');

export type Author = NonNullable<ReturnType<typeof author>>;
export type Attachment = NonNullable<ReturnType<typeof attachment>>;

/** One item of a feed. An object of this kind is never changed, but for `confirmedAt`; another version is another object. */
export interface FeedItem extends Fields<typeof itemShape, 'id'> {
  /** The item as it stands in the feed, with every extension object. */
  readonly source: JsonRecord;
  /** What its extension objects are read with. */
  readonly context: Context;
  /** When a load last found it in its feed, in milliseconds since 1970 by the server's clock. */
  confirmedAt: number;
}

/** A feed, with the items of all its pages that were read. */
export interface Feed extends Fields<typeof feedShape> {
  readonly items: readonly FeedItem[];
  /** The feed's first page as it was served. */
  readonly source: JsonRecord;
  /** What addresses in it are resolved against. */
  readonly base: string;
}

/**
 * Reads a parsed JSON Feed, version 1 or 1.1.
 *
 * A bad value costs its field and a bad item costs itself; items without an id are dropped, as the standard says.
 *
 * @param now Milliseconds since 1970 by the server's clock.
 * @throws {FeedError} `malformed` where the value is no feed at all.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function readFeed(json: unknown, base: string, now = Date.now()): Feed {
  if (!isFeed(json)) {
    throw new FeedError('malformed', base, 'its "version" is not 1 or 1.1 of JSON Feed');
  }
  if (!Array.isArray(json['items']) && json['expired'] !== true) {
    throw new FeedError('malformed', base, 'it has no array "items"');
  }
  const context = { base, zone: ownZone(json) };
  const items = (Array.isArray(json['items']) ? json['items'] : []).map(item => readItem(item, context, now));
  return {
    ...readFeedTop(withAuthors(json), context),
    items: items.filter(item => item !== undefined),
    source: json,
    base,
  };
}

function readItem(source: unknown, feedContext: Context, confirmedAt: number): FeedItem | undefined {
  if (!isRecord(source)) return undefined;
  const event = source['_event'];
  const context = {
    base: feedContext.base,
    zone: knownZone(isRecord(event) && event['time_zone']) ?? ownZone(source) ?? feedContext.zone,
  };
  const fields = readItemFields(withAuthors(source), context);
  return fields && { ...fields, source, context, confirmedAt };
}

/** The issuing agency's name: the item's first author, else the feed's. */
export const issuer = (item: FeedItem, feed: Feed | undefined): string | undefined =>
  (item.authors ?? feed?.authors)?.[0]?.name;

/** Whether a value calls itself a JSON Feed of a version that we read. */
export const isFeed = (json: unknown): json is JsonRecord =>
  isRecord(json) &&
  typeof json['version'] === 'string' &&
  /^https?:\/\/(www\.)?jsonfeed\.org\/version\/1(\.\d+)?\/?$/.test(json['version']);

const ownZone = ({ _callbox: own }: JsonRecord) => knownZone(isRecord(own) && own['time_zone']);

/** Version 1 has one `author`, where 1.1 has `authors`. */
const withAuthors = (source: JsonRecord): JsonRecord =>
  source['authors'] || !source['author'] ? source : { ...source, authors: [source['author']] };
