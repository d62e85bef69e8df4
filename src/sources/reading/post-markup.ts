import { decodeEntities, escapeText, wordsOf } from './markup.js';
import { addressOf } from './values.js';

/** Characters of markup that are looked through for a picture or for words. */
const LOOKED_AT = 20_000;

/** The words of a title, which may hold markup, on one line. */
export const lineOf = (html: string | undefined): string | undefined =>
  wordsOf((html ?? '').slice(0, LOOKED_AT))
    .replace(/\s+/g, ' ')
    .trim() || undefined;

/** More than this is no excerpt: some feeds give the whole text twice. */
const LONGEST_EXCERPT = 1000;

/** The words of an excerpt, less what a publisher's system adds to lead to the whole. */
export function excerptOf(html: string | undefined): string | undefined {
  const words = wordsOf(withoutMoreLink((html ?? '').slice(0, LOOKED_AT)))
    .replace(/\s?The post [^\n]{1,300} (?:appeared first|first appeared) on [^\n]{1,200}\.$/, '')
    .replace(/\s?\[?(?:…|\.\.\.)\]?$/, '…')
    .replace(/\s+/g, ' ');
  return words && words.length <= LONGEST_EXCERPT ? words : undefined;
}

const withoutMoreLink = (html: string) => html.replace(/<a\b[^<>]*\bmore-link\b[^<>]*>[^]*?<\/a>/gi, '');

const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

/** HTML whose relative addresses lead where they do at its publisher's. */
export const withAddresses = (html: string, base: string): string =>
  html.replace(/<[a-z][^<>]*>/gi, tag =>
    tag.replace(ADDRESS, (whole, name: string, double?: string, single?: string) => {
      const written = decodeEntities(double ?? single ?? '').trim();
      // A place on the same page stays one, and "mailto:" is no address to resolve.
      if (!written || /^(?:#|[a-z][\w+.-]*:)/i.test(written)) return whole;
      const address = addressOf(written, base);
      return address ? `${name}"${escapeText(address)}"` : whole;
    }),
  );

/** The first picture in a piece of HTML that is one to look at, and no emoji, avatar or counter. */
export function pictureIn(html: string | undefined, base: string): string | undefined {
  for (const [tag] of (html ?? '').slice(0, LOOKED_AT).matchAll(/<img\s[^<>]*>/gi)) {
    const [, double, single] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
    const address = pictureAddress(decodeEntities(double ?? single ?? ''), base);
    const sizes = [...tag.matchAll(/\s(?:width|height)\s*=\s*["']?(\d+)/gi)].map(([, size]) => Number(size));
    const isOrnament = sizes.some(size => size <= 40) || /\b(?:emoji|smiley|avatar|icon)\b/i.test(tag);
    if (address && !isOrnament) return address;
  }
  return undefined;
}

/** The address of a picture, unless it lies with a service of avatars, which would learn of every visitor. */
export function pictureAddress(value: unknown, base: string): string | undefined {
  const address = addressOf(value, base);
  return address && /(?:^|\.)gravatar\.com$/.test(new URL(address).hostname) ? undefined : address;
}
