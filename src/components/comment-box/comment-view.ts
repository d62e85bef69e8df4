import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../a11y/heading.js';
import type { Comment, Thread } from '../../feed/comments.js';
import type { Feed } from '../../feed/feed.js';
import type { Markup } from '../../feed/markup.js';
import { excerpt } from '../../feed/plain-text.js';
import { comments as english } from '../../i18n/en/comments.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { timeAgo } from '../../i18n/relative-time.js';
import type { TermName } from '../../i18n/terms.js';
import type { OnDemand } from '../on-demand.js';
import type { Writing } from './writing.js';

/** What a visitor may do about a thread or a comment. */
export type Act = 'write' | 'reply' | 'report';

/** What a thread and its comments are shown with. */
export interface CommentView {
  /** Level of the heading of a comment that answers none. */
  level: number;
  localize: LocalizeController;
  markup: Markup;
  feed?: Feed;
  thread?: Thread;
  /** Whether the thread takes comments. */
  isOpen: boolean;
  /** Milliseconds since 1970. */
  now: number;
  timeZone?: string;
  /** Ids of the long comments that are shown in full. */
  expanded: ReadonlySet<string>;
  onExpand: (comment: Comment) => Promise<void>;
  /** What makes links of addresses; comes with the first. */
  links: OnDemand<typeof import('./links.js')>;
  /** The writing half; comes when its buttons are first used. */
  writing?: Writing;
  onAct: (act: Act, comment?: Comment) => Promise<void>;
}

/** Deeper answers are set no further in: a phone has no room for them. */
const DEEPEST = 3;

/** Characters of a comment that are shown before it is asked for in full. */
const LONG = 1500;

export function renderComment(comment: Comment, view: CommentView): TemplateResult {
  const { official, status, depth } = comment;
  return html`<article
    part="comment"
    class="depth-${Math.min(depth, DEEPEST)} ${official ? 'official' : ''}"
    data-item
    tabindex="-1"
  >
    ${status === 'removed' ? renderRemoved(comment, view) : renderPresent(comment, view)}
    ${view.writing?.renderBelow(comment)}
  </article>`;
}

function renderPresent(comment: Comment, view: CommentView) {
  const { localize } = view;
  const { pinned, edited, status, kind, official, title } = comment;
  const label = kind && (view.thread?.kinds?.find(({ id }) => id === kind)?.label ?? kind);
  const lang = comment.language ?? view.feed?.language ?? localize.pageLang;
  const badges = [
    pinned && localize.term('pinned'),
    status === 'pending' && localize.term('pending'),
    label && html`<bdi>${label}</bdi>`,
  ].filter(badge => !!badge);
  return html`
    ${
      official
        ? html`<p part="official">
            <strong>${localize.term('officialAnswer')}</strong> ${renderSpeaker(official)}
          </p>`
        : nothing
    }
    ${renderTitle(comment, view)}
    <p class="quiet about">
      ${renderTime(comment, view)} ${edited ? html`<span>${localize.term('edited')}</span>` : nothing}
      ${badges.map(badge => html`<span class="badge">${badge}</span>`)}
    </p>
    ${renderParent(comment, view)}
    ${title ? html`<p lang=${lang} dir="auto"><strong>${title}</strong></p>` : nothing}
    ${renderText(comment, view, lang)} ${renderActs(comment, view)}
  `;
}

/** Who wrote it. Only the reader knows what a name may not say: that it speaks for the agency. */
function renderTitle(comment: Comment, view: CommentView) {
  const { localize } = view;
  const name = nameOf(comment, localize);
  const term = comment.official ? 'officialBy' : comment.depth ? 'replyBy' : 'commentBy';
  return heading(
    levelOf(comment, view),
    'title',
    html`<bdi aria-hidden="true">${name}</bdi>
      <span class="visually-hidden">${localize.term(term, { name })}</span>`,
  );
}

const levelOf = ({ depth }: Comment, { level }: CommentView) => level + Math.min(depth, DEEPEST);

