import type { ItemJson } from '../feed-json.js';

/** All that is left of an appeal that has ended. */
export const tombstone = (id: string, dateModified?: string): ItemJson => ({
  id,
  content_text: 'This appeal has ended.',
  ...(dateModified && { date_modified: dateModified }),
  _appeal: { status: 'withdrawn' },
});
