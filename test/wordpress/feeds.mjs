import { once } from 'node:events';
import { createServer } from 'node:http';
import { after } from 'node:test';
import sirv from 'sirv';
import { serveDemo } from '../demo/demo-site.mjs';

/** A publisher's feeds, on another origin than WordPress. */
export async function serveFeeds() {
  const origin = await serveDemo();
  return {
    origin,
    'appeal-card': `${origin}/feeds/appeals.json`,
    'event-list': `${origin}/feeds/events.json`,
    'video-gallery': `${origin}/feeds/videos.json`,
    'comment-box': `${origin}/feeds/comments.json`,
  };
}

/** The built files as a CDN serves them, for pages of any origin; gives the script's address. */
export async function serveScript() {
  const files = sirv('dist', {
    dev: true,
    setHeaders: response => response.setHeader('Access-Control-Allow-Origin', '*'),
  });
  const server = createServer(files).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}/callbox.js`;
}
