import { html } from 'lit';
import type { CommentBox } from '../../src/components/comment-box/comment-box.js';
import { feedAddress } from './address.js';
import { feedOf, serveFeed } from './feed.js';
import { allIn, parts } from './find.js';
import { load, visibleText, type MountOptions } from './mount.js';

/** When the tests' clocks stop. */
export const NOW = '2030-05-01T12:00:00Z';

const MINUTE = 60_000;

/** A date that many minutes before. */
export const ago = (minutes: number): string => new Date(Date.parse(NOW) - minutes * MINUTE).toISOString();

/** A comment of that id, by an author of that name, with what its `_comment` says. */
export const comment = (
  id: string,
  fields: Record<string, unknown> = {},
  item: Record<string, unknown> = {},
) => ({
  id,
  content_text: `Text of ${id}.`,
  authors: [{ name: id }],
  date_published: ago(60),
  ...item,
  _comment: { status: 'published', ...fields },
});

/** One that answers another, so many minutes ago. */
export const answerTo = (parent: string, id: string, minutes = 60, fields: Record<string, unknown> = {}) =>
  comment(id, { in_reply_to: parent, ...fields }, { date_published: ago(minutes) });

/** One that was written so many minutes ago. */
export const written = (id: string, minutes: number, fields: Record<string, unknown> = {}) =>
  comment(id, fields, { date_published: ago(minutes) });

/** What the agency says, in answer to a comment where one is named. */
export const official = (id: string, fields: Record<string, unknown> = {}) =>
  comment(id, { official: { agency: 'Harbour Police', role: 'Press officer' }, ...fields });

/** A feed of our own comment service, with what its `_comments` says; for reading alone, unless it says where to post. */
export const threadOf = (items: readonly unknown[], fields: Record<string, unknown> = {}) =>
  feedOf(items, {
    _comments: {
      moderation: 'before',
      max_length: 2000,
      name: 'optional',
      email: 'none',
      count: 0,
      ...fields,
    },
  });

/** Puts a box on the page, and waits until it shows that feed. */
export function showFeed(feed: Record<string, unknown>, options?: MountOptions): Promise<CommentBox> {
  serveFeed(feed);
  return load<CommentBox>(
    html`<callbox-comment-box src=${feedAddress()}>Call the front desk</callbox-comment-box>`,
    options,
  );
}

/** Puts a box on the page, and waits until it shows these comments of our own service. */
export const show = (
  items: readonly unknown[],
  fields?: Record<string, unknown>,
  options?: MountOptions,
): Promise<CommentBox> => showFeed(threadOf(items, fields), options);

export const comments = (box: Element): HTMLElement[] => parts(box, 'comment');

/** The comments' authors as the page shows them, from the top. */
export const names = (box: Element): string[] => parts(box, 'title').map(visibleText);

/** What a screen reader says of an element: its words without those that it is not to say. */
export function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const silent of copy.querySelectorAll('[aria-hidden="true"]')) silent.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The headings that a screen reader jumps by: their level and what it says. */
export const headings = (box: Element): string[] =>
  allIn(box, 'h1, h2, h3, h4, h5, h6').map(heading => `${heading.localName} ${spoken(heading)}`);

/** The comment by that author. */
export function commentBy(box: Element, name: string): HTMLElement {
  const found = comments(box).find(element => {
    const title = element.querySelector('[part="title"]');
    return title && visibleText(title) === name;
  });
  if (!found) throw new Error(`There is no comment by ${name}, only: ${names(box).join(' | ')}`);
  return found;
}
