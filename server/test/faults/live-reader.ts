/** Reads a thread's live events as a browser does. */
export class LiveReader {
  /** Comments that were told of. */
  readonly told = new Set<string>();
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
  #wake = () => {};

  private constructor(body: ReadableStream<Uint8Array>) {
    this.ended = this.#read(body).finally(() => this.#wake());
  }

  static async open(service: string, thread: string): Promise<LiveReader> {
    const response = await fetch(`${service}/threads/${thread}/live`);
    return new LiveReader(response.body!);
  }

  /** Resolves when it was told of one of these. */
  async tellOfOneOf(ids: () => string[]): Promise<void> {
    while (!ids().some(id => this.told.has(id))) await new Promise<void>(resolve => (this.#wake = resolve));
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop()!;
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        const { id } = data ? (JSON.parse(data) as { id?: string }) : {};
        if (id) this.told.add(id);
      }
      this.#wake();
    }
  }
}
