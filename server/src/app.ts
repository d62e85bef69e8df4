import { Hono, type Context } from 'hono';
import { clientAddress, household } from './abuse/client-address.js';
import { RateLimits } from './abuse/rate-limits.js';
import { Challenges } from './challenge/challenges.js';
import type { NamedFeed } from './feeds/feeds-file.js';
import { Items } from './items/items.js';
import { LiveStreams } from './live/live-streams.js';
import { moderationRoutes } from './moderation/routes.js';
import type { Options } from './options.js';
import { Problem } from './problem.js';
import { allowOrigins, allowReading, preflight } from './routes/cross-origin.js';
import { builderRoutes } from './routes/builder.js';
import { challenge } from './routes/challenge.js';
import { counts } from './routes/counts.js';
import { feed } from './routes/feed.js';
import { health } from './routes/health.js';
import { itemPages } from './routes/items.js';
import { liveThread } from './routes/live.js';
import { oembed } from './routes/oembed.js';
import { ownComment } from './routes/own-comment.js';
import { privacy } from './routes/privacy.js';
import { postComment } from './routes/post-comment.js';
import { reportComment } from './routes/report-comment.js';
import type { Route } from './routes/route.js';
import { widgets } from './routes/widgets.js';
import type { Clock, Log, Moderate, SenderContext, Services } from './services.js';
import { asUnavailable } from './store/unavailable.js';
import type { Store } from './store/store.js';

export interface AppParts {
  store: Store;
  options: Options;
  moderate: Moderate;
  clock: Clock;
  log: Log;
  /** Folder of the moderators' page, as the build made it. */
  pageFolder: string;
  /** Folder of the widgets, the same. */
  widgetsFolder: string;
  /** Folder of the embed builder, the same. */
  builderFolder: string;
  /** Feeds of others whose items have pages here. */
  feeds?: readonly NamedFeed[];
}

export interface App {
  fetch: Hono['fetch'];
  request: Hono['request'];
  /** Ends the open streams, so that the server can stop. */
  close(): void;
}

/** The service as a function from requests to answers. It reads no environment and listens to no port. */
export function createApp({
  store,
  options,
  moderate,
  clock,
  log,
  pageFolder,
  widgetsFolder,
  builderFolder,
  feeds: named = [],
}: AppParts): App {
  const services: Services = {
    store,
    options,
    moderate,
    clock,
    log,
    limits: new RateLimits(store.database, options.hasRateLimit),
    challenges: new Challenges(store.secrets),
    live: new LiveStreams(),
    senderOf: senders(store, options, clock),
  };
  const app = new Hono();
  const posts = allowOrigins(options);
  const own = ownComment(services);
  const person = privacy(services);
  const feeds = feed(services);
  const items = new Items(named, clock, log);
  const files = widgets(widgetsFolder, options, named);

  const routes: Route[] = [
    ['GET', '/threads/counts', allowReading, counts(services)],
    ['GET', '/threads/:thread/feed.json', allowReading, feeds.handle],
    ['GET', '/threads/:thread/live', allowReading, liveThread(services)],
    ['POST', '/threads/:thread/comments', posts, postComment(services)],
    ['GET', '/comments/:id', posts, own.read],
    ['PATCH', '/comments/:id', posts, own.edit],
    ['DELETE', '/comments/:id', posts, own.delete],
    ['POST', '/comments/:id/restoration', posts, own.restore],
    ['POST', '/comments/:id/erasure', posts, own.erase],
    ['POST', '/comments/:id/reports', posts, reportComment(services)],
    ['GET', '/challenge', allowReading, challenge(services)],
    ['GET', '/privacy/requests', person.form],
    ['POST', '/privacy/requests', person.request],
    ['GET', '/privacy/requests/:token', person.ask],
    ['POST', '/privacy/requests/:token', person.act],
    ['GET', '/items/:feed/:id', itemPages(services, items)],
    ['GET', '/oembed', allowReading, oembed(services, items)],
    ['GET', '/widgets/:file', allowReading, files.file],
    ['GET', '/widgets/chunks/:file', allowReading, files.chunk],
    ['GET', '/healthz', health(services)],
    ...builderRoutes(builderFolder, options, named),
    ...moderationRoutes(services, pageFolder),
  ];

  app.use(logRequests(log, clock));
  app.use(keepTypes);
  app.use(refuseNul);
  for (const [method, path, ...handlers] of routes) app.on(method, [path], ...handlers);
  for (const path of new Set(routes.map(([, path]) => path))) {
    const methods = routes.filter(route => route[1] === path).map(([method]) => method);
    app.options(path, preflight(path, methods, options));
    app.all(path, () => {
      throw new Problem('method-not-allowed', `This address takes ${methods.join(', ')}.`, {
        headers: { Allow: [...methods, 'OPTIONS'].join(', ') },
      });
    });
  }
  app.notFound(() => new Problem('not-found', 'There is nothing at this address.').toResponse());
  app.onError((error, c) => toResponse(error, c, log));

  // What is in memory needs nothing of all that, not even a promise, which costs as much again.
  const front = new Hono();
  front.get('/threads/:thread/feed.json', c => feeds.fromMemory(c) ?? app.fetch(c.req.raw, c.env));
  front.notFound(c => app.fetch(c.req.raw, c.env));
  front.onError((error, c) => toResponse(error, c, log));

  return {
    fetch: front.fetch,
    request: front.request,
    close: () => services.live.close(),
  };
}

