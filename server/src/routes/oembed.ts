import type { Context } from 'hono';
import { asAttribute } from '../attribute.js';
import type { FoundItem } from '../items/found-item.js';
import type { Items } from '../items/items.js';
import { toJson } from '../json.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';

/** Pixels where who asks sets no bound. */
const WIDTH = 600;
const HEIGHT = 700;

/** Seconds that who embeds an item may keep the answer; the frame in it shows the item as it is, or that it has ended. */
const CACHE_AGE = 300;

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** `GET /oembed?url=…`: how to embed the page of an item (https://oembed.com). */
export function oembed({ options, limits, senderOf }: Services, items: Items) {
  return async (c: Context) => {
    const sender = senderOf(c);
    await limits.spendRead(sender.address, sender.hash);
    const format = c.req.query('format') ?? 'json';
    if (format !== 'json')
      throw new Problem('format-not-supported', 'This service answers in JSON: leave "format" out.');
    const width = Math.min(readBound(c, 'maxwidth'), WIDTH);
    const height = Math.min(readBound(c, 'maxheight'), HEIGHT);

    const page = readItemAddress(c.req.query('url') ?? '', options.publicUrl);
    const found = page && (await items.look(page.feed, page.id));
    if (found?.kind !== 'found')
      throw new Problem('not-found', 'There is no such item here, or not any more.');
    const { item, upstream } = found;
    const body = {
      version: '1.0',
      type: 'rich',
      title: item.title,
      provider_name: item.publisher,
      provider_url: new URL('/', upstream).href,
      cache_age: CACHE_AGE,
      width,
      height,
      html: frame(options.publicUrl, upstream, item, width, height),
    };
    return c.body(toJson(body), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': `public, max-age=${CACHE_AGE}`,
    });
  };
}

function frame(
  publicUrl: string,
  upstream: string,
  { widget, id, lang, title }: FoundItem,
  width: number,
  height: number,
): string {
  const query = new URLSearchParams({ widget, src: upstream, 'item-id': id, lang, title });
  if (widget === 'event-list') query.set('past', '');
  const attributes = {
    src: `${publicUrl}/widgets/embed.html?${query}`,
    width,
    height,
    title,
    frameborder: 0,
    loading: 'lazy',
    sandbox: SANDBOX,
  };
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${asAttribute(String(value))}"`,
  );
  return `<iframe${written.join('')}></iframe>`;
}

function readBound(c: Context, name: string): number {
  const written = c.req.query(name);
  if (written === undefined) return Infinity;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number(written);
  throw new Problem('malformed-address', `"${name}" is a number of pixels.`);
}

/** What an address names, where it is that of an item's page here. */
function readItemAddress(written: string, publicUrl: string): { feed: string; id: string } | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const [, feed, id] = /^\/items\/([^/]+)\/([^/]+)$/.exec(url?.pathname ?? '') ?? [];
  if (url?.origin !== publicUrl || feed === undefined || id === undefined) return undefined;
  try {
    return { feed: decodeURIComponent(feed), id: decodeURIComponent(id) };
  } catch {
    return undefined; // what is no UTF-8 is no id of anybody's
  }
}
