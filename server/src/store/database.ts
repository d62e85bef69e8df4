import type { Kysely, Transaction } from 'kysely';
import type { Hub, Notice } from '../live/hub.js';
import type { Tables } from './tables.js';

/** A transaction that changes something, and what the servers are told once it has. */
export interface Write {
  readonly db: Transaction<Tables>;
  /** Tells every server of this database after the commit; nobody where it fails. */
  announce(notice: Notice): void;
}

/** The one database behind the store, whichever it is. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** For reading. */
  readonly db: Kysely<Tables>;
  /** What changes, here and by other servers. */
  readonly hub: Hub;
  /** Whether all that other servers change is heard of now: else nothing may be answered from memory. */
  readonly hearsAll: boolean;
  /**
   * Runs a change in a transaction of its own and resolves when it is durable.
   *
   * What `change` throws undoes all that it did and reaches the caller. It may run again where the database asks for that, and
   * so does nothing but read and write the database.
   */
  write<T>(change: (write: Write) => Promise<T>): Promise<T>;
  /** Throws unless the database can be read and written. */
  check(): Promise<void>;
  /** Writes a whole copy of the database to a file while it runs. */
  backup?(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Thrown where the database can't do its work now: it is full, read-only, gone. It may well do it later. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
