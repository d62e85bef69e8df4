import type { Comment } from '../api-types.js';
import { words } from '../words.js';

/** Who wrote a comment, for a person to read. */
export function authorName({ name, official }: Pick<Comment, 'name' | 'official'>): string {
  return (
    name ?? (official ? words.comment.official(official.agency, official.role) : words.comment.anonymous)
  );
}
