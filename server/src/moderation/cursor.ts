import { Problem } from '../problem.js';

/** Where a page ends: an instant, and the row of it. */
export interface Cursor {
  at: number;
  id: string;
}

export const writeCursor = ({ at, id }: Cursor): string => `${at}.${id}`;

/** @throws {Problem} `malformed-address` where it is none of ours. */
export function readCursor(cursor: string | undefined): Cursor | undefined {
  if (!cursor) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  if (at && id) return { at: Number(at), id };
  throw new Problem(
    'malformed-address',
    'This address goes on from no page of this service; begin at the first.',
  );
}
