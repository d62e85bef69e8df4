import type { en } from './en.js';

/** Words for visitors; with plural forms where they depend on `{count}`. */
export type Term = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

export type TermName = Exclude<keyof typeof en, 'lang'>;

/** All words of one language. */
export type Terms = Record<TermName, Term> & {
  /** The language, as in `lang`. */
  lang: string;
};
