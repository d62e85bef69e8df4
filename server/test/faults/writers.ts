import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { pick } from './random.js';
import { ORIGIN } from './service-process.js';

export interface Acknowledged {
  id: string;
  thread: string;
  text: string;
  status: 'published' | 'pending';
}

/** Threads of both kinds of moderation; `prepare` says how those of the first are moderated. */
export const THREADS = ['after-park', 'after-market', 'before-station'];

/** Milliseconds after which a writer who was refused tries again. */
const PATIENCE = 20;

/** Milliseconds that the service may take for an answer, whatever its database does. */
const ANSWER = 60_000;

interface WritersParts {
  /** Where the service is; resolves when it is there. One is picked where there are several. */
  service: () => Promise<string>;
  random: () => number;
  count?: number;
  /** Whether each post is sent twice in the same moment, as by a hasty client. */
  eachTwice?: boolean;
}

/**
 * Residents who post at once, each one comment after another, and send each again, with the same Idempotency-Key, until it
 * is acknowledged.
 */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers of 503, and requests that were cut off. */
  refused = 0;
  cut = 0;
  /** What should never be. */
  readonly wrong: string[] = [];

  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #parts: WritersParts;
  readonly #writers: Promise<void>[];
  readonly #roots = new Map<string, string[]>(THREADS.map(thread => [thread, []]));
  #isOver = false;
  #isAbandoned = false;

  constructor(parts: WritersParts) {
    this.#parts = parts;
    this.#writers = Array.from({ length: parts.count ?? 20 }, () => this.#write());
    for (const writer of this.#writers) writer.catch(() => {}); // where there is no service its start fails, too
  }

  /** Resolves when so many more comments are acknowledged. */
  async acknowledge(more: number): Promise<void> {
    const wanted = this.acknowledged.length + more;
    while (this.acknowledged.length < wanted) await once(this.#events, 'acknowledged');
  }

  /** Resolves when so many more posts are refused with 503. */
  async refuse(more: number): Promise<void> {
    const wanted = this.refused + more;
    while (this.refused < wanted) await once(this.#events, 'refused');
  }

  /** Lets each writer bring its last comment to an end. */
  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#writers);
  }

  /** Ends them at once, after a failure. */
  abandon(): void {
    this.#isOver = true;
    this.#isAbandoned = true;
  }

  async #write(): Promise<void> {
    while (!this.#isOver) await this.#post();
  }

  async #post(): Promise<void> {
    const { random, service, eachTwice = false } = this.#parts;
    const key = randomUUID();
    const thread = pick(random, THREADS)!;
    const parent = random() < 0.3 ? pick(random, this.#roots.get(thread)!) : undefined;
    const text = `When will the crossing be mended? ${key}`;
    const body = JSON.stringify({ content_text: text, ...(parent && { in_reply_to: parent }) });
    while (!this.#isAbandoned) {
      const send = async () => this.#send(`${await service()}/threads/${thread}/comments`, key, body);
      const [response, second] = await Promise.all([send(), eachTwice ? send() : undefined]);
      if (response?.ok && second?.ok && response.body.id !== second.body.id)
        this.wrong.push('two comments for one key');
      if (response?.status === 503) {
        this.refused += 1;
        this.#events.emit('refused');
      } else if (response?.ok) {
        const { id, _comment } = response.body;
        this.acknowledged.push({ id, thread, text, status: _comment.status });
        if (_comment.status === 'published' && !parent) this.#roots.get(thread)!.push(id);
        this.#events.emit('acknowledged');
        return;
      } else if (response) {
        this.wrong.push(`${response.status} ${JSON.stringify(response.body)}`);
        if (this.wrong.length > 20) this.abandon();
      }
      await wait(PATIENCE);
    }
  }

  async #send(address: string, key: string, body: string) {
    const headers = { 'Content-Type': 'application/json', Origin: ORIGIN, 'Idempotency-Key': key };
    const signal = AbortSignal.timeout(ANSWER);
    try {
      const response = await fetch(address, { method: 'POST', headers, body, signal });
      const { status, ok } = response;
      const isProblem = response.headers.get('Content-Type') === 'application/problem+json';
      if (status === 503 && !(isProblem && Number(response.headers.get('Retry-After')) > 0))
        this.wrong.push('a 503 that is no problem+json with Retry-After');
      return { status, ok, body: (await response.json()) as Item };
    } catch {
      if (signal.aborted) this.wrong.push('no answer');
      this.cut += 1;
      return undefined;
    }
  }
}

interface Item {
  id: string;
  _comment: { status: 'published' | 'pending' };
}
