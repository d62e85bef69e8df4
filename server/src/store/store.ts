import type { Database, Write } from './database.js';
import { Secrets } from './secrets.js';
import { SettingsStore } from './settings-store.js';
import { ThreadStore } from './threads.js';

/** What the service keeps, whichever database is behind it. */
export class Store {
  readonly database: Database;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly threads: ThreadStore;

  constructor(database: Database) {
    this.database = database;
    this.settings = new SettingsStore(database);
    this.secrets = new Secrets(database);
    this.threads = new ThreadStore(database);
  }

  get db(): Database['db'] {
    return this.database.db;
  }

  write<T>(change: (write: Write) => Promise<T>): Promise<T> {
    return this.database.write(change);
  }
}
