import type { App } from '../../src/app.js';
import { Answer, type Item } from './answer.js';

export const PAGE = 'https://www.city.example';

interface ResidentParts {
  /** Address of the connection. */
  address?: string;
  /** Origin of the page; null for none. */
  origin?: string | null;
}

interface Sending {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: RequestInit['body'];
}

let lastAddress = 0;

/** Somebody at a page of the city's, who talks to the service as a browser does. */
export class Resident {
  readonly address: string;
  readonly #app: App;
  readonly #origin: string | null;

  constructor(app: App, { address = newAddress(), origin = PAGE }: ResidentParts = {}) {
    this.#app = app;
    this.address = address;
    this.#origin = origin;
  }

  /** The answer with its body unread, as an open stream needs it. */
  async open(path: string, { method = 'GET', headers = {}, json, body }: Sending = {}): Promise<Response> {
    const isWriting = json !== undefined || body !== undefined;
    const init = {
      method,
      headers: {
        ...(this.#origin !== null && { Origin: this.#origin }),
        ...(isWriting && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(isWriting && { body: body ?? JSON.stringify(json), duplex: 'half' as const }),
    };
    return this.#app.request(path, init, { incoming: { socket: { remoteAddress: this.address } } });
  }

  async send(path: string, sending?: Sending): Promise<Answer> {
    return Answer.of(await this.open(path, sending));
  }

  post(thread: string, fields: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(`/threads/${encodeURIComponent(thread)}/comments`, {
      method: 'POST',
      json: fields,
      headers,
    });
  }

  /** Posts what is taken for sure, and gives it. */
  async write(thread: string, text: string, fields: Record<string, unknown> = {}): Promise<Item> {
    return (await this.post(thread, { content_text: text, ...fields })).item;
  }

  feed(thread: string, query = '', headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(`/threads/${encodeURIComponent(thread)}/feed.json${query}`, { headers });
  }

  own({ id, _comment }: Item): Promise<Answer> {
    return this.send(`/comments/${id}`, { headers: bearer(_comment.edit_token) });
  }

  edit({ id, _comment }: Item, fields: unknown): Promise<Answer> {
    return this.send(`/comments/${id}`, {
      method: 'PATCH',
      json: fields,
      headers: bearer(_comment.edit_token),
    });
  }

  delete({ id, _comment }: Item): Promise<Answer> {
    return this.send(`/comments/${id}`, { method: 'DELETE', headers: bearer(_comment.edit_token) });
  }

  restore({ id, _comment }: Item): Promise<Answer> {
    return this.send(`/comments/${id}/restoration`, {
      method: 'POST',
      json: {},
      headers: bearer(_comment.edit_token),
    });
  }

  erase({ id, _comment }: Item): Promise<Answer> {
    return this.send(`/comments/${id}/erasure`, {
      method: 'POST',
      json: {},
      headers: bearer(_comment.edit_token),
    });
  }

  report({ id }: { id: string }, fields: unknown = { reason: 'abuse' }): Promise<Answer> {
    return this.send(`/comments/${id}/reports`, { method: 'POST', json: fields });
  }
}

export const bearer = (token = ''): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** An address that no other resident of the run has. */
export function newAddress(): string {
  lastAddress += 1;
  return `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`;
}
