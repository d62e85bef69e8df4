interface Savepoint {
  keep(): Promise<void>;
  undo(): Promise<void>;
}

interface Work<W> {
  write: W;
  savepoint(): Promise<Savepoint>;
}

interface Job<W> {
  change: (write: W) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

/**
 * When all that has arrived by now has been looked at.
 *
 * SQLite works within one turn of the event loop, in which nothing is read from the network: without this, whoever came
 * meanwhile would come too late for the next transaction, and each change would have one of its own.
 */
const nextTurn = () => new Promise<void>(resolve => setImmediate(resolve));

/** Changes in one transaction at most: one that waits must not wait long. */
const BATCH = 64;

/**
 * Runs changes one after another, and those that have come meanwhile in one transaction.
 *
 * What makes a commit slow is the disk, once for each; so many writers at once pay it together ("group commit"). Each
 * change stands in a savepoint of its own: what one throws undoes nothing of the others.
 */
export class WriteQueue<W> {
  readonly #inTransaction: (work: (context: Work<W>) => Promise<void>) => Promise<void>;
  #jobs: Job<W>[] = [];
  #running?: Promise<void>;

  constructor(inTransaction: (work: (context: Work<W>) => Promise<void>) => Promise<void>) {
    this.#inTransaction = inTransaction;
  }

  run<T>(change: (write: W) => Promise<T>): Promise<T> {
    const result = new Promise<T>((resolve, reject) => this.#jobs.push({ change, resolve, reject }));
    this.#running ??= this.#drain();
    return result;
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#jobs.length > 0) {
      await nextTurn();
      await this.#commit(this.#jobs.splice(0, BATCH));
    }
    this.#running = undefined;
  }

  async #commit(jobs: Job<W>[]): Promise<void> {
    const outcomes: (() => void)[] = [];
    try {
      await this.#inTransaction(async ({ write, savepoint }) => {
        for (const { change, resolve, reject } of jobs) {
          const point = await savepoint();
          try {
            const value = await change(write);
            await point.keep();
            outcomes.push(() => resolve(value as never));
          } catch (error) {
            await point.undo().catch(() => {
              throw error; // a disk that is full ends the whole transaction, with all its savepoints
            });
            outcomes.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      for (const { reject } of jobs) reject(error);
      return;
    }
    for (const settle of outcomes) settle();
  }
}
