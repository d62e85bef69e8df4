/** A page of a feed, as it is sent. */
export interface Page {
  etag: string;
  /** In bytes: a text would be encoded anew for each reader. */
  body: Uint8Array;
  headers: Record<string, string>;
}

/** Pages, and bytes of them, that a server keeps: anybody can ask for any number, by other cursors. */
const MOST_PAGES = 500;
const MOST_BYTES = 32 * 1024 * 1024;

/** Keeps pages of feeds in memory until they are forgotten with their thread; where there are too many, all of them. */
export class PageMemory {
  readonly #pages = new Map<string, Page>();
  readonly #keysByThread = new Map<string, Set<string>>();
  #bytes = 0;

  get(key: string): Page | undefined {
    return this.#pages.get(key);
  }

  keep(thread: string, key: string, page: Page): void {
    this.#forget(key);
    if (this.#pages.size >= MOST_PAGES || this.#bytes + page.body.byteLength > MOST_BYTES) this.forgetAll();
    this.#pages.set(key, page);
    this.#bytes += page.body.byteLength;
    this.#keysByThread.set(thread, (this.#keysByThread.get(thread) ?? new Set()).add(key));
  }

  forgetThread(thread: string): void {
    for (const key of this.#keysByThread.get(thread) ?? []) this.#forget(key);
    this.#keysByThread.delete(thread);
  }

  forgetAll(): void {
    this.#pages.clear();
    this.#keysByThread.clear();
    this.#bytes = 0;
  }

  #forget(key: string): void {
    this.#bytes -= this.#pages.get(key)?.body.byteLength ?? 0;
    this.#pages.delete(key);
  }
}
