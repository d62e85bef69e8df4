import pg from 'pg';

interface ListenerOptions {
  onPayload: (payload: string) => void;
  /** The connection was gone for a while, and what was said meanwhile is lost. */
  onGap: () => void;
}

/** Milliseconds before it tries to connect again. */
const RETRY = 500;
const RETRY_AT_MOST = 10_000;

/**
 * Milliseconds between two questions to the server, and that it may take to answer: a firewall that drops a silent connection
 * tells neither side, and what is in memory would be taken for true for hours.
 */
const PULSE = { every: 20_000, patience: 10_000 };

/** Hears what servers tell one another over a channel (LISTEN/NOTIFY), and connects again when the connection breaks. */
export class PostgresListener {
  isListening = false;

  readonly #url: string;
  readonly #channel: string;
  readonly #options: ListenerOptions;
  readonly #pulse: typeof PULSE;
  #client?: pg.Client;
  #questions?: NodeJS.Timeout;
  #timer?: NodeJS.Timeout;
  #isStopped = false;
  #wait = RETRY;

  constructor(url: string, channel: string, options: ListenerOptions, pulse = PULSE) {
    this.#pulse = pulse;
    this.#url = url;
    this.#channel = channel;
    this.#options = options;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: this.#pulse.patience,
    });
    this.#client = client;
    client.on('notification', ({ payload }) => payload && this.#options.onPayload(payload));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
    } catch {
      this.#lost(client); // the database may be restarting
      return;
    }
    this.isListening = true;
    this.#wait = RETRY;
    this.#questions = setInterval(() => {
      client.query('select 1').catch(() => this.#lost(client));
    }, this.#pulse.every);
    this.#options.onGap();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#questions);
    this.isListening = false;
    await this.#client?.end().catch(() => {}); // it may be broken already
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.isListening = false;
    clearInterval(this.#questions);
    client.end().catch(() => {}); // it is broken
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.start(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, RETRY_AT_MOST);
  }
}
