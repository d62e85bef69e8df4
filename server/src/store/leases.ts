import type { Write } from './database.js';

/**
 * Takes work that one of several servers does at a time; gives whether it is this one's until then.
 *
 * The lease's row stays locked to the end of the transaction, so that whatever else happens in it happens on one server.
 */
export async function takeLease(
  { db }: Write,
  name: string,
  holder: string,
  now: number,
  until: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict(conflict =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where(({ or, eb }) => or([eb('leases.until', '<=', now), eb('leases.holder', '=', holder)])),
    )
    .executeTakeFirst();
  return !!numInsertedOrUpdatedRows;
}
