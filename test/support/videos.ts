import { html, type LitElement } from 'lit';
import type { Video } from '../../src/feed/videos.js';
import { feedAddress } from './address.js';
import { feedOf, serveFeed } from './feed.js';
import { allIn, find, nameOf, parts } from './find.js';
import { load, settled, type MountOptions } from './mount.js';
import { until } from './until.js';

export type Gallery = HTMLElementTagNameMap['callbox-video-gallery'];

/** An item that leads to a video on YouTube, with what its `_video` says. */
export const onYouTube = (item: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) => ({
  id: 'bicycle',
  title: 'Mark your bicycle',
  url: 'https://www.youtube.com/watch?v=INVENTED-01',
  ...item,
  _video: { duration_in_seconds: 94, ...fields },
});

export const onVimeo = (item: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) =>
  onYouTube({ id: 'walk', title: 'The lantern walk', url: 'https://vimeo.com/123456789', ...item }, fields);

export const onPeerTube = (item: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) =>
  onYouTube({ id: 'council', title: 'Council', url: `https://tube.example/w/${SHORT}`, ...item }, fields);

const SHORT = 'kkGMgK9ZtnKfYAgnEtQxbv';

/** A file that the test server really has. */
export const served = (path: string): string => new URL(path, location.href).href;

export const FILM = served('/demo/films/lock-it-twice.webm');
export const CAPTIONS = served('/demo/films/lock-it-twice.en.vtt');
/** It is there, and is no film. */
export const NO_FILM = served('/demo/pictures/crest.svg');

/** An item whose video is a file of these addresses. */
export const inFiles = (
  addresses: readonly string[],
  item: Record<string, unknown> = {},
  fields: Record<string, unknown> = {},
) =>
  onYouTube(
    {
      id: 'lock',
      title: 'Lock it twice',
      url: undefined,
      attachments: addresses.map(url => ({
        url,
        mime_type: url.includes('.webm') ? 'video/webm' : 'video/mp4',
        title: 'Lock it twice',
      })),
      ...item,
    },
    fields,
  );

/** One with everything in it. */
export const fullVideo = (item: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) =>
  onYouTube(
    {
      summary: 'An officer shows where the number goes.',
      content_text: 'An officer shows where the number goes, and why.',
      date_published: '2030-04-20T12:00:00Z',
      image: served('/demo/pictures/crest.svg'),
      tags: ['bicycles'],
      ...item,
    },
    {
      captions: [
        { language: 'en', label: 'English', kind: 'captions' },
        { language: 'fr-CA', label: 'Français', kind: 'subtitles' },
      ],
      transcript_html: '<h1>Part one</h1><p>Turn your <em>bicycle</em> upside down.</p>',
      transcript_url: 'https://police.example/bicycle.html',
      audio_description_url: 'https://police.example/bicycle-described.mp4',
      sign_language_url: 'https://police.example/bicycle-signed.mp4',
      ...fields,
    },
  );

/** Puts a gallery of these items on the page, and waits until it shows them. */
export async function showVideos(
  items: readonly unknown[],
  attributes: Record<string, string> = {},
  options?: MountOptions,
): Promise<Gallery> {
  serveFeed(feedOf(items));
  const gallery = document.createElement('callbox-video-gallery');
  gallery.setAttribute('src', feedAddress());
  for (const [name, value] of Object.entries(attributes)) gallery.setAttribute(name, value);
  gallery.append('Call the front desk');
  return load<Gallery>(html`${gallery}`, options);
}

export const playerIn = (gallery: Element): HTMLElement | undefined => parts(gallery, 'player')[0];

/** Starts the video of that title, or the first, and gives its player. */
export async function play(gallery: Element, title = ''): Promise<HTMLElement> {
  const before = playerIn(gallery);
  facade(gallery, title).click();
  await until(
    () => !!playerIn(gallery) && playerIn(gallery) !== before,
    () => 'no player',
  );
  await settled(gallery as LitElement);
  return playerIn(gallery)!;
}

/** The button that starts the video of that title. */
export const facade = (gallery: Element, title = ''): HTMLButtonElement =>
  find(gallery, 'button', new RegExp(`^(Play: |Lire : ).*${title}`));

/** The address of a frame's page, in pieces. */
export function addressIn(player: HTMLElement): { page: string; query: Record<string, string> } {
  const { origin, pathname, searchParams } = new URL((player as HTMLIFrameElement).src);
  return { page: origin + pathname, query: Object.fromEntries(searchParams) };
}

/** The words that a screen reader adds to the name of what has the focus. */
export function descriptionOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  const root = element.getRootNode() as ShadowRoot;
  return ids.map(id => root.getElementById(id)?.textContent?.trim() ?? `(no ${id})`).join(' ');
}

/** What a screen reader comes by, line by line: what each thing is, what it is called and what is said of it. */
export function heardIn(gallery: Element): string[] {
  const roles: Record<string, string> = {
    ARTICLE: 'article',
    BUTTON: 'button',
    A: 'link',
    SUMMARY: 'disclosure',
    LI: 'list item',
    IFRAME: 'frame',
    VIDEO: 'video',
  };
  return allIn(gallery).flatMap(element => {
    const role =
      roles[element.tagName] ?? (/^H\d$/.test(element.tagName) ? `heading ${element.tagName[1]}` : '');
    if (!role) return [];
    const name = element.getAttribute('title') ?? (role === 'list item' ? '' : nameOf(element));
    return [role, name && `"${name}"`, descriptionOf(element)].filter(Boolean).join(' ');
  });
}

export const titlesIn = (gallery: Element): string[] =>
  parts(gallery, 'title').map(title => title.textContent!.trim());

export const idsOf = (videos: readonly Video[]): string[] => videos.map(({ id }) => id);

/** Compares elements. An assertion of chai's would print all that an iframe leads to when it fails, and hang the page. */
export function expectSame(actual: Element | null | undefined, expected: Element | undefined): void {
  const told = (element: Element | null | undefined) => element?.outerHTML.slice(0, 200) ?? 'nothing';
  if ((actual ?? undefined) !== expected) throw new Error(`There is ${told(actual)}, not ${told(expected)}`);
}
