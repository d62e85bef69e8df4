import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of somebody's that publishes feeds, on a real port. */
export class Publisher {
  /** What was asked for, as `path` or `path etag`. */
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer>();
  #origin = '';

  readonly #server = createServer((request, response) => {
    const etag = request.headers['if-none-match'];
    this.asked.push(etag ? `${request.url} ${etag}` : request.url!);
    const answer = this.#answers.get(request.url!);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  address(path: string): string {
    return this.#origin + path;
  }

  answer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  /** Publishes a feed, which is known by an ETag until it is another. */
  publish(path: string, items: object[], top: object = {}): void {
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Harbour Police', ...top, items };
    const body = JSON.stringify(feed);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    this.answer(path, ({ headers }, response) => {
      if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      response.writeHead(200, {
        'content-type': 'application/feed+json',
        etag,
        'access-control-allow-origin': '*',
      });
      response.end(body);
    });
  }

  fail(path: string, status = 503): void {
    this.answer(path, (_, response) => void response.writeHead(status).end());
  }
}

/** One publisher for a suite. */
export function usePublisher(): Publisher {
  const publisher = new Publisher();
  before(() => publisher.open());
  after(() => publisher.close());
  return publisher;
}
