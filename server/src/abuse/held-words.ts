import type { HoldReason } from '../settings.js';
import { comparable } from '../text/clean.js';
import { matchAny } from './pattern-search.js';

/** What looks like an address of the web; by its ends alone, since what repeats is looked through again and again. */
const LINK =
  /[a-z0-9+.-]:\/\/|\bwww\.|[a-z0-9-]\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|site|club)\b/i;

/**
 * What of a text a moderator has to see before it is shown, by the agency's own list.
 *
 * What cannot be told, since a pattern is too slow, is for a moderator to look at, too.
 */
export async function heldFor(
  text: string,
  words: readonly string[],
  holdLinks: boolean,
): Promise<HoldReason[]> {
  const reasons: HoldReason[] = [];
  if (holdLinks && LINK.test(text)) reasons.push('links');
  const found = await findHeld(text, words);
  if (found) reasons.push(found);
  return reasons;
}

async function findHeld(
  text: string,
  words: readonly string[],
): Promise<'held-words' | 'slow-pattern' | undefined> {
  const plain = comparable(text);
  const patterns: string[] = [];
  for (const word of words) {
    const pattern = sourceOf(word);
    if (pattern !== undefined) patterns.push(pattern);
    else if (containsWord(plain, comparable(word))) return 'held-words';
  }
  if (patterns.length === 0) return undefined;
  const isFound = await matchAny(patterns, [text, plain]);
  if (isFound === undefined) return 'slow-pattern';
  return isFound ? 'held-words' : undefined;
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
