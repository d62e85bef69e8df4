import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeAccount, type Account, type Role } from '../../src/accounts/accounts.js';
import { hashPassword } from '../../src/accounts/passwords.js';
import { Answer } from './answer.js';
import { PUBLIC_URL, type TestService } from './service.js';

export const PASSWORD = 'correct horse battery';

// Hashing is slow, as it should be.
const passwordHash = hashPassword(PASSWORD);

export interface View {
  id: string;
  status: string;
  version: number;
  text: string;
  name?: string;
  held_for: string[];
  reports: { reason: string; text?: string }[];
  pinned: boolean;
  edited: boolean;
  reason_code?: string;
  escalated_at?: string;
  official?: { agency: string; role: string };
  kind_label?: string;
  depth?: number;
}

/** Somebody at the moderators' page, whose browser keeps a cookie. */
export class Moderator {
  readonly service: TestService;
  account!: Account;
  cookie = '';
  readonly #address = `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

  constructor(service: TestService) {
    this.service = service;
  }

  /** An account of its own, signed in. */
  static async of(
    service: TestService,
    roles: Role[] = ['moderator'],
    fields: { agency?: string; role?: string } = {},
  ) {
    const moderator = new Moderator(service);
    const name = `Mo ${randomUUID().slice(0, 8)}`;
    const hash = await passwordHash;
    moderator.account = await service.store.write(write =>
      makeAccount(write, { name, roles, passwordHash: hash, ...fields }, service.now),
    );
    const answer = await moderator.signIn();
    assert.equal(answer.status, 200, answer.text);
    return moderator;
  }

  get name(): string {
    return this.account.name;
  }

  signIn(password = PASSWORD, name = this.name): Promise<Answer> {
    return this.send('POST', '/session', { name, password });
  }

  /** @param at The service to ask, where several share a database. */
  async send(
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
    at = this.service,
  ) {
    const response = await at.app.request(
      `/api/moderation${path}`,
      {
        method,
        headers: {
          Origin: PUBLIC_URL,
          ...(this.cookie && { Cookie: this.cookie }),
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      },
      { incoming: { socket: { remoteAddress: this.#address } } },
    );
    const set = response.headers.get('Set-Cookie');
    if (set) this.cookie = set.split(';')[0]!;
    return Answer.of(response);
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, json: unknown = {}): Promise<Answer> {
    return this.send('POST', path, json);
  }

  decide(comment: { id: string; version: number }, decision: string, fields: object = {}): Promise<Answer> {
    return this.post(`/comments/${comment.id}/decision`, { decision, version: comment.version, ...fields });
  }

  async queue(query: string): Promise<View[]> {
    const answer = await this.get(`/comments?${query}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.comments as View[];
  }

  async look(id: string): Promise<View> {
    return (await this.get(`/comments/${id}`)).body.comment as View;
  }
}
