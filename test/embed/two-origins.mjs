import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after } from 'node:test';
import sirv from 'sirv';

/** Serves on a port of its own for the length of a test file; gives the origin. */
export async function serve(answer) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

export const feedOf = (...titles) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour Police',
    items: titles.map((title, i) => ({
      id: String(i),
      title,
      url: 'https://police.example/',
      content_text: 'Ring us.',
    })),
  });

const cors = { 'access-control-allow-origin': '*' };

export const sendFeed = (response, ...titles) =>
  response.writeHead(200, { ...cors, 'content-type': 'application/feed+json' }).end(feedOf(...titles));

/** An agency's server: the built widgets, `embed.html` with a list of origins, a feed, and a way that leads elsewhere. */
export function agency({ allowed, elsewhere }) {
  const files = sirv('dist', {
    dev: true,
    setHeaders: response => response.setHeader('access-control-allow-origin', '*'),
  });
  return (request, response) => {
    const { pathname } = new URL(request.url, 'http://agency.invalid');
    if (pathname === '/appeals.json')
      return sendFeed(response, 'Whose bicycle is this?', 'Who saw the boat?');
    if (pathname === '/leads-away.json')
      return response.writeHead(302, { ...cors, location: `${elsewhere()}/feed.json` }).end();
    if (pathname !== '/embed.html') return files(request, response, () => response.writeHead(404).end());
    const page = readFileSync('dist/embed.html', 'utf8').replace(
      'name="callbox-feed-origins" content=""',
      `name="callbox-feed-origins" content="${allowed().join(' ')}"`,
    );
    return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  };
}
