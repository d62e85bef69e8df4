import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { heading } from '../a11y/heading.js';
import type { FeedController } from '../feed/feed-controller.js';
import type { FeedItem } from '../feed/feed.js';
import type { LocalizeController } from '../i18n/localize-controller.js';
import { knownZone } from '../time/zones.js';

/** The properties that every element has for what stands around its items. */
export interface FrameHost extends ReactiveElement {
  heading?: string;
  headingLevel: number;
  timeZone?: string;
}

interface FrameParts<T extends FeedItem> {
  host: FrameHost;
  feed: FeedController<T>;
  localize: LocalizeController;
  /** What stands where the items would, when there are none. */
  empty: string;
  /** What stands above the items, such as a filter. */
  tools?: unknown;
  items: () => unknown;
}

/** The level of the items' headings: one deeper than the element's own. */
export const itemLevel = ({ headingLevel }: FrameHost): number =>
  headingLevel >= 1 && headingLevel <= 6 ? Math.floor(headingLevel) + 1 : 3;

/**
 * What all elements have around their items: heading, age, the sentence for none, "Show more", and the fallback instead of
 * all that. The height that is reserved before the first answer is kept in every state.
 */
export function frame<T extends FeedItem>(parts: FrameParts<T>): TemplateResult {
  const { feed, localize } = parts;
  return html`<div class="reserve" .style=${`--limit:${feed.limit}`}>
    ${feed.isShown && localize.isReady ? renderFrame(parts) : html`<slot></slot>`}
  </div>`;
}

function renderFrame<T extends FeedItem>({ host, feed, localize, empty, tools, items }: FrameParts<T>) {
  const { staleSince } = feed;
  return html`<div class="frame" part="frame" lang=${localize.lang} dir=${localize.dir}>
    ${
      host.heading
        ? heading(
            itemLevel(host) - 1,
            'heading',
            html`<span lang=${localize.pageLang} dir="auto">${host.heading}</span>`,
          )
        : nothing
    }
    ${
      staleSince
        ? html`<p part="age">
            ${localize.term('stale', { time: localize.dateTime(staleSince, knownZone(host.timeZone)) })}
          </p>`
        : nothing
    }
    ${tools ?? nothing} ${feed.items.length ? items() : html`<p part="empty">${empty}</p>`}
    ${
      feed.hasMore
        ? html`<button type="button" part="more" @click=${() => showMore(host, feed)}>
            ${localize.term('showMore')}
          </button>`
        : nothing
    }
  </div>`;
}

/** Shows more items and goes on reading at the first new one. */
async function showMore<T extends FeedItem>(host: FrameHost, feed: FeedController<T>): Promise<void> {
  const shown = new Set(feed.items.map(({ id }) => id));
  await feed.showMore();
  const first = feed.items.findIndex(({ id }) => !shown.has(id)); // not the last: a page may bring what stands above
  host.renderRoot.querySelectorAll<HTMLElement>('[data-item]')[first]?.focus();
}
