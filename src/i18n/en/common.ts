import type { Term } from '../terms.js';

/** Words that every element needs. */
export const common = {
  showMore: 'Show more',
  stale: 'This could not be updated. It was last read {time}.',
  readMore: 'Read more',
  map: 'Map',
} satisfies Record<string, Term>;
