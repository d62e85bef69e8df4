import { html, nothing } from 'lit';
import { closedSince, closingTime } from '../../feed/comments.js';
import type { CommentView } from './comment-view.js';

/** What a thread says of itself, above its comments: the agency's notice first, which nothing dismisses. */
export function renderThread({ feed, thread, now, localize, timeZone }: CommentView, read: number) {
  const lang = feed?.language ?? localize.pageLang;
  // Of a feed that goes on, only the feed knows how many there are.
  const count = Math.max(feed?.nextUrl && !thread?.count ? 0 : read, thread?.count ?? 0);
  return html`${
      thread?.notice
        ? html`<p part="notice" role="note" lang=${lang} dir="auto">${thread.notice}</p>`
        : nothing
    }
    <div part="thread" class="quiet">
      ${line(count && localize.term('countComments', { count }))} ${renderClosing()}
      ${line(thread?.staffedHours && localize.term('staffed', { hours: thread.staffedHours }))}
      ${line(
        thread?.guidelinesUrl &&
          html`<a href=${thread.guidelinesUrl} rel="noopener">${localize.term('guidelines')}</a>`,
      )}
    </div>`;

  function renderClosing() {
    const closed = closedSince(thread, now);
    const closing = closingTime(thread);
    const time =
      closing < Infinity
        ? localize.date({ dateStyle: 'long', timeStyle: 'short' }, timeZone, new Date(closing))
        : '';
    if (!closed) return line(time && localize.term('closesAt', { time }));
    return html`<p class="closed">
      <strong>${localize.term(closed === true ? 'closed' : 'closedSince', { time })}</strong> ${
        thread?.closedReason ? html`<span lang=${lang} dir="auto">${thread.closedReason}</span>` : nothing
      }
    </p>`;
  }
}

const line = (words: unknown) => (words ? html`<p>${words}</p>` : nothing);
