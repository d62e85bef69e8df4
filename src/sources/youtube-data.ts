import { secondsOf } from './reading/durations.js';
import { createFeed, type ItemJson } from './feed-json.js';
import { decodeEntities } from './reading/markup.js';
import type { Source } from './source.js';
import { addressOf, dateOf, eachOf, fieldsOf, idOf, textOf, withoutRepeats } from './reading/values.js';

/**
 * Makes our feed of what YouTube's Data API answers to `playlistItems`, `videos` or `search`.
 *
 * `nextPageToken` is left: an address made of it would publish the key that the answer was asked with.
 *
 * @see https://developers.google.com/youtube/v3/docs/playlistItems
 * @see https://developers.google.com/youtube/v3/docs/videos
 */
export const readYouTubeData: Source = ({ json }) => {
  const { items } = fieldsOf(json);
  return Array.isArray(items) ? createFeed({ items: withoutRepeats(eachOf(items, readItem)) }) : undefined;
};

function readItem(entry: unknown): ItemJson | undefined {
  const item = fieldsOf(entry);
  const { snippet: written, contentDetails, status } = item;
  const [snippet, details] = [fieldsOf(written), fieldsOf(contentDetails)];
  const videoId = videoIdOf(item);
  if (!videoId || isGone(snippet, details, fieldsOf(status))) return undefined;
  const title = textOf(fieldsOf(snippet['localized'])['title']) ?? textOf(snippet['title']);
  return {
    id: `yt:video:${videoId}`, // as in the channel's Atom feed
    url: `https://www.youtube.com/watch?v=${videoId}`,
    title: title && decodeEntities(title),
    content_text: textOf(fieldsOf(snippet['localized'])['description']) ?? textOf(snippet['description']),
    image: largest(fieldsOf(snippet['thumbnails'])),
    // A playlist's own date is that on which the video was added to it.
    date_published: dateOf(details['videoPublishedAt']) ?? dateOf(snippet['publishedAt']),
    authors: authorsOf(snippet),
    tags: eachOf(snippet['tags'], textOf),
    language: languageOf(snippet, title),
    _video: {
      provider: 'youtube',
      video_id: videoId,
      duration_in_seconds: secondsOf(details['duration']),
      is_live: snippet['liveBroadcastContent'] === 'live' || undefined,
    },
  };
}

/** `videos` has it as the id, `search` in the id, and an item of a playlist in what it stands for. */
function videoIdOf({ id, snippet, contentDetails }: ReturnType<typeof fieldsOf>): string | undefined {
  const candidates = [
    fieldsOf(fieldsOf(snippet)['resourceId'])['videoId'],
    fieldsOf(contentDetails)['videoId'],
    fieldsOf(id)['videoId'],
    id,
  ];
  return candidates.map(idOf).find(candidate => candidate && /^[\w-]{11}$/.test(candidate));
}

type Fields = ReturnType<typeof fieldsOf>;

/**
 * Whether a video is private, deleted or was never finished.
 *
 * A playlist keeps its place, under a title that YouTube gives it and without pictures, owner or date of its own.
 */
function isGone(snippet: Fields, details: Fields, { privacyStatus, uploadStatus }: Fields): boolean {
  if (typeof privacyStatus === 'string' && !/^(?:public|unlisted)$/.test(privacyStatus)) return true;
  if (/^(?:deleted|failed|rejected)$/.test(textOf(uploadStatus) ?? '')) return true;
  const { thumbnails, title } = snippet;
  const isStopgap =
    /^(?:private|deleted) video$/i.test(textOf(title) ?? '') ||
    (!!thumbnails && !largest(fieldsOf(thumbnails)));
  return isStopgap && !snippet['videoOwnerChannelId'] && !details['videoPublishedAt'] && !details['duration'];
}

function largest(thumbnails: Fields): string | undefined {
  const named = ['maxres', 'standard', 'high', 'medium', 'default'];
  return named.map(name => addressOf(fieldsOf(thumbnails[name])['url'])).find(Boolean);
}

/** The video's channel; in a playlist of others' videos that is not the playlist's. */
function authorsOf(snippet: Fields) {
  const owner = textOf(snippet['videoOwnerChannelTitle']);
  const name = owner ?? textOf(snippet['channelTitle']);
  const id = textOf(owner ? snippet['videoOwnerChannelId'] : snippet['channelId']);
  const url = id && /^UC[\w-]+$/.test(id) ? `https://www.youtube.com/channel/${id}` : undefined;
  return name ? [{ name, url }] : undefined;
}

/** The title's language: a translation of it is in the one that was asked for, which is not said. */
function languageOf(snippet: Fields, title: string | undefined): string | undefined {
  if (title !== textOf(snippet['title'])) return undefined;
  const language = textOf(snippet['defaultLanguage']) ?? textOf(snippet['defaultAudioLanguage']);
  return language === 'zxx' ? undefined : language; // "no linguistic content"
}
