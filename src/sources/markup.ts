import { addressOf } from './values.js';

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};

/** A line of text in which characters stand as entities, such as "Arts &#038; crafts". */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name: string) => {
    if (name) return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? whole;
    const point = Number(decimal ?? `0x${hex}`);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : whole;
  });

/** The words of a piece of HTML, each block of it on a line of its own; for use as text only. */
export const wordsOf = (html: string): string =>
  decodeEntities(
    html
      .replace(/<(script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->/gi, '')
      .replace(/<\/?(?:p|div|li|h\d|br|tr|blockquote|ul|ol|table)\b[^<>]*>/gi, '\n')
      .replace(/<\/?[a-z][^<>]*>/gi, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();

/** Whether a text holds markup and not only words. */
export const isMarkup = (text: string): boolean => /<\/?[a-z][^<>]*>/i.test(text);

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as HTML that says the same. */
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, character => ESCAPED[character]!);

/** A paragraph that names a value, which is a link where it is an address. */
export function labelled(label: string, value: string): string {
  const address = addressOf(value);
  const shown = escapeText(value);
  return `<p>${escapeText(label)}: ${address ? `<a href="${escapeText(address)}">${shown}</a>` : shown}</p>`;
}

/** A text that may be HTML as HTML: its own, or its words with their lines. */
export function htmlOf(text: string): string {
  if (/<\/?(?:p|br|div|li|h\d|table)\b[^<>]*>/i.test(text)) return text;
  const inline = isMarkup(text) || /&(?:#\w+|[a-z]+\d*);/i.test(text) ? text : escapeText(text);
  return inline
    .split(/\r?\n\s*\n/)
    .filter(block => block.trim())
    .map(block => `<p>${block.trim().replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}

/** Bytes of markup that are looked through for a picture or for words. */
const LOOKED_AT = 20_000;

/** The words of a title, which may hold markup, on one line. */
export const lineOf = (html: string | undefined): string | undefined =>
  html && wordsOf(html.slice(0, LOOKED_AT)).replace(/\s+/g, ' ').trim();

/** The words of an excerpt, without what a publisher's system adds to lead to the whole. */
export function excerptOf(html: string | undefined): string | undefined {
  const words = wordsOf((html ?? '').slice(0, LOOKED_AT).replace(/<a\b[^<>]*\bmore-link\b[^<>]*>[^]*?<\/a>/gi, ''))
    .replace(/\s*\[?(?:…|\.\.\.)\]?\s*$/, '…')
    .replace(/\n/g, ' ');
  return words.replace(/\s*\[…\]/, '…').replace(/\s*The post .{1,300} (?:appeared first|first appeared) on .{1,200}\.$/, '') || undefined;
}

const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

/** HTML whose relative addresses lead where they do at its publisher's. */
export const withAddresses = (html: string, base: string): string =>
  html.replace(TAG, tag =>
    tag.replace(ADDRESS, (whole, name: string, double?: string, single?: string) => {
      const written = decodeEntities(double ?? single ?? '').trim();
      // A place on the same page stays one; "mailto:" and the like are no address to resolve.
      if (!written || /^(?:#|[a-z][\w+.-]*:)/i.test(written)) return whole;
      const address = addressOf(written, base);
      return address ? `${name}"${escapeText(address)}"` : whole;
    }),
  );

/** The first picture in a piece of HTML that is one to look at, and no emoji, avatar or counter. */
export function pictureIn(html: string | undefined, base: string): string | undefined {
  for (const [tag] of (html ?? '').slice(0, LOOKED_AT).matchAll(/<img\s[^<>]*>/gi)) {
    const [, double, single] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
    const address = addressOf(decodeEntities(double ?? single ?? ''), base);
    const sizes = [...tag.matchAll(/\s(?:width|height)\s*=\s*["']?(\d+)/gi)].map(([, size]) => Number(size));
    const isSmall = sizes.some(size => size <= 40) || /\b(?:emoji|smiley|avatar|icon)\b/i.test(tag);
    if (address && !isSmall && !isAvatar(address)) return address;
  }
  return undefined;
}

/** Whether a picture lies with a service that would learn of every visitor. */
export const isAvatar = (address: string): boolean => /(?:^|\.)gravatar\.com$/.test(new URL(address).hostname);
