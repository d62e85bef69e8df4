/**
 * Text as it is stored and served: as written, without what only harms a reader.
 *
 * Line ends become line feeds; control characters (but line feed and tab) go, as do characters that turn the direction of
 * what follows (Unicode TR 36, section 2.10; CVE-2021-42574).
 * Lone surrogates, which no UTF-8 can carry, become U+FFFD.
 */
export function cleanText(text: string): string {
  return toWellFormed(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(HARMFUL, (_, flag: string = '') => flag)
    .trim();
}

/** A name: one line, besides. The marks of direction, which an Arabic text may need, say nothing in a name. */
export function cleanName(text: string): string {
  return cleanText(text)
    .replace(/[\u200B\u200E\u200F\u061C\u2060\xad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Characters as people count them, roughly: code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** A text as it is compared: case, spacing, letters of full width and characters of no width make no difference. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\xad\u200B-\u200F\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

// C0 and C1 but \t and \n; bidirectional embeddings, overrides, isolates and other format controls; the byte order mark;
// interlinear annotation; non-characters; tag characters, which machines read and nobody sees, but in the emoji of a flag.
const HARMFUL =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F})|[\0-\x08\x0b-\x1f\x7f-\x9f\u2061-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;

function toWellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
