import { moderate } from './abuse/moderate.js';
import { createApp, type App } from './app.js';
import type { Options } from './options.js';
import type { Clock, Log } from './services.js';
import { openDatabase, type DatabaseAddress } from './store/open.js';
import { Store } from './store/store.js';

export interface ServiceParts {
  database: DatabaseAddress;
  options: Options;
  log: Log;
  clock?: Clock;
}

export interface Service {
  app: App;
  store: Store;
  /** Ends what runs in the background, the open streams and the database. */
  close(): Promise<void>;
}

/** Opens the database and puts the service together; the caller listens. */
export async function openService({
  database,
  options,
  log,
  clock = Date.now,
}: ServiceParts): Promise<Service> {
  const store = new Store(await openDatabase(database));
  const app = createApp({ store, options, moderate, clock, log });
  return {
    app,
    store,
    async close() {
      app.close();
      await store.database.close();
    },
  };
}
