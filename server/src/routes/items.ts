import type { Context } from 'hono';
import { hasEvents } from '../items/found-item.js';
import { itemPage, noItemPage } from '../items/item-page.js';
import { itemAddress, type Items } from '../items/items.js';
import { wordsIn } from '../items/words.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';

/** `GET /items/:feed/:id`: the page of one item of a feed that this service knows by name. */
export function itemPages({ options, limits, senderOf }: Services, items: Items) {
  return async (c: Context) => {
    const feed = c.req.param('feed') ?? '';
    const id = c.req.param('id') ?? '';
    try {
      const sender = senderOf(c);
      await limits.spendRead(sender.address, sender.hash);
      const found = await items.look(feed, id);
      if (found.kind === 'unknown') {
        const words = wordsIn(undefined);
        return noItemPage(words, words.unknown, undefined, 404);
      }
      if (found.kind === 'ended') {
        const words = wordsIn(found.feed.language);
        const title = hasEvents(found.feed) ? words.eventEnded : words.appealEnded;
        return noItemPage(words, title, words.endedWhy, 410);
      }
      const address = itemAddress(options.publicUrl, feed, id);
      const oembed = `${options.publicUrl}/oembed?url=${encodeURIComponent(address)}`;
      return itemPage({ ...found, address, oembed });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const words = wordsIn(undefined);
      const isAway = error.type === 'unavailable';
      return noItemPage(
        words,
        isAway ? words.unavailable : words.refused,
        isAway ? words.unavailableWhy : error.message,
        error.status,
        error.headers,
      );
    }
  };
}
