/**
 * Text as it is stored and served: as written, without what only harms a reader.
 *
 * Line ends become line feeds; control characters (but line feed and tab) go, as do characters that turn the direction of
 * what follows (Unicode TR 36, section 2.10; CVE-2021-42574) and those of no width that hide words from filters. Lone
 * surrogates, which no UTF-8 can carry, become U+FFFD.
 */
export function cleanText(text: string): string {
  return trim(
    toWellFormed(text)
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(HARMFUL, ''),
  );
}

/** A name: one line, besides. The marks of direction, which an Arabic text may need, say nothing in a name. */
export function cleanName(text: string): string {
  return trim(
    cleanText(text)
      .replace(/[\u200E\u200F\u061C]/g, '')
      .replace(/\s+/g, ' '),
  );
}

/** Characters as people count them, roughly: code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** A text as it is compared: case, spacing, accents on paper and letters of full width make no difference. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200C\u200D]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

// C0 and C1 but \t and \n; bidirectional embeddings, overrides, isolates; no-width space, word joiner, byte order mark;
// soft hyphen; interlinear annotation; tag characters, which are read by machines and seen by nobody; non-characters.
const HARMFUL =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200B\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;

function toWellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

const trim = (text: string) => text.replace(/^[\s]*\n/, '').trim();
