import { NativeEvent } from './native.js';

/** A page's connection to where events come from, as the browser's own, but for the network. */
export class StandInEventSource extends EventTarget {
  readonly url: string;
  isClosed = false;

  constructor(url: string) {
    super();
    this.url = url;
    connections.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The service takes the connection, says something, or cuts it off. */
  say(name: 'open' | 'comment' | 'error'): void {
    // After `close()` the browser's own says nothing either.
    if (!this.isClosed) this.dispatchEvent(new NativeEvent(name));
  }
}

let connections: StandInEventSource[] = [];

/** Answers for the service to all that listens, until the test ends; gives every connection so far. */
export function serveEvents(): readonly StandInEventSource[] {
  connections = [];
  window.EventSource = StandInEventSource as unknown as typeof EventSource;
  return connections;
}

const networkEventSource = window.EventSource;

afterEach('give the events back', () => {
  window.EventSource = networkEventSource;
});
