import type { Log } from '../services.js';

interface Repeated {
  /** What the log calls it. */
  name: string;
  every: number;
  run: () => Promise<unknown>;
  log: Log;
}

/**
 * Runs work again and again, never twice at once. What fails is told in the log and tried again the next time.
 *
 * Gives the function that ends it, once a run that has begun is over.
 */
export function repeat({ name, every, run, log }: Repeated): () => Promise<void> {
  let running: Promise<void> | undefined;

  async function runOnce() {
    try {
      await run();
    } catch (error) {
      log({ level: 'error', event: 'background-work-failed', work: name, error: codeOf(error) });
    } finally {
      running = undefined;
    }
  }

  const timer = setInterval(() => {
    running ??= runOnce();
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Messages of databases and mail servers quote what they were given, and so residents; their codes do not. */
export function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ? String(code) : (name ?? 'Error');
}
