/** The tag that a document's root begins with, such as `<rss version="2.0">`, without reading the document. */
function rootTag(text: string): string | undefined {
  let at = skipSpace(text, 0);
  while (text.startsWith('<?', at) || text.startsWith('<!', at)) {
    const close = text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<!--', at)
        ? '-->'
        : closeOfDoctype(text, at);
    const end = text.indexOf(close, at);
    if (end < 0) return undefined;
    at = skipSpace(text, end + close.length);
  }
  return /^<[^<>]*>/.exec(text.slice(at, at + 10_000))?.[0];
}

function skipSpace(text: string, at: number): number {
  const space = /[\ufeff\s]*/y;
  space.lastIndex = at;
  space.test(text);
  return space.lastIndex;
}

function closeOfDoctype(text: string, at: number): string {
  const subset = text.indexOf('[', at);
  return subset > 0 && subset < text.indexOf('>', at) ? ']>' : '>';
}

/** Whether a document's root is of one of these names, with any prefix, and ends: one that was cut short has no end. */
export function hasRoot(text: string, names: string): boolean {
  const start = new RegExp(`^<(?:[\\w-]+:)?(?:${names})[\\s>]`);
  const end = new RegExp(`</(?:[\\w-]+:)?(?:${names})\\s*>`);
  return start.test(rootTag(text) ?? '') && end.test(text.slice(-LONGEST_EPILOGUE));
}

/** What caches write below a document, as a comment. */
const LONGEST_EPILOGUE = 2000;
