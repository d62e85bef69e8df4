import type { FeedItem } from './feed.js';
import { text, wellFormed, type Read } from './shape.js';

const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }));

/** Characters of markup that are looked at: what is made of them is a title, an excerpt, or a stopgap. */
const MARKUP_LIMIT = 20_000;

/** The words of a piece of HTML, for use as text only: what stands here is never parsed as markup. */
export const plainText = (html: string): string =>
  wellFormed(
    html
      .slice(0, MARKUP_LIMIT)
      .replace(/<(script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->/gi, '')
      .replace(/<\/?[a-z][^<>]*>/gi, tag => (/^<\/?(p|div|li|h\d|br|tr|blockquote)\b/i.test(tag) ? '\n' : ''))
      .replace(CHARACTER, decode)
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  );

/** A line of text in which a publisher's system has written characters as HTML does, such as "Arts &amp; crafts". */
export const lineOfText: Read<string> = (value, context) => {
  const line = text(value, context);
  return line && wellFormed(line.replace(CHARACTER, decode));
};

const CHARACTER = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi;

const decode = (whole: string, decimal?: string, hex?: string, name?: string): string =>
  name ? (ENTITIES.get(name) ?? whole) : String.fromCodePoint(Number(decimal ?? `0x${hex}`));

/** The item's text without markup. */
export const textOf = (item: FeedItem): string => item.contentText ?? plainText(item.contentHtml ?? '');

/** A name for the item: its title, else how its text begins, else its address. */
export const titleOf = (item: FeedItem): string =>
  item.title ?? (excerpt(item.summary ?? textOf(item), 90) || (item.url ?? item.externalUrl ?? item.id));

/** The beginning of a text, cut between words. */
export function excerpt(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/\p{Cs}$/u, '')}…`;
}
