import { toJson } from './json.js';
import type { tabMemory } from './tab-memory.js';

const MINUTE = 60_000;

/** How long a draft's text is kept, in milliseconds. */
const DRAFT_AGE = 30 * MINUTE;
/** How long an author's right to their comment is kept, in milliseconds. */
const TOKEN_AGE = 24 * 60 * MINUTE;

/** A comment of this visitor's, and what proves that it is. */
export interface Token {
  id: string;
  token: string;
  /** Where it was sent to: the token is for that service alone. */
  postUrl: string;
}

interface Draft {
  /** Where it is to go: to a thread, or to what in it is answered or edited. */
  place: string;
  text: string;
}

/** Never more than this: no name and no e-mail address. `at` is when it was written, in milliseconds since 1970. */
interface Kept {
  drafts: (Draft & { at: number })[];
  tokens: (Token & { at: number })[];
}

export const placeOf = (postUrl: string, target = ''): string => `${postUrl} ${target}`;

/**
 * Keeps a visitor's drafts and their right to what they sent, in this tab and for a time.
 *
 * Each call reads anew what the tab has: another box on the page may have written to it.
 */
export class Notes {
  readonly #memory: typeof tabMemory;

  constructor(memory: typeof tabMemory) {
    this.#memory = memory;
  }

  draftOf(place: string): string {
    return this.#read().drafts.find(draft => draft.place === place)?.text ?? '';
  }

  /** What the drafts of a thread answer; '' for one that answers nothing. */
  draftsIn(postUrl: string): string[] {
    const begin = placeOf(postUrl);
    const places = this.#read().drafts.map(({ place }) => place);
    return places.filter(place => place.startsWith(begin)).map(place => place.slice(begin.length));
  }

  keepDraft(place: string, text: string): void {
    const { drafts, tokens } = this.#read();
    const others = drafts.filter(draft => draft.place !== place);
    this.#write({ drafts: text.trim() ? [...others, { place, text, at: Date.now() }] : others, tokens });
  }

  tokensOf(postUrl: string): Token[] {
    return this.#read().tokens.filter(token => token.postUrl === postUrl);
  }

  keepToken({ id, token, postUrl }: Token): void {
    const { drafts, tokens } = this.#read();
    const others = tokens.filter(other => !isSame(other, { id, postUrl }));
    this.#write({ drafts, tokens: [...others, { id, token, postUrl, at: Date.now() }] });
  }

  forgetToken(token: Token): void {
    const { drafts, tokens } = this.#read();
    this.#write({ drafts, tokens: tokens.filter(other => !isSame(other, token)) });
  }

  /** Erases what has been kept long enough. */
  forgetOld(): void {
    this.#read();
  }

  #read(): Kept {
    const words = this.#memory();
    if (!words) return { drafts: [], tokens: [] };
    const { drafts, tokens } = parse(words);
    const kept = { drafts: fresh(drafts, DRAFT_AGE), tokens: fresh(tokens, TOKEN_AGE) };
    if (toJson(kept) !== words) this.#write(kept);
    return kept;
  }

  #write(kept: Kept): void {
    this.#memory(kept.drafts.length || kept.tokens.length ? toJson(kept) : '');
  }
}

const isSame = (one: Pick<Token, 'id' | 'postUrl'>, other: Pick<Token, 'id' | 'postUrl'>) =>
  one.id === other.id && one.postUrl === other.postUrl;

function fresh<T extends { at: number }>(notes: T[] | undefined, age: number): T[] {
  const now = Date.now();
  // One from the future was written before the clock was set back.
  return Array.isArray(notes) ? notes.filter(note => note?.at <= now && note.at > now - age) : [];
}

function parse(words: string): Partial<Kept> {
  try {
    return (JSON.parse(words) as Partial<Kept> | null) ?? {};
  } catch {
    return {}; // somebody else's, or cut short
  }
}
