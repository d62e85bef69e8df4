/** Our elements, by the name that `widget` gives them. */
const WIDGETS = ['appeal-card', 'event-list', 'video-gallery', 'comment-box'] as const;

export type Widget = (typeof WIDGETS)[number];

/**
 * Attributes that the address may set beside `src`; no other becomes one, since `onclick` must not become a handler.
 *
 * Not `structured-data`: what stands in this page's head is read by nobody who reads the page around it.
 */
const ATTRIBUTES =
  'source limit tags item-id refresh heading heading-level layout time-zone past filter-param public-key'.split(
    ' ',
  );

/** What the frame is to show. */
export interface Embed {
  widget: Widget;
  attributes: [name: string, value: string][];
}

/** Why it shows nothing. */
export type Refusal = 'noWidget' | 'noFeed' | 'forbiddenFeed';

/**
 * Reads what `embed.html?widget=appeal-card&src=…` asks for.
 *
 * @param address That of the page itself, which `src` is resolved against.
 * @param allowed Origins, and whole addresses of feeds, that may be shown beside the page's own origin's.
 */
export function readEmbed(address: URL, allowed: readonly string[]): Embed | Refusal {
  const { searchParams } = address;
  const widget = WIDGETS.find(name => name === searchParams.get('widget'));
  if (!widget) return 'noWidget';
  const src = searchParams.get('src')?.trim();
  if (!src) return 'noFeed';
  const feed = parse(src, address);
  if (!feed || !isAllowed(feed, [address.origin, ...allowed])) return 'forbiddenFeed';
  const given = ATTRIBUTES.filter(name => searchParams.has(name));
  return {
    widget,
    attributes: [
      ['src', feed.href],
      ...given.map((name): [string, string] => [name, searchParams.get(name)!]),
    ],
  };
}

/** Reads a list of origins and addresses, separated by spaces; what is neither is left out. */
export function readAllowed(list: string): string[] {
  return list
    .split(/\s+/)
    .flatMap(entry => (entry.includes('*') ? [] : (parse(entry) ?? []))) // no patterns, which a policy would read as such
    .filter(isWeb)
    .map(url => (url.href === `${url.origin}/` ? url.origin : url.href));
}

// Not what was written but what it leads to: "//host", "/\host" and the like are other origins than they seem. The origin of
// a "blob:" is that of the page which made it, so the scheme counts, too.
const isAllowed = (feed: URL, allowed: readonly string[]) =>
  isWeb(feed) &&
  !feed.username &&
  !feed.password &&
  (allowed.includes(feed.origin) || allowed.includes(feed.href));

const isWeb = ({ protocol }: URL) => /^https?:$/.test(protocol);

function parse(written: string, base?: URL): URL | undefined {
  try {
    return new URL(written, base);
  } catch {
    return undefined; // no address at all
  }
}
