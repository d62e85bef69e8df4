import { Problem } from '../problem.js';

/** Milliseconds between two signs of life, so that no proxy takes a quiet stream for a dead one. */
const HEARTBEAT = 25_000;

/** Streams of one address at once: some tabs of a household, and no flood. */
const PER_ADDRESS = 24;

/** Bytes that may wait for a reader before it is let go: it has gone, or is far too slow. */
const BACKLOG = 64 * 1024;

export interface LiveEvent {
  event: string;
  data: unknown;
  id?: number;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Server-Sent Events to many readers (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class LiveStreams {
  /** The readers of each topic, with what takes each off the lists. */
  readonly #topics = new Map<string, Map<Controller, () => void>>();
  readonly #addresses = new Map<string, number>();
  #heartbeat?: NodeJS.Timeout;
  #isClosed = false;

  get size(): number {
    let size = 0;
    for (const readers of this.#topics.values()) size += readers.size;
    return size;
  }

  /**
   * A stream of what is sent to a topic from now on, after `first`.
   *
   * @throws {Problem} `rate-limited` where the address has too many streams already.
   */
  open(topic: string, address: string, first: LiveEvent[] = []): ReadableStream<Uint8Array> {
    if (this.#isClosed) return new ReadableStream({ start: controller => controller.close() });
    const open = this.#addresses.get(address) ?? 0;
    if (open >= PER_ADDRESS) {
      throw new Problem('rate-limited', `There are ${open} open streams from here; close some.`, {
        headers: { 'Retry-After': '60' },
      });
    }
    this.#addresses.set(address, open + 1);
    let end = () => {};
    return new ReadableStream<Uint8Array>(
      {
        start: controller => {
          end = () => this.#end(topic, address, controller);
          const readers = this.#topics.get(topic) ?? new Map<Controller, () => void>();
          this.#topics.set(topic, readers.set(controller, end));
          controller.enqueue(encode(`retry: 5000\n\n${first.map(write).join('')}`));
          this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT).unref();
        },
        cancel: () => end(),
      },
      // Counted in bytes: what lies unread is what a slow reader costs.
      new ByteLengthQueuingStrategy({ highWaterMark: BACKLOG }),
    );
  }

  send(topic: string, event: LiveEvent): void {
    const readers = this.#topics.get(topic);
    if (readers) this.#write(readers, encode(write(event)));
  }

  /** Topics that somebody reads. */
  topics(): string[] {
    return [...this.#topics.keys()];
  }

  /** Ends all streams, and any that is opened from now on; browsers come back by themselves, to another server. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
    const all = [...this.#topics.values()];
    this.#topics.clear();
    this.#addresses.clear();
    for (const readers of all) for (const reader of readers.keys()) closeQuietly(reader);
  }

  #beat(): void {
    const beat = encode(':\n\n');
    for (const readers of this.#topics.values()) this.#write(readers, beat);
  }

  #write(readers: Map<Controller, () => void>, bytes: Uint8Array): void {
    for (const [reader, end] of [...readers]) {
      if ((reader.desiredSize ?? 0) > 0) {
        reader.enqueue(bytes);
      } else {
        end();
        closeQuietly(reader);
      }
    }
  }

  #end(topic: string, address: string, controller: Controller): void {
    const readers = this.#topics.get(topic);
    if (!readers?.delete(controller)) return;
    if (readers.size === 0) this.#topics.delete(topic);
    const open = (this.#addresses.get(address) ?? 1) - 1;
    if (open > 0) this.#addresses.set(address, open);
    else this.#addresses.delete(address);
  }
}

function closeQuietly(reader: Controller): void {
  try {
    reader.close();
  } catch {
    // it is closed already: a TypeError
  }
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);

const write = ({ event, data, id }: LiveEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
