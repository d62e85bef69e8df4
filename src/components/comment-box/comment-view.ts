import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../a11y/heading.js';
import { threadOf, type Comment } from '../../feed/comments.js';
import type { Feed } from '../../feed/feed.js';
import type { Markup } from '../../feed/markup.js';
import { excerpt } from '../../feed/plain-text.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { timeAgo } from '../../i18n/relative-time.js';
import type { TermName } from '../../i18n/terms.js';

/** What a comment is shown with. */
export interface CommentView {
  /** Level of the heading of a comment that answers none. */
  level: number;
  localize: LocalizeController;
  markup: Markup;
  feed?: Feed;
  /** Milliseconds since 1970. */
  now: number;
  timeZone?: string;
  isExpanded: boolean;
  onExpand: () => void;
}

/** Deeper answers are set no further in: a phone has no room for them. */
const DEEPEST = 3;

/** Characters of a comment that are shown before it is asked for in full. */
const LONG = 1500;

export function renderComment(comment: Comment, view: CommentView): TemplateResult {
  const { official, status, depth } = comment;
  const depthClass = `depth-${Math.min(depth, DEEPEST)}`;
  return html`<article
    part="comment"
    class=${official ? `${depthClass} official` : depthClass}
    data-item
    tabindex="-1"
  >
    ${status === 'removed' ? renderRemoved(comment, view) : renderPresent(comment, view)}
  </article>`;
}

function renderPresent(comment: Comment, view: CommentView) {
  const { localize } = view;
  const { pinned, edited, status, kind, official, title } = comment;
  const label = kind && (threadOf(view.feed)?.kinds?.find(({ id }) => id === kind)?.label ?? kind);
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
    ${renderText(comment, view, lang)} ${renderReport(comment, view)}
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
  const { localize, isExpanded, onExpand } = view;
  const text = view.markup.of(comment, levelOf(comment, view)) ?? comment.summary;
  if (!text) return nothing;
  const isCut = typeof text === 'string' && text.length > LONG && !isExpanded;
  return html`<div part="text" class="text" lang=${lang} dir="auto">
      ${isCut ? `${text.slice(0, LONG).replace(/\p{Cs}$/u, '')}…` : text}
    </div>
    ${isCut ? html`<button type="button" @click=${onExpand}>${localize.term('readAll')}</button>` : nothing}`;
}

function renderReport(comment: Comment, { localize }: CommentView) {
  if (!comment.reportUrl) return nothing;
  const label = localize.term('reportOf', { name: nameOf(comment, localize) });
  return html`<p class="quiet no-print">
    <a href=${comment.reportUrl} rel="noopener nofollow" aria-label=${label}>${localize.term('report')}</a>
  </p>`;
}

const REASONS = new Set<string>([
  'reason-abuse',
  'reason-spam',
  'reason-personal-data',
  'reason-off-topic',
  'reason-author',
] satisfies TermName[]);

/** A quiet line that keeps the thread, and nothing of what was there. A heading, or its answers' would skip a level. */
function renderRemoved(comment: Comment, view: CommentView) {
  const { localize } = view;
  const reason = `reason-${comment.reasonCode ?? ''}`;
  const words = REASONS.has(reason)
    ? localize.term('removedFor', { reason: localize.term(reason as TermName) })
    : localize.term('removed');
  return html`${heading(levelOf(comment, view), 'title', html`<span class="quiet">${words}</span>`)}
  ${renderParent(comment, view)}`;
}
