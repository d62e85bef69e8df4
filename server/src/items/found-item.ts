import { readAppeals, type Appeal } from '../../../src/feed/appeals.js';
import { readEvents, type CalendarEvent } from '../../../src/feed/events.js';
import { issuer, type Feed, type FeedItem } from '../../../src/feed/feed.js';
import { wordsIn } from './words.js';

/** An item as it may be told of where it can't be taken back: in caches of other sites, in previews, by search engines. */
export interface FoundItem {
  id: string;
  widget: 'appeal-card' | 'event-list';
  /** Of an appeal with a person in it, without a word of its own. */
  title: string;
  /** What its page is, without a word of the item's own. */
  heading: string;
  /** Whether it may be about a person, whom nothing may name that lasts. */
  isPersonal: boolean;
  lang: string;
  /** Where to look instead. */
  homeUrl?: string;
  publisher?: string;
}

/** Categories of appeals that are about a thing or an occurrence. A category that is unknown may be about anybody. */
const IMPERSONAL = new Set(['stolen-property', 'found-property', 'witness', 'public-safety']);

/** The item of that id, if it still stands at `now`, in milliseconds since 1970. */
export function findItem(feed: Feed, id: string, now: number): FoundItem | undefined {
  const item = feed.items.find(known => known.id === id);
  if (!item) return undefined;
  if (isEvent(item)) {
    const event = readEvents(feed, now, true).find(known => known.id === id);
    return event && describeEvent(event, feed);
  }
  const appeal = readAppeals(feed, now).find(known => known.id === id);
  return appeal && appeal.status !== 'resolved' ? describeAppeal(appeal, feed) : undefined;
}

/** Whether the feed is one of events, by what is in it. */
export const hasEvents = (feed: Feed): boolean => feed.items.some(isEvent);

const isEvent = ({ source }: FeedItem) => !!source['_event'] && !source['_appeal'];

function describeAppeal(appeal: Appeal, feed: Feed): FoundItem {
  const isPersonal = appeal.hasPerson || !IMPERSONAL.has(appeal.category ?? '');
  const common = describe(appeal, feed, 'appeal');
  return {
    ...common,
    widget: 'appeal-card',
    isPersonal,
    title: (!isPersonal && appeal.title) || common.heading,
    // An address of a page of its own may spell the name.
    homeUrl: isPersonal ? feed.homePageUrl : common.homeUrl,
  };
}

function describeEvent(event: CalendarEvent, feed: Feed): FoundItem {
  const common = describe(event, feed, 'event');
  const title = event.title ?? common.heading;
  const date = event.isEvent && dateOf(event, common.lang);
  return { ...common, widget: 'event-list', isPersonal: false, title: date ? `${title}, ${date}` : title };
}

function describe(item: FeedItem, feed: Feed, kind: 'appeal' | 'event') {
  const lang = languageOf(item.language ?? feed.language);
  const words = wordsIn(lang);
  const agency = issuer(item, feed) ?? feed.title;
  return {
    id: item.id,
    lang,
    heading: agency ? words.from(words[kind], agency) : words[kind],
    homeUrl: item.url ?? feed.homePageUrl,
    publisher: feed.title,
  };
}

/** A language tag as a page's `lang` takes it; English for anything else. */
const languageOf = (lang = '') => (/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(lang) ? lang : 'en');

function dateOf({ start, zone }: CalendarEvent, lang: string): string | undefined {
  if (!start) return undefined;
  const offset = typeof zone === 'number' ? zone * 60_000 : 0;
  return new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeZone: typeof zone === 'string' ? zone : 'UTC',
  }).format(start.getTime() + offset);
}
