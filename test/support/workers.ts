type Page = Window & { Worker: typeof Worker };

/** The workers that a page has begun, and whether they still work. */
export interface Watched {
  readonly address: string;
  isEnded: boolean;
}

const restores: (() => void)[] = [];

/** Watches the workers of a page, which work as ever, until the test ends. */
export function watchWorkers(page: Window = window): readonly Watched[] {
  const place = page as Page;
  const Original = place.Worker;
  const workers: Watched[] = [];
  place.Worker = class extends Original {
    readonly #watched: Watched;

    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      this.#watched = { address: String(address), isEnded: false };
      workers.push(this.#watched);
    }

    override terminate(): void {
      this.#watched.isEnded = true;
      super.terminate();
    }
  };
  restores.push(() => (place.Worker = Original));
  return workers;
}

afterEach('let the workers be', () => {
  for (const restore of restores.splice(0)) restore();
});
