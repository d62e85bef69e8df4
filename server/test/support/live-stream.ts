import assert from 'node:assert/strict';
import type { Resident } from './resident.js';

/** An event as a browser hears it. */
export interface Heard {
  /** What the browser sends as `Last-Event-ID` when it comes back. */
  id?: string;
  event?: string;
  data: { type: string; id?: string };
}

/** A thread's live events, read as a browser reads them. */
export class LiveStream {
  /** All that came over the line. */
  raw = '';
  readonly #reader: ReadableStreamDefaultReader<string>;
  #read = 0;

  constructor(response: Response) {
    assert.equal(response.status, 200);
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(resident: Resident, thread: string, lastId?: string): Promise<LiveStream> {
    const headers = lastId === undefined ? undefined : { 'Last-Event-ID': lastId };
    return new LiveStream(await resident.open(`/threads/${encodeURIComponent(thread)}/live`, { headers }));
  }

  /** The next event; nothing where the stream has ended. */
  async next(): Promise<Heard | undefined> {
    for (;;) {
      const block = await this.nextBlock();
      if (block === undefined) return undefined;
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (!data) continue;
      return {
        id: /^id: (.*)$/m.exec(block)?.[1],
        event: /^event: (.*)$/m.exec(block)?.[1],
        data: JSON.parse(data) as Heard['data'],
      };
    }
  }

  /** What came up to the next empty line, whether it is an event or not. */
  async nextBlock(): Promise<string | undefined> {
    for (;;) {
      const end = this.raw.indexOf('\n\n', this.#read);
      if (end >= 0) {
        const block = this.raw.slice(this.#read, end);
        this.#read = end + 2;
        return block;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.raw += value;
    }
  }

  /** So many events, in short: `published 2f…`. */
  async hear(count: number): Promise<string[]> {
    const heard = [];
    for (let i = 0; i < count; i++) heard.push(inShort(await this.next()));
    return heard;
  }

  /** Resolves when the stream has ended, with the events that came until then. */
  async rest(): Promise<string[]> {
    const heard = [];
    for (let event; (event = await this.next());) heard.push(inShort(event));
    return heard;
  }

  /** Goes away, as a browser does when its tab is closed. */
  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}

const inShort = (heard: Heard | undefined) =>
  heard ? [heard.data.type, heard.data.id].filter(Boolean).join(' ') : 'the end';
