import { askEarly, type EarlyAnswer } from './feed/early-answer.js';
import { sharedFiles } from './shared-files.js';

/** Our elements, each with what brings its code. */
const elements: Record<string, () => Promise<unknown>> = {
  'appeal-card': () => import('./components/appeal-card/appeal-card.js'),
  'event-list': () => import('./components/event-list/event-list.js'),
  'video-gallery': () => import('./components/video-gallery/video-gallery.js'),
  'comment-box': () => import('./components/comment-box/comment-box.js'),
};

/** Attributes that a stand-in may carry as `data-*`; no other becomes one, since `data-onclick` must not become a handler. */
const ATTRIBUTES =
  'src source limit tags item-id refresh heading heading-level layout time-zone past filter-param structured-data public-key'.split(
    ' ',
  );

/** What a stand-in keeps of its own: the page's language and styles go by it. */
const OWN = ['id', 'class', 'lang', 'dir', 'title'];

const coming = new Set<string>();
const asked = new Map<string, EarlyAnswer>();

/** Makes elements of stand-ins, and brings every element's code and its feed, side by side. */
function scan(): void {
  for (const standIn of document.querySelectorAll<HTMLElement>('[data-callbox]')) replace(standIn);
  for (const [name, load] of Object.entries(elements)) {
    const tag = `callbox-${name}`;
    const found = document.querySelectorAll(tag);
    if (!found.length || customElements.get(tag)) continue;
    for (const element of found) askEarly(element, asked);
    if (coming.has(tag)) continue;
    coming.add(tag);
    for (const file of sharedFiles) import(/* @vite-ignore */ file).catch(() => {}); // told below
    load().catch((error: unknown) =>
      console.warn(`Callbox: the code of <${tag}> could not be loaded.`, error),
    );
  }
}

/** Puts the element where a CMS left only `<div data-callbox="…">`; what stands inside stays the fallback. */
function replace(standIn: HTMLElement): void {
  const name = standIn.dataset['callbox']!;
  if (!Object.hasOwn(elements, name)) return;
  const element = document.createElement(`callbox-${name}`);
  const copy = (from: string, to: string) => {
    const value = standIn.getAttribute(from);
    if (value !== null) element.setAttribute(to, value);
  };
  for (const attribute of ATTRIBUTES) copy(`data-${attribute}`, attribute);
  for (const attribute of OWN) copy(attribute, attribute);
  element.append(...standIn.childNodes);
  standIn.replaceWith(element);
}

const observer = new MutationObserver(records => {
  if (records.some(({ addedNodes }) => addedNodes.length)) scan();
});
observer.observe(document, { childList: true, subtree: true });
scan();

export type { Appeal } from './feed/appeals.js';
export type { Comment } from './feed/comments.js';
export type { CalendarEvent } from './feed/events.js';
export type { FeedError, FeedErrorCode } from './feed/feed-error.js';
export type { Feed, FeedItem } from './feed/feed.js';
export type { Video } from './feed/videos.js';