const renderSpeaker = ({ agency, role }: NonNullable<Comment['official']>) =>
  html`<bdi>${agency}</bdi>, <bdi>${role}</bdi>`;

export const nameOf = ({ authors, official }: Comment, localize: LocalizeController): string =>
  excerpt(authors?.[0]?.name ?? official?.agency ?? localize.term('someone'), 80);

function renderTime({ datePublished, url }: Comment, { localize, now, timeZone }: CommentView) {
  if (!datePublished) return nothing;
  const time = html`<time
    datetime=${datePublished.toISOString()}
    title=${localize.date({ dateStyle: 'full', timeStyle: 'short' }, timeZone, datePublished)}
    >${timeAgo(datePublished, now, localize, timeZone)}</time
  >`;
  return url ? html`<a href=${url} rel="noopener nofollow">${time}</a>` : time;
}

/** Whom it answers, since an indent is nothing to hear and stops at a depth. */
function renderParent({ parent }: Comment, { localize }: CommentView) {
  if (!parent) return nothing;
  const words =
    parent.status === 'removed'
      ? localize.term('answerToRemoved')
      : localize.term('answerTo', { name: nameOf(parent, localize) });
  return html`<p class="quiet">${words}</p>`;
}

function renderText(comment: Comment, view: CommentView, lang: string) {
  const { localize, links, thread, expanded, onExpand } = view;
  let text = view.markup.of(comment, levelOf(comment, view)) ?? comment.summary;
  if (!text) return nothing;
  const isCut = typeof text === 'string' && text.length > LONG && !expanded.has(comment.id);
  if (isCut) text = `${(text as string).slice(0, LONG).replace(/\p{Cs}$/u, '')}…`;
  const hasLinks = thread && /:\/\/|www\./i.test(text as string); // a node's name has none
  if (hasLinks) void links.want();
  return html`<div part="text" class="text" lang=${lang} dir="auto">
      ${(hasLinks && links.module?.withLinks(text as string)) || text}
    </div>
    ${
      isCut
        ? html`<button type="button" @click=${() => onExpand(comment)}>${localize.term('readAll')}</button>`
        : nothing
    }`;
}

/** What can be done about a comment; in a feed that is not of our own service a link is all there is. */
function renderActs(comment: Comment, view: CommentView) {
  const { reportUrl, status } = comment;
  const canReply = view.isOpen && status === 'published';
  if (!canReply && !reportUrl) return nothing;
  return html`<p class="quiet no-print">
    ${canReply ? renderAct('reply', view, comment) : nothing}
    ${
      reportUrl
        ? view.thread?.postUrl
          ? renderAct('report', view, comment)
          : html`<a href=${reportUrl} rel="noopener nofollow" aria-label=${labelOf('report', view, comment)}
              >${view.localize.term('report')}</a
            >`
        : nothing
    }
  </p>`;
}

/** A button whose code comes when it is used. */
export const renderAct = (act: Act, view: CommentView, comment?: Comment) =>
  html`<button
    type="button"
    part=${act}
    aria-label=${labelOf(act, view, comment)}
    @click=${() => view.onAct(act, comment)}
  >
    ${view.localize.term(act)}
  </button>`;

const labelOf = (act: Act, { localize }: CommentView, comment?: Comment) =>
  comment ? localize.term(`${act as 'reply'}Of`, { name: nameOf(comment, localize) }) : nothing;

/** A quiet line that keeps the thread, and nothing of what was there. A heading, or its answers' would skip a level. */
function renderRemoved(comment: Comment, view: CommentView) {
  const { localize } = view;
  const reason = `reason-${comment.reasonCode ?? ''}`;
  const words =
    reason in english
      ? localize.term('removedFor', { reason: localize.term(reason as TermName) })
      : localize.term('removed');
  return html`${heading(levelOf(comment, view), 'title', html`<span class="quiet">${words}</span>`)}
  ${renderParent(comment, view)}`;
}
