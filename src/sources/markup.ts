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
