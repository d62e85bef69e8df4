import { fileURLToPath } from 'node:url';
import { moderate } from './abuse/moderate.js';
import { makeFirstAccount } from './accounts/accounts.js';
import { createApp, type App } from './app.js';
import { startBackground } from './background/background.js';
import type { NamedFeed } from './feeds/feeds-file.js';
import type { Options } from './options.js';
import type { Clock, Log } from './services.js';
import { openDatabase, type DatabaseAddress } from './store/open.js';
import { Store } from './store/store.js';

export interface ServiceParts {
  database: DatabaseAddress;
  options: Options;
  log: Log;
  clock?: Clock;
  /** Of the first account; made where unset. */
  moderatorPassword?: string;
  /** Feeds of others whose items have pages here. */
  feeds?: readonly NamedFeed[];
}

export interface Service {
  app: App;
  store: Store;
  /** The password that was made for the first account, at the first start of all; to be shown once. */
  firstPassword?: string;
  /** Ends what runs in the background, the open streams and the database. */
  close(): Promise<void>;
}

const WIDGETS_FOLDER = fileURLToPath(new URL('../dist/widgets/', import.meta.url));
const BUILDER_FOLDER = fileURLToPath(new URL('../dist/builder/', import.meta.url));
const PAGE_FOLDER = fileURLToPath(new URL('../dist/moderate/', import.meta.url));

/** Opens the database and puts the service together; the caller listens. */
export async function openService({
  database,
  options,
  log,
  clock = Date.now,
  moderatorPassword,
  feeds,
}: ServiceParts): Promise<Service> {
  const store = new Store(await openDatabase(database));
  const firstPassword = await makeFirstAccount(store.database, moderatorPassword, clock());
  const app = createApp({
    store,
    options,
    moderate,
    clock,
    log,
    pageFolder: PAGE_FOLDER,
    widgetsFolder: WIDGETS_FOLDER,
    builderFolder: BUILDER_FOLDER,
    feeds,
  });
  const endBackground = startBackground({ store, options, clock, log });
  return {
    app,
    store,
    firstPassword,
    async close() {
      app.close();
      await endBackground();
      await store.database.close();
    },
  };
}
