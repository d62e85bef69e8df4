import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { sendJson } from './send-json.mjs';

/** The feeds of a folder on this machine, as the playground shows them. */
export function openFolder(feedsDir) {
  const dir = resolve(feedsDir);
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder of feeds at ${dir}`);
  const names = () =>
    readdirSync(dir)
      .filter(name => name.endsWith('.json'))
      .sort();
  const serve = sirv(dir, { dev: true, etag: true });
  return {
    names,
    send(request, response, name, origin) {
      if (!names().includes(name)) return false;
      const feed = parseFeed(readFileSync(join(dir, name), 'utf8'));
      if (feed) {
        sendJson(request, response, 'application/feed+json', atHome(feed, origin));
        return true;
      }
      // What is no feed is served as it is, so that it can be seen what the elements say of it.
      request.url = `/${encodeURIComponent(name)}`;
      serve(request, response);
      return true;
    },
  };
}

function parseFeed(text) {
  try {
    const feed = JSON.parse(text.replace(/^\uFEFF/, ''));
    return Array.isArray(feed?.items) ? feed : undefined;
  } catch {
    return undefined; // not JSON: one of the things that are tried here
  }
}

const PLACEHOLDER = '/pictures/elsewhere.svg';

/**
 * A feed without what would be fetched from other sites when it is shown: a placeholder stands for their pictures, and
 * their further pages are left out.
 */
function atHome(feed, origin) {
  const isElsewhere = address =>
    typeof address === 'string' && address !== '' && !address.startsWith(`${origin}/`);
  const picture = address => (isElsewhere(address) ? `${origin}${PLACEHOLDER}` : address);
  const withPlaceholders = item => {
    if (typeof item !== 'object' || item === null) return item;
    const { image, banner_image, _appeal } = item;
    return {
      ...item,
      ...(image && { image: picture(image) }),
      ...(banner_image && { banner_image: picture(banner_image) }),
      ...(Array.isArray(_appeal?.images) && {
        _appeal: { ..._appeal, images: _appeal.images.map(one => ({ ...one, url: picture(one?.url) })) },
      }),
    };
  };
  const { next_url, ...rest } = feed;
  return { ...rest, ...(!isElsewhere(next_url) && { next_url }), items: feed.items.map(withPlaceholders) };
}
