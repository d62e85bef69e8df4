import type { Moderate } from '../services.js';
import { comparable } from '../text/clean.js';
import { heldFor } from './held-words.js';

/** Many marks on one letter run over the lines around it. */
const PILED_MARKS = /\p{M}{8}/u;

/** The agency's own rules: words, links, and whoever writes under its name. */
export const moderate: Moderate = async ({ text, name = '' }, settings) => {
  const reasons = await heldFor(`${name}\n${text}`, settings.held_words, settings.hold_links);
  if (settings.agency && comparable(name).includes(comparable(settings.agency))) reasons.push('agency-name');
  if (PILED_MARKS.test(text) || PILED_MARKS.test(name)) reasons.push('flood');
  return reasons;
};
