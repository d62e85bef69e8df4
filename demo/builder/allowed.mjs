/**
 * Whose feeds a page may show, by its `<meta name="callbox-feed-origins">`: origins, and whole addresses of feeds, separated by
 * spaces, beside its own origin. Nothing where it has no such element: the page is open, and shows any feed.
 */
export function readAllowed(page) {
  const list = page.querySelector('meta[name="callbox-feed-origins"]')?.content;
  return list
    ?.split(/\s+/)
    .filter(entry => !entry.includes('*')) // no patterns, which a policy would read as such
    .map(entry => parse(entry))
    .filter(url => url && isWeb(url))
    .map(url => (url.href === `${url.origin}/` ? url.origin : url.href));
}

/**
 * Why a feed may not be shown here, in words for a webmaster; nothing where it may.
 *
 * Judges not what was written but where it leads: `//host`, `/\host` and the like are other origins than they seem.
 */
export function faultOfAddress(written, allowed, base) {
  if (!written.trim()) return 'Give the address of a feed.';
  const url = parse(written, base);
  if (!url || !isWeb(url)) return 'A feed’s address begins with https://, or with / for one of this server.';
  if (url.username || url.password) return 'Leave name and password out: a feed has to be open to all.';
  const own = new URL(base).origin;
  if (!allowed || [own, ...allowed].some(entry => entry === url.origin || entry === url.href))
    return undefined;
  return `This page shows feeds of ${[own, ...allowed].join(', ')} and of nobody else. Whoever runs it may allow ${url.origin}.`;
}

const isWeb = ({ protocol }) => /^https?:$/.test(protocol);

function parse(written, base) {
  try {
    return new URL(written, base);
  } catch {
    return undefined; // no address at all
  }
}
