/** Something has changed in the database. */
export type Notice =
  | { about: 'thread'; thread: string; revision: number; type: ThreadChange; comment?: string }
  | { about: 'queues' }
  | { about: 'settings' }
  | { about: 'accounts' }
  | { about: 'mails' }
  /** Notices may have been missed: whatever is kept in memory is to be read again. */
  | { about: 'everything' };

export type ThreadChange = 'published' | 'edited' | 'removed' | 'thread';

type Listener = (notice: Notice) => void;

/** Passes on, within a server, what changes in its database. */
export class Hub {
  readonly #listeners = new Set<Listener>();

  /** Number of those who listen, for health and tests. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Gives the function that ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(notice: Notice): void {
    for (const listener of [...this.#listeners]) listener(notice);
  }
}
