import { createContext, Script } from 'node:vm';
import type { HoldReason } from '../settings.js';
import { comparable } from '../text/clean.js';

/** Milliseconds that all patterns together may take for a comment. */
const TIME_LIMIT = 50;

/** What looks like an address of the web. */
const LINK =
  /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|site|club)\b/i;

/** What of a text a moderator has to see before it is shown, by the agency's own list. */
export function heldFor(text: string, words: readonly string[], holdLinks: boolean): HoldReason[] {
  const reasons: HoldReason[] = [];
  if (holdLinks && LINK.test(text)) reasons.push('links');
  const found = findHeld(text, words);
  if (found) reasons.push(found);
  return reasons;
}

function findHeld(text: string, words: readonly string[]): 'held-words' | 'slow-pattern' | undefined {
  const plain = comparable(text);
  const patterns: string[] = [];
  for (const word of words) {
    const pattern = sourceOf(word);
    if (pattern !== undefined) patterns.push(pattern);
    else if (containsWord(plain, comparable(word))) return 'held-words';
  }
  return patterns.length > 0 ? matchAny(patterns, [text, plain]) : undefined;
}

/** The source of a regular expression that is written between slashes. */
const sourceOf = (word: string) => /^\/(.+)\/i?$/.exec(word)?.[1];

/** Whether a text holds a word as a word: "ass" is not held in "class". */
function containsWord(text: string, word: string): boolean {
  const isLetter = (character: string | undefined) => !!character && /[\p{L}\p{N}\p{M}]/u.test(character);
  for (let at = text.indexOf(word); word && at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !isLetter(text[at - 1]) && !isLetter(text[at + word.length]);
    if (isWhole) return true;
  }
  return false;
}

const search = new Script(`
  patterns.some(source => {
    const pattern = new RegExp(source, 'iu');
    return texts.some(text => pattern.test(text));
  })
`);

/**
 * Looks for regular expressions with a limit of time, which one that backtracks without end would not keep to by itself.
 *
 * Whatever cannot be told, since a pattern is too slow or no pattern at all, is for a moderator to look at.
 */
function matchAny(patterns: string[], texts: string[]): 'held-words' | 'slow-pattern' | undefined {
  const context = createContext(Object.assign(Object.create(null), { patterns, texts }), {
    codeGeneration: { strings: false, wasm: false },
  });
  try {
    return search.runInContext(context, { timeout: TIME_LIMIT }) ? 'held-words' : undefined;
  } catch {
    return 'slow-pattern';
  }
}

/** Why a line of the list cannot be used; nothing where it can. */
export function refuseHeldWord(word: string): string | undefined {
  const source = sourceOf(word);
  if (source === undefined) return undefined;
  try {
    new RegExp(source, 'iu');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
