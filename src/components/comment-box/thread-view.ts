import { html, nothing } from 'lit';
import { closedSince, closingTime, threadOf } from '../../feed/comments.js';
import type { Feed } from '../../feed/feed.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** What a thread says of itself, above its comments: the agency's notice first, which nothing dismisses. */
export function renderThread(
  feed: Feed | undefined,
  now: number,
  read: number,
  localize: LocalizeController,
  timeZone?: string,
) {
  const thread = threadOf(feed);
  const lang = feed?.language ?? localize.pageLang;
  // Of a feed that goes on, only the feed knows how many there are.
  const count = Math.max(feed?.nextUrl && !thread?.count ? 0 : read, thread?.count ?? 0);
  return html`${
      thread?.notice
        ? html`<p part="notice" role="note" lang=${lang} dir="auto">${thread.notice}</p>`
        : nothing
    }
    <div part="thread" class="quiet">
      ${count ? html`<p>${localize.term('countComments', { count })}</p>` : nothing} ${renderClosing()}
      ${thread?.staffedHours ? html`<p>${localize.term('staffed', { hours: thread.staffedHours })}</p>` : nothing}
      ${
        thread?.guidelinesUrl
          ? html`<p><a href=${thread.guidelinesUrl} rel="noopener">${localize.term('guidelines')}</a></p>`
          : nothing
      }
    </div>`;

  function renderClosing() {
    const closed = closedSince(thread, now);
    const at = (date: Date) => localize.date({ dateStyle: 'long', timeStyle: 'short' }, timeZone, date);
    if (!closed) {
      const closing = closingTime(thread);
      if (closing === Infinity) return nothing;
      return html`<p>${localize.term('closesAt', { time: at(new Date(closing)) })}</p>`;
    }
    const words =
      closed === true ? localize.term('closed') : localize.term('closedSince', { time: at(closed) });
    return html`<p class="closed">
      <strong>${words}</strong> ${
        thread?.closedReason ? html`<span lang=${lang} dir="auto">${thread.closedReason}</span>` : nothing
      }
    </p>`;
  }
}
