/** Where a film is: on a platform under an id there, or in a file. */
export interface VideoPlace {
  provider: 'youtube' | 'vimeo' | 'peertube';
  videoId: string;
  /** Host of the platform; PeerTube has many. */
  host: string;
  /** What an unlisted film of Vimeo is opened with. */
  key?: string;
  isPortrait?: boolean;
}

const YOUTUBE = /^(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com$/;
/** "embed/videoseries" and "embed/live_stream" lead to a list and to a channel: they only look like ids. */
const YOUTUBE_ID = /^(?!videoseries$|live_stream$)[\w-]{11}$/;
const IDS = { youtube: YOUTUBE_ID, vimeo: /^\d{1,12}$/, peertube: /^[\w-]{1,36}$/ };

/** A film's page, alone, in a channel, a group or a showcase, or its player; an unlisted one has a key behind it. */
const VIMEO_PATH =
  /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|(?:album|showcase)\/\d+\/video\/)?(\d+)(?:\/([\da-f]+))?\/?$/i;

/** PeerTube's own ids: a UUID, or the same in base 58. Anything shorter may be a page of any site. */
const UUID = /^([1-9A-HJ-NP-Za-km-z]{22}|[\da-f]{8}-[\da-f-]{27})$/;

/** Finds the film that an address of YouTube, Vimeo or PeerTube leads to. */
export function videoPlace(address: string | undefined): VideoPlace | undefined {
  if (!address) return undefined;
  const { hostname, host, pathname, searchParams } = new URL(address);
  const [first = '', second = '', third = ''] = pathname.split('/').slice(1);
  if (hostname === 'youtu.be') return known('youtube', first, 'www.youtube.com');
  if (YOUTUBE.test(hostname)) {
    const id = /^(shorts|live|embed|v)$/.test(first) ? second : (searchParams.get('v') ?? '');
    return known('youtube', id, 'www.youtube.com', { isPortrait: first === 'shorts' });
  }
  if (/^(www\.|player\.)?vimeo\.com$/.test(hostname)) {
    const [, id = '', key] = VIMEO_PATH.exec(pathname) ?? [];
    return known('vimeo', id, 'vimeo.com', { key: key ?? searchParams.get('h') ?? undefined });
  }
  // Any host may run PeerTube: its addresses are told by their paths.
  const id = first === 'w' ? second : first === 'videos' && /^(watch|embed)$/.test(second) ? third : '';
  return UUID.test(id) ? known('peertube', id, host) : undefined;
}

/** A place with an id that is one on that platform, so that nothing else gets into a player's address. */
export function known(
  provider: VideoPlace['provider'],
  videoId: string,
  host: string,
  more: Pick<VideoPlace, 'key' | 'isPortrait'> = {},
): VideoPlace | undefined {
  const key = more.key && /^[\da-f]{1,20}$/i.test(more.key) ? more.key : undefined;
  return IDS[provider].test(videoId) ? { provider, videoId, host, ...more, key } : undefined;
}

/** The address of the player, by which the platform sets no cookie where it knows how not to. */
export function playerAddress({ provider, videoId, host, key }: VideoPlace, lang: string): string {
  switch (provider) {
    case 'youtube':
      return `https://www.youtube-nocookie.com/embed/${videoId}?rel=0&hl=${encodeURIComponent(lang)}`;
    case 'vimeo':
      return `https://player.vimeo.com/video/${videoId}?dnt=1${key ? `&h=${key}` : ''}`;
    case 'peertube':
      return `https://${host}/videos/embed/${videoId}?p2p=0&peertubeLink=0`;
  }
}

/** The page of the film, for a visitor who would rather go there. */
export function pageAddress({ provider, videoId, host, key }: VideoPlace): string {
  switch (provider) {
    case 'youtube':
      return `https://www.youtube.com/watch?v=${videoId}`;
    case 'vimeo':
      return `https://vimeo.com/${videoId}${key ? `/${key}` : ''}`;
    case 'peertube':
      return `https://${host}/w/${videoId}`;
  }
}

const PLATFORM =
  /(^|\.)(ytimg\.com|youtube(-nocookie)?\.com|youtu\.be|ggpht\.com|vimeocdn\.com|vimeo\.com)\.?$/;

/** Whether a picture lies with a video platform, which must not hear of a visitor before the click. */
export function isOnPlatform(image: string, place: VideoPlace | undefined): boolean {
  const { hostname } = new URL(image);
  return (
    PLATFORM.test(hostname) || (place?.provider === 'peertube' && hostOf(place.host) === hostOf(hostname))
  );
}

/** A host without port and final dot, each of which leads to the same machine. */
const hostOf = (host: string) => host.replace(/\.?(:\d+)?$/, '');
