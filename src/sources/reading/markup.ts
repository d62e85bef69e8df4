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
