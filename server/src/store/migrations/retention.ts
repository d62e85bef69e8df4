import { sql, type Kysely } from 'kysely';

/**
 * What is to be deleted is found without reading what is to be kept.
 *
 * Each index holds only rows that a run of the retention may still have to do with; see `retention/comments.ts`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index comments_to_empty on comments (status, modified_at)
    where text <> '' and status in ('rejected', 'removed')`.execute(db);
  await sql`create index comments_emptied on comments (id) where text = ''`.execute(db);
  await sql`create index comments_published_at on comments (published_at) where text <> ''`.execute(db);
  await sql`create index comments_with_email on comments (created_at) where email is not null`.execute(db);
  await sql`create index comments_with_address on comments (created_at) where address_hash is not null`.execute(
    db,
  );
  await sql`create index comments_in_reply on comments (in_reply_to)`.execute(db);
  await sql`create index reports_with_address on reports (at) where address_hash is not null`.execute(db);
}
