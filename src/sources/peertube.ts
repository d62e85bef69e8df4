import { createFeed, type ItemJson } from './feed-json.js';
import type { Source } from './source.js';
import {
  addressOf,
  dateOf,
  eachOf,
  entriesOf,
  fieldsOf,
  numberOf,
  textOf,
  withoutRepeats,
} from './reading/values.js';

type Fields = ReturnType<typeof fieldsOf>;

/**
 * Makes our feed of a PeerTube instance's videos: all of them, a channel's, a playlist's, or one.
 *
 * @see https://docs.joinpeertube.org/api-rest-reference.html#tag/Video
 */
export const readPeerTube: Source = ({ json, url }, now) => {
  const { data } = fieldsOf(json);
  if (!Array.isArray(data) && !('uuid' in fieldsOf(json))) return undefined;
  const entries = Array.isArray(data) ? data : [json];
  return createFeed({ items: withoutRepeats(eachOf(entries, entry => readItem(entry, url, now))) });
};

/** A video's fields; an entry of a playlist holds it. */
const videoFields = (entry: unknown): Fields => {
  const fields = fieldsOf(entry);
  return 'video' in fields ? fieldsOf(fields['video']) : fields;
};

function readItem(entry: unknown, base: string, now: number): ItemJson | undefined {
  const video = videoFields(entry);
  const uuid = textOf(video['uuid']);
  if (!uuid || !/^[\da-f]{8}-[\da-f-]{27}$/i.test(uuid) || !isPublished(video)) return undefined;
  // Another instance's video is played from there, though its picture lies here, too.
  const page = addressOf(video['url']) ?? addressOf(`/w/${uuid}`, base);
  const shown = pictureOf(video, base);
  return {
    id: uuid,
    url: page,
    title: textOf(video['name']),
    content_text: textOf(video['description']) ?? textOf(video['truncatedDescription']),
    summary: video['nsfw'] === true ? textOf(video['nsfwSummary']) : undefined,
    image: video['nsfw'] === true ? undefined : shown,
    date_published: dateOf(video['publishedAt']) ?? dateOf(video['createdAt']),
    date_modified: dateOf(video['updatedAt']),
    authors: eachOf([video['channel'], video['account']], readAuthor).slice(0, 1),
    tags: [...eachOf(video['tags'], textOf), ...eachOf([video['category']], labelOf)],
    language: textOf(fieldsOf(video['language'])['id']),
    _video: {
      provider: 'peertube',
      video_id: uuid,
      host: page && new URL(page).host,
      duration_in_seconds: durationOf(video),
      is_live: isOnAir(video, now) || undefined,
    },
  };
}

/** https://docs.joinpeertube.org/api-rest-reference.html#tag/Video: published, waiting for a live stream, and after it. */
const ON_AIR = 1;
const STATES = [ON_AIR, 4, 5];
const PUBLIC_AND_UNLISTED = [1, 2];

const idOfConstant = (value: unknown) => numberOf(fieldsOf(value)['id']);
const stateOf = ({ state }: Fields) => idOfConstant(state) ?? ON_AIR;

const isPublished = (video: Fields): boolean =>
  video['blacklisted'] !== true &&
  STATES.includes(stateOf(video)) &&
  PUBLIC_AND_UNLISTED.includes(idOfConstant(video['privacy']) ?? 1);

/** A list gives no state, but says when a stream that is still to come will begin. */
const isOnAir = (video: Fields, now: number): boolean =>
  video['isLive'] === true &&
  stateOf(video) === ON_AIR &&
  !entriesOf(video['liveSchedules']).some(
    schedule => Date.parse(String(textOf(fieldsOf(schedule)['startAt']))) > now,
  );

function durationOf({ duration }: Fields): number | undefined {
  const seconds = numberOf(duration);
  return seconds && seconds > 0 ? seconds : undefined;
}

/** A constant without an id is called "Unknown". */
function labelOf(value: unknown): string | undefined {
  const { id, label } = fieldsOf(value);
  return id === null || id === undefined ? undefined : textOf(label);
}

function readAuthor(value: unknown) {
  const { displayName, name, url } = fieldsOf(value);
  const shown = textOf(displayName) ?? textOf(name);
  return shown ? { name: shown, url: addressOf(url) } : undefined;
}

/** The largest picture; since version 8 they are a list, with paths beside it for who knows no better. */
function pictureOf(video: Fields, base: string): string | undefined {
  const widest = entriesOf(video['thumbnails'])
    .map(fieldsOf)
    .sort((a, b) => (numberOf(b['width']) ?? 0) - (numberOf(a['width']) ?? 0))
    .map(({ fileUrl }) => fileUrl);
  const named = ['previewUrl', 'previewPath', 'thumbnailUrl', 'thumbnailPath'].map(name => video[name]);
  return [...named, ...widest].map(value => addressOf(value, base)).find(Boolean);
}
