import type { Attachment, Feed, FeedItem } from './feed.js';
import { endOf } from './lifecycle.js';
import { amount, flag, list, object, oneOf, text, webAddress, type Fields, type Read } from './shape.js';
import { isOnPlatform, known, videoPlace, type VideoPlace } from './video-addresses.js';

const caption = object({ language: text, label: text, url: webAddress, kind: text }, 'language');

/** A host as it stands in an address: a name, perhaps with a port. */
const host: Read<string> = value => {
  if (typeof value !== 'string' || !/^[a-z\d.-]+(:\d+)?$/i.test(value)) return undefined;
  try {
    return new URL(`https://${value}`).host;
  } catch {
    return undefined; // no host at all
  }
};

/** The fields of `_video` on an item. */
export const videoShape = {
  provider: oneOf('youtube', 'vimeo', 'peertube', 'file'),
  videoId: text,
  host,
  durationInSeconds: amount,
  captions: list(caption),
  transcriptUrl: webAddress,
  transcriptHtml: text,
  audioDescriptionUrl: webAddress,
  signLanguageUrl: webAddress,
  isLive: flag,
};

const readFields = object(videoShape);

export type Caption = NonNullable<ReturnType<typeof caption>>;

/** A film: an item with what its `_video` says, or with a video file, or that leads to a video platform. */
export interface Video extends FeedItem, Omit<Fields<typeof videoShape>, 'provider' | 'videoId' | 'host'> {
  /** Where it is, on a platform. */
  readonly place?: VideoPlace;
  /** Its renditions, where it is a file. */
  readonly files: readonly Attachment[];
  /** A picture of it that may be fetched before the click. */
  readonly thumbnail?: string;
}

const videos = new WeakMap<FeedItem, Video | undefined>();

/** The films of a feed, in the feed's order; items that are no film are left out. */
export const readVideos = (feed: Feed, now: number): Video[] =>
  feed.items
    .filter(item => endOf(item) > now)
    .map(readVideo)
    .filter(video => video !== undefined);

function readVideo(item: FeedItem): Video | undefined {
  if (!videos.has(item)) videos.set(item, parseVideo(item));
  return videos.get(item);
}

function parseVideo(item: FeedItem): Video | undefined {
  const { provider, videoId, host, ...fields } = readFields(item.source['_video'], item.context) ?? {};
  const attached = (item.attachments ?? []).filter(({ mimeType }) => /^video\//i.test(mimeType ?? ''));
  const named = provider && provider !== 'file' && videoId ? place(provider, videoId, host) : undefined;
  const found =
    provider === 'file' ? undefined : (named ?? videoPlace(item.url) ?? videoPlace(item.externalUrl));
  const files = found ? [] : renditions(attached);
  if (!found && !files.length) return undefined;
  const image = item.image ?? item.bannerImage;
  return {
    ...item,
    ...fields,
    get confirmedAt() {
      return item.confirmedAt; // which a later load moves
    },
    durationInSeconds: fields.durationInSeconds ?? files[0]?.durationInSeconds,
    place: found,
    files,
    thumbnail: image && !isOnPlatform(image, found) ? image : undefined,
  };
}

const place = (provider: VideoPlace['provider'], id: string, host: string | undefined) =>
  provider === 'peertube'
    ? known(provider, host ? id : '', host ?? '')
    : known(provider, id, provider === 'vimeo' ? 'vimeo.com' : 'www.youtube.com');

/** The files of one film: attachments of one title are renditions of it (JSON Feed 1.1); another title is another film. */
const renditions = (attached: readonly Attachment[]) =>
  attached.filter(({ title }) => title === attached[0]!.title);
