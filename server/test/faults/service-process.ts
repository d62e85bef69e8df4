import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DatabaseAddress } from '../../src/store/open.js';

/** What `npm run build` makes. */
const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A page of this origin may post. */
export const ORIGIN = 'https://city.example';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it wrote to its error output. */
  errors: string;
}

/** The built service as a process of its own. */
export class ServiceProcess {
  readonly url: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #crashed: Promise<never>;

  #isToEnd = false;

  private constructor(child: ChildProcess, port: number, exited: Promise<Exit>) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
    this.exited = exited;
    this.#crashed = new Promise((_, reject) => {
      void exited.then(({ code, signal, errors }) => {
        if (!this.#isToEnd) reject(new Error(`The service ended by itself (${code ?? signal}):\n${errors}`));
      });
    });
    this.#crashed.catch(() => {}); // whoever waits in `during` is told
  }

  /** What `promise` gives, unless the service ends by itself meanwhile. */
  during<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#crashed]);
  }

  /** Resolves when it listens; throws what it says where it ends instead. */
  static async start(address: DatabaseAddress, variables: NodeJS.ProcessEnv = {}): Promise<ServiceProcess> {
    const child = spawn(process.execPath, [PROGRAM], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        CALLBOX_CHALLENGE: 'off',
        CALLBOX_RATE_LIMIT: 'off',
        CALLBOX_ORIGINS: ORIGIN,
        MODERATOR_PASSWORD: 'a password for tests only',
        ...('url' in address ? { DATABASE_URL: address.url } : { DATABASE: address.file }),
        ...variables,
      },
    });
    const endWithTests = () => child.kill('SIGKILL');
    process.once('exit', endWithTests);
    let errors = '';
    child.stderr.on('data', text => (errors += text));
    const exited = once(child, 'close').then(([code, signal]) => {
      process.off('exit', endWithTests);
      return { code, signal, errors } as Exit;
    });

    const port = await Promise.race([
      readPort(child),
      exited.then(({ code, errors }) => {
        throw new StartError(code, errors);
      }),
    ]);
    return new ServiceProcess(child, port, exited);
  }

  /** Sends it a signal and resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<Exit> {
    this.#isToEnd = true;
    this.#child.kill(signal);
    return this.exited;
  }
}

/** The service ended instead of listening. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly code: number | null;

  constructor(code: number | null, message: string) {
    super(message);
    this.code = code;
  }
}

/** Reads the log to its end, lest the pipe fills up. */
function readPort(child: ChildProcess): Promise<number> {
  return new Promise(resolve => {
    createInterface(child.stdout!).on('line', line => {
      const entry = JSON.parse(line) as { event: string; port: number };
      if (entry.event === 'listening') resolve(entry.port);
      if (entry.event === 'failed') console.log(line);
    });
  });
}
