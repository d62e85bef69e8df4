import type { AttachmentJson } from '../feed-json.js';
import type { Media, Transcript } from './media.js';

/** PeerTube's ids: a UUID, or the same in base 58; anything shorter may be a page of any site. */
const PEERTUBE = /^\/(?:w|videos\/(?:watch|embed))\/([1-9A-HJ-NP-Za-km-z]{22}|[\da-f]{8}-[\da-f-]{27})\/?$/;

/** `_video` of an entry that is a film, and the files that then remain; no `_video` of any other. */
export function readFilm(
  media: Media,
  url: string | undefined,
  youTubeId: string | undefined,
  language: string | undefined,
): { video?: Record<string, unknown>; attachments: AttachmentJson[] } {
  const platform = platformOf(url, youTubeId);
  const isFile = media.attachments.some(({ mime_type }) => mime_type?.startsWith('video/'));
  if (!platform && !isFile) {
    const texts = media.transcripts.map(({ url, type }) => ({ url, mime_type: type ?? 'text/plain' }));
    return { attachments: [...media.attachments, ...texts] };
  }
  return {
    video: {
      ...(platform ?? { provider: 'file' }),
      duration_in_seconds: media.duration,
      captions: media.transcripts
        .filter(isVtt)
        .map(transcript => toCaption(transcript, language))
        .filter(caption => caption !== undefined),
      transcript_url: transcriptOf(media.transcripts),
    },
    // What a platform plays is played there.
    attachments: media.attachments.filter(({ mime_type }) => !platform || !mime_type?.startsWith('video/')),
  };
}

function platformOf(url: string | undefined, youTubeId: string | undefined) {
  if (youTubeId && /^[\w-]{11}$/.test(youTubeId)) return { provider: 'youtube', video_id: youTubeId };
  const { host, pathname } = url ? new URL(url) : { host: '', pathname: '' };
  const id = PEERTUBE.exec(pathname)?.[1];
  return id ? { provider: 'peertube', video_id: id, host } : undefined;
}

/** Browsers show no other captions. */
const isVtt = ({ type, isCaptions }: Transcript) => isCaptions && (!type || type === 'text/vtt');

function toCaption({ url, language: own }: Transcript, feedLanguage: string | undefined) {
  const language = own ?? feedLanguage;
  return language ? { language, label: nameOf(language), url, kind: 'captions' } : undefined;
}

/** A language's name in itself. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language; // a RangeError: it is no language tag
  }
}

const READABLE = ['text/html', 'text/plain', 'text/vtt', 'application/x-subrip', 'application/srt'];

/** The transcript that is read most easily. */
const transcriptOf = (transcripts: readonly Transcript[]): string | undefined =>
  READABLE.map(readable => transcripts.find(({ type }) => type === readable)?.url).find(Boolean);
