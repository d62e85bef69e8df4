import { secondsOfClock } from '../reading/durations.js';
import type { AttachmentJson } from '../feed-json.js';
import { typeByName } from '../reading/media-types.js';
import { baseOf } from './namespaces.js';
import { pictureAddress } from '../reading/post-markup.js';
import { addressOf, numberOf } from '../reading/values.js';
import { attributeOf, childrenOf, childText, type XmlElement } from '../reading/xml.js';

/** What an entry of a feed says of pictures, sound and films. */
export interface Media {
  image?: string;
  attachments: AttachmentJson[];
  transcripts: Transcript[];
  duration?: number;
  title?: string;
  description?: string;
}

export interface Transcript {
  url: string;
  type?: string;
  language?: string;
  isCaptions: boolean;
}

interface File extends AttachmentJson {
  width: number;
  isImage: boolean;
}

/**
 * Reads Media RSS, enclosures and what podcasts add.
 *
 * @see https://www.rssboard.org/media-rss
 * @see https://podcasting2.org/docs/podcast-namespace
 */
export function readMedia(entry: XmlElement, enclosures: readonly XmlElement[], base: string): Media {
  const groups = [entry, ...childrenOf(entry, 'media:group')];
  const contents = groups.flatMap(holder => childrenOf(holder, 'media:content'));
  const holders = [...groups, ...contents];
  const inAny = (name: string) => holders.flatMap(holder => childrenOf(holder, name));
  const duration = secondsOfClock(childText(entry, 'itunes:duration'));
  const files = [...enclosures, ...contents]
    .map(element => readFile(element, base, duration))
    .filter(file => file !== undefined);
  const pictures = [
    ...inAny('media:thumbnail').map(element => readPicture(element, 'url', base, UNKNOWN_THUMBNAIL)),
    ...files.filter(({ isImage }) => isImage),
    ...childrenOf(entry, 'itunes:image').map(element => readPicture(element, 'href', base, 0)),
  ].sort((a, b) => b.width - a.width);
  const isAdult = /^(?:adult|r|x|nc-17)$/i.test(inAny('media:rating')[0]?.text.trim() ?? '');
  return {
    image: isAdult ? undefined : pictures.map(({ url }) => pictureAddress(url, base)).find(Boolean),
    attachments: distinct(files.filter(({ isImage }) => !isImage)),
    transcripts: childrenOf(entry, 'podcast:transcript')
      .map(element => readTranscript(element, base))
      .filter(transcript => transcript !== undefined),
    duration: duration ?? files.find(file => file.duration_in_seconds)?.duration_in_seconds,
    title: textIn(groups, 'media:title'),
    description: textIn(groups, 'media:description'),
  };
}

/** What is said of the whole; below a single file it is the name of an avatar, or what a picture shows. */
const textIn = (groups: readonly XmlElement[], name: string): string | undefined =>
  groups.map(group => childText(group, name)).find(Boolean);

/** Widths that are taken for those of pictures that do not say: a thumbnail is the smaller one. */
const UNKNOWN_THUMBNAIL = 320;
const UNKNOWN_PICTURE = 640;

const readPicture = (element: XmlElement, name: string, base: string, width: number) => ({
  url: addressOf(attributeOf(element, name), baseOf(element, base)) ?? '',
  width: numberOf(attributeOf(element, 'width')) ?? width,
});

/** Flash is played nowhere, and a torrent is no file to play. */
const UNPLAYABLE = /shockwave-flash|bittorrent/i;

function readFile(element: XmlElement, base: string, duration: number | undefined): File | undefined {
  const written = attributeOf(element, 'url') ?? attributeOf(element, 'href');
  const url = addressOf(written, baseOf(element, base));
  if (!url) return undefined;
  const named = attributeOf(element, 'type')?.toLowerCase().replace(/;.*/, '');
  const medium = attributeOf(element, 'medium');
  const type = named?.includes('/') ? named : (typeByName(url) ?? TYPE_OF_MEDIUM[medium ?? '']);
  const isContent = element.name === 'media:content';
  if ((!type && isContent) || UNPLAYABLE.test(type ?? '')) return undefined;
  const isPlayed = /^(?:audio|video)\//.test(type ?? '');
  return {
    url,
    mime_type: type ?? 'application/octet-stream',
    size_in_bytes: positive(attributeOf(element, isContent ? 'fileSize' : 'length')),
    duration_in_seconds: isPlayed ? (positive(attributeOf(element, 'duration')) ?? duration) : undefined,
    width: numberOf(attributeOf(element, 'width')) ?? UNKNOWN_PICTURE,
    isImage: medium === 'image' || /^image\//.test(type ?? ''),
  };
}

const TYPE_OF_MEDIUM: Readonly<Record<string, string>> = {
  image: 'image/*',
  audio: 'audio/mpeg',
  video: 'video/mp4',
};

/** A length of 0 stands where none is known. */
function positive(value: unknown): number | undefined {
  const number = numberOf(value);
  return number && number > 0 ? number : undefined;
}

const distinct = (files: readonly File[]): AttachmentJson[] => [
  ...new Map(files.map(({ isImage: _isImage, width: _width, ...file }) => [file.url, file])).values(),
];

function readTranscript(element: XmlElement, base: string): Transcript | undefined {
  const url = addressOf(attributeOf(element, 'url'), baseOf(element, base));
  if (!url) return undefined;
  const type = attributeOf(element, 'type')?.toLowerCase() ?? typeByName(url);
  const isCaptions = attributeOf(element, 'rel') === 'captions' || type === 'text/vtt';
  return { url, type, language: attributeOf(element, 'language'), isCaptions };
}
