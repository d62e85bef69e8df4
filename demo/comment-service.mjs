import { fileURLToPath } from 'node:url';
import { buildClosedCommentsFeed, buildCommentsFeed } from './feeds/comments.mjs';
import { inFrench } from './feeds/french.mjs';
import { keepForTheDay } from './feeds/routes.mjs';
import { sendJson } from './feeds/send-json.mjs';
import { moveHome, seed } from './seed.mjs';
import { FRENCH_THREAD } from './threads.mjs';

const DATABASE = fileURLToPath(new URL('../callbox-demo.sqlite', import.meta.url));

/** Whether the comment service answers at this address. */
export const isOfService = pathname =>
  /^\/((threads|comments|privacy|items|widgets|moderate|api\/moderation)(\/|$)|(challenge|healthz|oembed)$)/.test(
    pathname,
  );

const threadOf = pathname => /^\/threads\/([^/]+)\/feed\.json$/.exec(pathname)?.[1];

/**
 * Opens the comment service as the build made it, by the settings of the environment, and fills its database at the first
 * start.
 *
 * @param address Where the demo is served, unless `PUBLIC_URL` says otherwise.
 */
export async function openCommentService(address, variables) {
  const { openService } = await import('../server/dist/service.js');
  const { getRequestListener, readEnvironment, readFeedsFile, ...parts } =
    await import('../server/dist/parts.js');
  const { database, options, moderatorPassword, feedsFile } = readEnvironment({
    ...variables,
    PORT: '',
    PUBLIC_URL: variables.PUBLIC_URL || address,
    DATABASE: variables.DATABASE || DATABASE,
  });
  const home = new URL(options.publicUrl);
  const feeds = feedsFile ? readFeedsFile(feedsFile) : ownFeeds(home.origin);
  const service = await openService({ database, options, moderatorPassword, log, feeds });
  await seed(service.store, parts, home.origin);
  await moveHome(service.store, home.origin);

  /** The service's own answer; but the city's French thread is described in French, and elsewhere it can only be read. */
  async function answer(request, env) {
    const response = await service.app.fetch(request, env);
    const { host, pathname } = new URL(request.url);
    const thread = threadOf(pathname);
    const isFrench = thread === FRENCH_THREAD;
    const isElsewhere = host !== home.host && !isOwnName(host, home);
    if (!thread || response.status !== 200 || !response.body || (!isFrench && !isElsewhere)) return response;
    let feed = await response.json();
    if (isFrench) feed = { ...feed, language: 'fr-CA', _comments: inFrench(feed._comments) };
    if (isElsewhere) feed = readOnly(feed, elsewhere(home.origin)[isFrench ? 'fr' : 'en']);
    return new Response(JSON.stringify(feed), response);
  }

  return {
    home,
    firstPassword: service.firstPassword,
    answer: getRequestListener(answer, { overrideGlobalObjects: false }),
    close: () => service.close(),
  };
}

/** The city's feeds whose items have pages of their own. */
const ownFeeds = origin =>
  ['appeals', 'events'].map(name => ({ name, upstream: `${origin}/feeds/${name}.json` }));

/** Whether this is the demo's own address by another name of the same machine, such as 127.0.0.1 for localhost. */
export function isOwnName(host, home) {
  const url = new URL(`http://${host}`);
  return LOOPBACK.test(url.hostname) && LOOPBACK.test(home.hostname) && url.port === home.port;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Only what fails: who tries the demo reads its address and the password there, not a log. */
function log({ level, ...entry }) {
  if (level === 'error') console.error(JSON.stringify(entry));
}

/** A browser lets a page of one address send nothing to another, and the service takes nothing from there. */
const elsewhere = origin => ({
  en: `To write, open this page at ${origin}, or start the demo with its present address as PUBLIC_URL.`,
  fr: `Pour écrire, ouvrez cette page à ${origin}, ou démarrez la démo avec son adresse actuelle comme PUBLIC_URL.`,
});

const notRunning = {
  en: 'The comment service does not run on this machine: the comments can only be read.',
  fr: 'Le service de commentaires ne fonctionne pas sur cette machine : on peut seulement lire.',
};

/** A thread to which nobody can add, and why; one that is closed already has its own reason. */
function readOnly({ next_url, items, _comments, ...feed }, reason) {
  const { post_url, challenge_url, live_url, closes, ...rest } = _comments;
  const isClosed = rest.closed || Date.parse(closes) <= Date.now();
  return {
    ...feed,
    _comments: { ...rest, ...(isClosed ? { closes } : { closed: true, closed_reason: reason }) },
    items: items.map(({ _comment: { report_url, ..._comment }, ...item }) => ({ ...item, _comment })),
  };
}

/** Answers the city's threads where the service cannot run: as they are at first, to be read only. */
export function createReadOnlyThreads({ clock }) {
  const dailyFeed = keepForTheDay(clock);
  const builders = {
    'night-trams': settings => readOnly(buildCommentsFeed(settings), notRunning.en),
    'quay-market': settings => readOnly(buildClosedCommentsFeed(settings), notRunning.en),
    [FRENCH_THREAD]: settings => readOnly(inFrench(buildCommentsFeed(settings)), notRunning.fr),
  };
  return function serveThreads(request, response, pathname, origin) {
    const build = builders[threadOf(pathname)];
    if (build) {
      sendJson(request, response, 'application/feed+json', dailyFeed(pathname, origin, build));
      return;
    }
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(notRunning.en);
  };
}
