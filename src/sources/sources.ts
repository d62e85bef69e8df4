import type { FeedJson } from './feed-json.js';
import { hasRoot } from './reading/root-tag.js';
import type { Answer, Source } from './source.js';
import { entriesOf, fieldsOf, textOf } from './reading/values.js';

interface KnownSource {
  /** Whether an answer is of this format, by what it holds. */
  recognises: (answer: Answer) => boolean;
  load: () => Promise<Source>;
}

/** The objects of an answer that is a list or one of them. */
const oneOrMore = ({ json }: Answer) => (Array.isArray(json) ? json : [json]).map(fieldsOf);

/** An empty list says nothing of what it would hold; its address may. */
const isEmptyOf = ({ json, url }: Pick<Answer, 'json' | 'url'>, address: RegExp) =>
  Array.isArray(json) && !json.length && address.test(url);

/** Other people's formats, by the names that the attribute `source` takes. The first that recognises an answer reads it. */
export const sources = {
  atom: {
    recognises: ({ text }) => hasRoot(text, 'feed') && !text.includes('urn:oasis:names:tc:emergency:cap'),
    load: async () => (await import('./syndication/atom.js')).readAtom,
  },
  cap: {
    recognises: ({ text }) =>
      /^[\ufeff\s]*</.test(text) &&
      /\sxmlns(?::[\w.-]+)?\s*=\s*["'](?:urn:oasis:names:tc:emergency:cap:|http:\/\/www\.incident\.com\/cap\/)/.test(
        text,
      ),
    load: async () => (await import('./cap/cap.js')).readCap,
  },
  'fbi-wanted': {
    // Older answers have no `poster_classification`; a page beyond the last has no items.
    recognises: ({ json }) => {
      const { items, total, page, version } = fieldsOf(json);
      const isKnown = (item: unknown) =>
        /\b(?:person|poster)_classification\b/.test(Object.keys(fieldsOf(item)).join());
      return entriesOf(items).length
        ? version === undefined && entriesOf(items).some(isKnown)
        : Array.isArray(items) && [total, page].every(Number.isFinite);
    },
    load: async () => (await import('./fbi/fbi-wanted.js')).readFbiWanted,
  },
  'google-calendar': {
    recognises: ({ json }) =>
      [json, ...entriesOf(fieldsOf(json)['items'])].some(entry =>
        /^calendar#events?$/.test(textOf(fieldsOf(entry)['kind']) ?? ''),
      ),
    load: async () => (await import('./google-calendar.js')).readGoogleCalendar,
  },
  icalendar: {
    recognises: ({ text }) => /^\ufeff?\s*BEGIN:V(?:CALENDAR|EVENT)\b/i.test(text),
    load: async () => (await import('./icalendar/icalendar.js')).readICalendar,
  },
  'mastodon-context': {
    recognises: ({ json }) => {
      const { ancestors, descendants } = fieldsOf(json);
      return Array.isArray(ancestors) && Array.isArray(descendants);
    },
    load: async () => (await import('./mastodon/mastodon-context.js')).readMastodonContext,
  },
  'mastodon-statuses': {
    recognises: answer =>
      isEmptyOf(answer, /\/api\/v1\/(?:accounts\/[^/]+\/statuses|timelines\/)/) ||
      oneOrMore(answer).some(
        entry => 'account' in entry && 'visibility' in entry && 'media_attachments' in entry,
      ),
    load: async () => (await import('./mastodon/mastodon-statuses.js')).readMastodonStatuses,
  },
  'nws-alerts': {
    recognises: ({ json }) => {
      const { features, properties, '@graph': graph, '@context': context } = fieldsOf(json);
      const alerts = [
        properties,
        ...entriesOf(features).map(feature => fieldsOf(feature)['properties']),
        ...entriesOf(graph),
      ];
      const isAlert = (alert: unknown) => 'messageType' in fieldsOf(alert) && 'event' in fieldsOf(alert);
      return (
        alerts.some(isAlert) ||
        (Array.isArray(features) &&
          !features.length &&
          /api\.weather\.gov/.test(JSON.stringify(context ?? '')))
      );
    },
    load: async () => (await import('./cap/nws-alerts.js')).readNwsAlerts,
  },
  peertube: {
    recognises: ({ json, url }) =>
      isEmptyOf({ json: fieldsOf(json)['data'], url }, /\/api\/v1\/video/) ||
      [json, ...entriesOf(fieldsOf(json)['data'])].some(entry => {
        const video = fieldsOf(fieldsOf(entry)['video'] ?? entry);
        return 'uuid' in video && ('embedPath' in video || 'previewPath' in video);
      }),
    load: async () => (await import('./peertube.js')).readPeerTube,
  },
  'police-uk-events': {
    recognises: ({ json }) =>
      entriesOf(json).some(entry => 'contact_details' in fieldsOf(entry) && 'start_date' in fieldsOf(entry)),
    load: async () => (await import('./police-uk-events.js')).readPoliceUkEvents,
  },
  'police-uk-priorities': {
    recognises: ({ json }) => entriesOf(json).some(entry => 'issue-date' in fieldsOf(entry)),
    load: async () => (await import('./police-uk-priorities.js')).readPoliceUkPriorities,
  },
  rss: {
    recognises: ({ text }) => hasRoot(text, 'rss|RDF') && /<(?:[\w-]+:)?channel[\s>]/.test(text),
    load: async () => (await import('./syndication/rss.js')).readRss,
  },
  'the-events-calendar': {
    recognises: ({ json }) => {
      const { events, rest_url } = fieldsOf(json);
      const isEvent = (entry: unknown) => 'start_date' in fieldsOf(entry) && 'timezone' in fieldsOf(entry);
      return (
        (Array.isArray(events) && !!rest_url) || entriesOf(events ?? json).some(isEvent) || isEvent(json)
      );
    },
    load: async () => (await import('./the-events-calendar.js')).readTheEventsCalendar,
  },
  'wordpress-comments': {
    recognises: answer =>
      isEmptyOf(answer, /\/wp\/v2\/comments\b/) ||
      oneOrMore(answer).some(
        entry => 'post' in entry && 'author_name' in entry && 'rendered' in fieldsOf(entry['content']),
      ),
    load: async () => (await import('./wordpress/wordpress-comments.js')).readWordPressComments,
  },
  'wordpress-posts': {
    recognises: answer =>
      isEmptyOf(answer, /\/wp\/v2\/(?:posts|pages)\b/) ||
      oneOrMore(answer).some(
        entry =>
          'id' in entry && 'rendered' in fieldsOf(entry['title']) && ('link' in entry || 'slug' in entry),
      ),
    load: async () => (await import('./wordpress/wordpress-posts.js')).readWordPressPosts,
  },
  'youtube-data': {
    recognises: ({ json }) =>
      /^youtube#(?:playlistItem|video|search)ListResponse$/.test(textOf(fieldsOf(json)['kind']) ?? ''),
    load: async () => (await import('./youtube-data.js')).readYouTubeData,
  },
} satisfies Record<string, KnownSource>;

export type SourceName = keyof typeof sources;

export const isSourceName = (name: string): name is SourceName => Object.hasOwn(sources, name);

/**
 * Our feed of an upstream's answer in somebody else's format; nothing where it is in none that we know.
 *
 * @param name The format, where it can't be told from the answer.
 */
export async function convert(answer: Answer, now: number, name?: string): Promise<FeedJson | undefined> {
  const known: KnownSource | undefined =
    name && isSourceName(name)
      ? sources[name]
      : Object.values(sources).find(({ recognises }) => recognises(answer));
  return known && (await known.load())(answer, now);
}
