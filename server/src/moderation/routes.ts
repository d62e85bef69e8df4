import type { Handler } from 'hono';
import type { Role } from '../accounts/accounts.js';
import type { Route } from '../routes/route.js';
import type { Services } from '../services.js';
import { accounts } from './accounts.js';
import { answer } from './answer.js';
import { audit } from './audit.js';
import { readComments } from './comments.js';
import { decisionRoutes } from './decisions.js';
import { listening } from './listening.js';
import { liveQueues } from './live.js';
import { page } from './page.js';
import { people } from './people.js';
import { sameOrigin } from './same-origin.js';
import { sessions } from './session.js';
import { settings } from './settings.js';
import { threads } from './threads.js';

const API = '/api/moderation';

/** The moderators' page and its API; each route with who may use it. */
export function moderationRoutes(services: Services, pageFolder: string): Route[] {
  const session = sessions(services);
  const comments = readComments(services);
  const decisions = decisionRoutes(services);
  const thread = threads(services);
  const setting = settings(services);
  const account = accounts(services);
  const month = listening(services);
  const person = people(services);
  const ours = sameOrigin(services.options);
  const show = page(pageFolder);

  const route = (
    method: Route[0],
    path: string,
    role: Role | 'anybody' | 'signed-in',
    handler: Handler,
  ): Route => {
    const check = role === 'anybody' ? [] : [session.require(role === 'signed-in' ? undefined : role)];
    return [method, `${API}${path}`, ours, ...check, handler];
  };

  return [
    ['GET', '/moderate', show],
    ['GET', '/moderate/:file', show],
    ['GET', '/moderate/assets/:file', show],
    route('POST', '/session', 'anybody', session.signIn),
    route('GET', '/session', 'signed-in', session.read),
    route('DELETE', '/session', 'anybody', session.signOut),
    route('POST', '/password', 'signed-in', session.changePassword),
    route('GET', '/counts', 'signed-in', comments.counts),
    route('GET', '/comments', 'signed-in', comments.list),
    route('GET', '/comments/:id', 'signed-in', comments.one),
    route('POST', '/comments/:id/decision', 'moderator', decisions.one),
    route('POST', '/decisions', 'moderator', decisions.many),
    route('POST', '/comments/:id/answer', 'officer', answer(services)),
    route('GET', '/threads', 'signed-in', thread.list),
    route('GET', '/threads/:thread', 'signed-in', thread.one),
    route('POST', '/threads/:thread', 'moderator', thread.change),
    route('GET', '/audit', 'signed-in', audit(services)),
    route('GET', '/listening', 'signed-in', month.json),
    route('GET', '/listening.csv', 'signed-in', month.csv),
    route('GET', '/settings', 'signed-in', setting.read),
    route('PUT', '/settings', 'moderator', setting.save),
    route('GET', '/accounts', 'admin', account.list),
    route('POST', '/accounts', 'admin', account.make),
    route('PATCH', '/accounts/:id', 'admin', account.change),
    route('POST', '/people/export', 'admin', person.export),
    route('POST', '/people/erasure', 'admin', person.erase),
    route('GET', '/live', 'signed-in', liveQueues(services)),
  ];
}
