import { defaultSettings, type Settings } from '../settings.js';
import type { Database, Write } from './database.js';

export interface KeptSettings {
  settings: Settings;
  revision: number;
}

/** What an admin has set, read once and again when it changes. */
export class SettingsStore {
  readonly #database: Database;
  #known?: KeptSettings;
  #generation = 0;

  constructor(database: Database) {
    this.#database = database;
    database.hub.listen(({ about }) => {
      if (about !== 'settings' && about !== 'everything') return;
      this.#known = undefined;
      this.#generation += 1;
    });
  }

  async read(): Promise<KeptSettings> {
    if (this.#database.hearsAll && this.#known) return this.#known;
    const generation = this.#generation;
    const kept = await this.readIn(this.#database.db);
    if (generation === this.#generation) this.#known = kept;
    return kept;
  }

  /** As a transaction sees them, which must ask nobody but itself: SQLite has a single connection. */
  async readIn(db: Database['db']): Promise<KeptSettings> {
    const row = await db.selectFrom('settings').selectAll().executeTakeFirst();
    return row
      ? { settings: complete(row.value), revision: row.revision }
      : { settings: defaultSettings, revision: 0 };
  }

  /** Saves them unless another has saved since `revision`; gives whether it did. */
  async save({ db, announce }: Write, settings: Settings, revision: number): Promise<boolean> {
    const value = JSON.stringify(settings);
    const { numUpdatedRows } = await db
      .updateTable('settings')
      .set({ value, revision: revision + 1 })
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) {
      if (revision !== 0) return false;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('settings')
        .values({ id: 1, value, revision: 1 })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      if (!numInsertedOrUpdatedRows) return false;
    }
    announce({ about: 'settings' });
    return true;
  }
}

/** Settings of an older version lack what came later. */
function complete(value: string): Settings {
  const kept = JSON.parse(value) as Partial<Settings>;
  return {
    ...defaultSettings,
    ...kept,
    retention: { ...defaultSettings.retention, ...kept.retention },
    digest: { ...defaultSettings.digest, ...kept.digest },
  };
}