function senders(store: Store, { trustProxy }: Options, clock: Clock) {
  const read = clientAddress(trustProxy);
  return ({ env, req }: SenderContext) => {
    const address = household(read(env?.incoming?.socket?.remoteAddress, req.header('X-Forwarded-For')));
    return { address, hash: () => store.secrets.hashAddress(address, clock()) };
  };
}

/** Nothing is to be read as another type than it says, what residents wrote least of all. */
async function keepTypes(c: Context, next: () => Promise<void>) {
  await next();
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
}

/** PostgreSQL takes no NUL in a text, not even to look for it; there is none in anything of ours. */
function refuseNul({ req }: Context, next: () => Promise<void>) {
  if (!req.url.includes('%00')) return next();
  throw new Problem('malformed-address', 'There is a NUL in this address, which is in no address of ours.');
}

/** What is no problem of ours is told in the log, and to nobody else. */
function toResponse(error: Error, c: Context, log: Log): Response {
  const problem = error instanceof Problem ? error : asUnavailable(error);
  if (problem) {
    if (problem.status >= 500)
      log({ level: 'error', event: 'unavailable', route: c.req.routePath, error: String(problem.cause) });
    return withHeaders(problem.toResponse(), c);
  }
  log({ level: 'error', event: 'failed', route: c.req.routePath, error: error.stack ?? String(error) });
  return withHeaders(
    new Problem('internal', 'This is a fault of the service; its log says more.').toResponse(),
    c,
  );
}

/** What handlers set before they failed, such as whom the answer may be shown to. */
function withHeaders(response: Response, c: Context): Response {
  for (const [name, value] of c.res.headers)
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** Milliseconds from which a read is worth a line. */
const SLOW = 1_000;

function logRequests(log: Log, clock: Clock) {
  return async (c: Context, next: () => Promise<void>) => {
    const start = clock();
    await next();
    const { status } = c.res;
    const milliseconds = clock() - start;
    if (c.req.method === 'GET' && status < 400 && milliseconds < SLOW) return; // thousands a second, all alike
    // The route as it is written here: addresses hold ids and searches hold names.
    log({
      level: status >= 500 ? 'error' : 'info',
      event: 'request',
      method: c.req.method,
      route: c.req.routePath,
      status,
      milliseconds,
    });
  };
}
