import { PostgresAdapter, sql, type Kysely } from 'kysely';

/** Comments, moderation and accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('threads')
    .addColumn('name', 'text', column => column.primaryKey())
    .addColumn('revision', 'bigint', column => column.notNull())
    .addColumn('count', 'bigint', column => column.notNull())
    .addColumn('closed', 'integer', column => column.notNull())
    .addColumn('closed_reason', 'text')
    .addColumn('closes', 'bigint')
    .addColumn('moderation', 'text')
    .addColumn('title', 'text')
    .addColumn('page_url', 'text')
    .addColumn('created_at', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('comments')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('thread', 'text', column => column.notNull().references('threads.name'))
    .addColumn('in_reply_to', 'text')
    .addColumn('root', 'text', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('version', 'bigint', column => column.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('kind', 'text')
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('language', 'text')
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('modified_at', 'bigint', column => column.notNull())
    .addColumn('edited', 'integer', column => column.notNull())
    .addColumn('published_at', 'bigint')
    .addColumn('reason_code', 'text')
    .addColumn('held_for', 'text', column => column.notNull())
    .addColumn('official_agency', 'text')
    .addColumn('official_role', 'text')
    .addColumn('pinned', 'integer', column => column.notNull())
    .addColumn('escalated_at', 'bigint')
    .addColumn('replies', 'bigint', column => column.notNull())
    .addColumn('token_hash', 'text')
    .addColumn('address_hash', 'text')
    .addColumn('text_hash', 'text', column => column.notNull())
    .addColumn('before_last', 'text')
    .addColumn('deleted_at', 'bigint')
    .execute();
  // A feed's page, the conversations on it, a moderator's queue, a repeated text, a person's data.
  await schema
    .createIndex('comments_by_thread')
    .on('comments')
    .columns(['thread', 'created_at', 'id'])
    .execute();
  await schema.createIndex('comments_by_root').on('comments').columns(['root', 'created_at', 'id']).execute();
  await schema
    .createIndex('comments_by_status')
    .on('comments')
    .columns(['status', 'created_at', 'id'])
    .execute();
  await schema.createIndex('comments_by_text').on('comments').columns(['text_hash', 'created_at']).execute();
  await schema.createIndex('comments_by_email').on('comments').column('email').execute();
  await schema.createIndex('comments_by_name').on('comments').column('name').execute();

  await schema
    .createTable('reports')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('comment', 'text', column => column.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('reason', 'text', column => column.notNull())
    .addColumn('text', 'text')
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('address_hash', 'text')
    .addColumn('settled', 'integer', column => column.notNull())
    .execute();
  await schema
    .createIndex('reports_once')
    .unique()
    .on('reports')
    .columns(['comment', 'address_hash'])
    .execute();
  await schema.createIndex('reports_open').on('reports').columns(['settled', 'comment']).execute();

  await schema
    .createTable('thread_events')
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('revision', 'bigint', column => column.notNull())
    .addColumn('type', 'text', column => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('thread_events_key', ['thread', 'revision'])
    .execute();
  await schema.createIndex('thread_events_by_time').on('thread_events').column('at').execute();

  await schema
    .createTable('idempotency_keys')
    .addColumn('key_hash', 'text', column => column.primaryKey())
    .addColumn('request_hash', 'text', column => column.notNull())
    .addColumn('comment', 'text', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .execute();
  await schema.createIndex('idempotency_keys_by_time').on('idempotency_keys').column('at').execute();

  await schema
    .createTable('used_challenges')
    .addColumn('signature_hash', 'text', column => column.primaryKey())
    .addColumn('expires', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('secrets')
    .addColumn('name', 'text', column => column.primaryKey())
    .addColumn('value', 'text', column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('settings')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('revision', 'bigint', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .execute();

  await schema
    .createTable('accounts')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('name_key', 'text', column => column.notNull().unique())
    .addColumn('password_hash', 'text', column => column.notNull())
    .addColumn('roles', 'text', column => column.notNull())
    .addColumn('agency', 'text')
    .addColumn('role', 'text')
    .addColumn('email', 'text')
    .addColumn('disabled', 'integer', column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', column => column.primaryKey())
    .addColumn('account', 'text', column => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('seen_at', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('audit')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('account', 'text', column => column.notNull())
    .addColumn('action', 'text', column => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('thread', 'text')
    .addColumn('detail', 'text', column => column.notNull())
    .execute();
  await schema.createIndex('audit_by_time').on('audit').columns(['at', 'id']).execute();
  await schema.createIndex('audit_by_comment').on('audit').columns(['comment', 'at']).execute();

  await schema
    .createTable('mails')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('recipient', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('due_at', 'bigint', column => column.notNull())
    .addColumn('tries', 'integer', column => column.notNull())
    .addColumn('sent_at', 'bigint')
    .execute();
  await schema.createIndex('mails_due').on('mails').columns(['sent_at', 'due_at']).execute();

  await schema
    .createTable('privacy_requests')
    .addColumn('token_hash', 'text', column => column.primaryKey())
    .addColumn('email', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('expires', 'bigint', column => column.notNull())
    .execute();

  await schema
    .createTable('leases')
    .addColumn('name', 'text', column => column.primaryKey())
    .addColumn('holder', 'text', column => column.notNull())
    .addColumn('until', 'bigint', column => column.notNull())
    .execute();

  // The layout that rate-limiter-flexible asks for.
  await schema
    .createTable('rate_limits')
    .addColumn('key', 'varchar(255)', column => column.primaryKey())
    .addColumn('points', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute();
  await sealAudit(db);
  await makeFold(db);
}

/**
 * `fold(text)`: in lower case in every language, which `lower` is in no PostgreSQL of the locale "C". In SQLite it comes with
 * the connection.
 */
async function makeFold(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return;
  const { rows } = await sql`select 1 from pg_collation where collname = 'und-x-icu'`.execute(db);
  const collate = rows.length > 0 ? sql.raw('collate "und-x-icu"') : sql.raw('');
  await sql`create function fold(text) returns text language sql immutable strict
    as $$ select lower($1 ${collate}) $$`.execute(db);
}

const isPostgres = (db: Kysely<unknown>) => db.getExecutor().adapter instanceof PostgresAdapter;

/** Nobody rewrites who decided what: the database itself refuses. */
async function sealAudit(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`audit_no_${change}`)} before ${sql.raw(change)} on audit
        begin select raise(abort, 'the audit trail cannot be edited'); end`.execute(db);
    }
    return;
  }
  await sql`create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit trail cannot be edited'; end $$`.execute(db);
  await sql`create trigger audit_sealed before update or delete or truncate on audit
    for each statement execute function refuse_audit_change()`.execute(db);
}
