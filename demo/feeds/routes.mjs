import { feedHeaders } from '../headers.mjs';
import { buildAppealsFeed } from './appeals.mjs';
import { cityDay } from './city.mjs';
import { buildClosedCommentsFeed, buildCommentsFeed } from './comments.mjs';
import { buildEventsFeed } from './events.mjs';
import { openFolder } from './folder.mjs';
import { inFrench } from './french.mjs';
import { sendJson } from './send-json.mjs';
import { buildVideosFeed } from './videos.mjs';

const ownFeeds = {
  '/feeds/appeals.json': {
    title: 'Port Averley police: appeals',
    element: 'callbox-appeal-card',
    build: buildAppealsFeed,
  },
  '/feeds/events.json': {
    title: 'What’s on in Port Averley',
    element: 'callbox-event-list',
    build: buildEventsFeed,
  },
  '/feeds/videos.json': {
    title: 'Port Averley on film',
    element: 'callbox-video-gallery',
    build: buildVideosFeed,
  },
  '/feeds/comments.json': {
    title: 'Trams by night: what do you say?',
    element: 'callbox-comment-box',
    build: buildCommentsFeed,
  },
  '/feeds/comments-closed.json': {
    title: 'A market on the quay: what you said (closed)',
    element: 'callbox-comment-box',
    build: buildClosedCommentsFeed,
  },
  '/feeds/appeals.fr.json': {
    title: 'Police de Port Averley : appels au public',
    element: 'callbox-appeal-card',
    build: settings => inFrench(buildAppealsFeed(settings)),
  },
  '/feeds/events.fr.json': {
    title: 'Activités à Port Averley',
    element: 'callbox-event-list',
    build: settings => inFrench(buildEventsFeed(settings)),
  },
  '/feeds/videos.fr.json': {
    title: 'Port Averley en films',
    element: 'callbox-video-gallery',
    build: settings => inFrench(buildVideosFeed(settings)),
  },
  '/feeds/comments.fr.json': {
    title: 'Des trams la nuit : qu’en dites-vous?',
    element: 'callbox-comment-box',
    build: settings => inFrench(buildCommentsFeed(settings)),
  },
  '/feeds/comments-closed.fr.json': {
    title: 'Un marché sur le quai : ce que vous avez dit (fermé)',
    element: 'callbox-comment-box',
    build: settings => inFrench(buildClosedCommentsFeed(settings)),
  },
};

/** Answers what lies under `/feeds/`: the demo's own feeds, those of a folder, and the list of both. */
export function createFeedRoutes({ feedsDir, clock }) {
  const folder = feedsDir && openFolder(feedsDir);
  const dailyFeed = keepForTheDay(clock);

  return function serveFeeds(request, response, pathname, origin) {
    for (const [name, value] of Object.entries(feedHeaders)) response.setHeader(name, value);

    const own = ownFeeds[pathname];
    if (own) {
      sendJson(request, response, 'application/feed+json', dailyFeed(pathname, origin, own.build));
      return true;
    }
    if (pathname === '/feeds/list.json') {
      const feeds = Object.entries(ownFeeds).map(([url, { title, element }]) => ({ title, url, element }));
      for (const name of folder?.names() ?? [])
        feeds.push({ title: name, url: `/feeds/dir/${encodeURIComponent(name)}` });
      sendJson(request, response, 'application/json', { feeds });
      return true;
    }
    const [, name] = /^\/feeds\/dir\/([^/]+\.json)$/.exec(pathname) ?? [];
    return Boolean(name && folder?.send(request, response, name, origin));
  };
}

/** Builds a feed once for each of the city's days, so that it keeps its ETag and its dates while somebody looks at it. */
export function keepForTheDay(clock) {
  const kept = new Map();
  return (pathname, origin, build) => {
    const now = clock();
    const day = cityDay(now, 0).getTime();
    const key = `${origin}${pathname}`;
    if (kept.get(key)?.day !== day)
      kept.set(key, { day, feed: { ...build({ now, origin }), feed_url: key } });
    return kept.get(key).feed;
  };
}
