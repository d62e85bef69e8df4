import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';
import { getRequestListener } from '../../server/dist/parts.js';
import { openService } from '../../server/dist/service.js';
import { makeFolder } from '../demo/demo-site.mjs';

export const PASSWORD = 'correct horse battery';

/** What it sets beside what holds anyway. */
const AGENCY = {
  hold_links: true,
  email: 'optional',
  agency: 'City of Port Averley',
  kinds: [
    { id: 'question', label: 'Question' },
    { id: 'concern', label: 'Concern' },
  ],
};

/**
 * Runs the comment service, as the build made it, on a database of its own for the length of a test file.
 *
 * @param makeHttpServer Makes the server that passes its requests on; over HTTPS where it is given a certificate.
 */
export async function startService({ makeHttpServer = createServer, protocol = 'http', ...options } = {}) {
  let answer = (_, response) => response.writeHead(503).end(); // until there is a service
  const failures = [];
  const server = makeHttpServer((request, response) => answer(request, response)).listen(0);
  await once(server, 'listening');
  const origin = `${protocol}://localhost:${server.address().port}`;
  const service = await openService({
    database: { file: join(await makeFolder(), 'comments.sqlite') },
    options: {
      publicUrl: origin,
      origins: new Set([origin]),
      isThreadAllowed: () => true,
      trustProxy: [],
      hasChallenge: false,
      hasRateLimit: false,
      ...options,
    },
    moderatorPassword: PASSWORD,
    log: entry => failures.push(...(entry.event === 'failed' ? [entry] : [])),
  });
  answer = getRequestListener(service.app.fetch, { overrideGlobalObjects: false });
  after(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
    await service.close();
    assert.deepEqual(failures, [], 'a request failed inside the service');
  });
  const city = new City(origin, service.app);
  city.admin = await city.signIn('moderator');
  const { settings } = await city.admin.send('GET', 'settings');
  await city.admin.send('PUT', 'settings', { ...settings, ...AGENCY });
  return city;
}

/** The people at the service: residents who write, and accounts that decide, both past the page under test. */
class City {
  #app;
  #accounts = 0;

  constructor(origin, app) {
    this.origin = origin;
    this.#app = app;
  }

  /** A thread of its own for a test. */
  thread() {
    return `t-${randomUUID().slice(0, 8)}`;
  }

  async request(path, { method = 'POST', json, headers } = {}) {
    const response = await this.#app.request(
      path,
      {
        method,
        headers: { Origin: this.origin, ...(json && { 'Content-Type': 'application/json' }), ...headers },
        body: json && JSON.stringify(json),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return { response, body: response.status === 204 ? undefined : await response.json() };
  }

  /** A resident's comment, with the token to change it. */
  async write(thread, name, content_text, fields = {}) {
    const json = { name, content_text, ...fields };
    const { body } = await this.request(`/threads/${thread}/comments`, { json });
    return { id: body.id, token: body._comment.edit_token };
  }

  async edit({ id, token }, content_text) {
    const headers = { Authorization: `Bearer ${token}` };
    await this.request(`/comments/${id}`, { method: 'PATCH', json: { content_text }, headers });
  }

  async report({ id }, reason, content_text) {
    await this.request(`/comments/${id}/reports`, { json: { reason, content_text } });
  }

  /** What its author is told of a comment. */
  async own({ id, token }) {
    const headers = { Authorization: `Bearer ${token}` };
    return (await this.request(`/comments/${id}`, { method: 'GET', headers })).body._comment;
  }

  /** The texts that a thread's page shows. */
  async shown(thread) {
    const { body } = await this.request(`/threads/${thread}/feed.json`, { method: 'GET' });
    return body.items.map(item => item.content_text);
  }

  /** An account with these roles, signed in somewhere else. */
  async account(roles, fields = {}) {
    const name = `${roles.join('-')}-${++this.#accounts}`;
    await this.admin.send('POST', 'accounts', { name, password: PASSWORD, roles, ...fields });
    return this.signIn(name);
  }

  async signIn(name) {
    const json = { name, password: PASSWORD };
    const { response } = await this.request('/api/moderation/session', { json });
    const [cookie] = response.headers.get('Set-Cookie').split(';');
    return new Colleague(this, name, cookie);
  }
}

/** Somebody with an account, who works by the API. */
class Colleague {
  #city;

  constructor(city, name, cookie) {
    this.#city = city;
    this.name = name;
    this.cookie = cookie;
  }

  async send(method, path, json) {
    const headers = { Cookie: this.cookie };
    return (await this.#city.request(`/api/moderation/${path}`, { method, json, headers })).body;
  }

  async look({ id }) {
    return (await this.send('GET', `comments/${id}`)).comment;
  }

  /** Decides on a comment as it is now. */
  async decide({ id }, decision, fields = {}) {
    const { version } = await this.look({ id });
    return this.send('POST', `comments/${id}/decision`, { decision, version, ...fields });
  }

  /** What a browser needs to go on with this session. */
  get storageState() {
    const [name, value] = this.cookie.split('=');
    const cookie = { name, value, domain: 'localhost', path: '/', expires: -1 };
    return { cookies: [{ ...cookie, httpOnly: true, secure: true, sameSite: 'Strict' }], origins: [] };
  }
}
