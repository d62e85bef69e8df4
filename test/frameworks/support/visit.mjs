import { existsSync, readFileSync } from 'node:fs';
import { feedHeaders } from '../../../demo/headers.mjs';

const SITE = 'https://app.example';
const CITY = 'https://city.example';

/** What an application is told of where its feeds are. */
export const address = `?feeds=${CITY}`;

const event = (id, title, start) => ({ id, title, _event: { start, time_zone: 'Europe/London' } });
const feedOf = items => ({ version: 'https://jsonfeed.org/version/1.1', title: 'What’s on', items });

const feeds = {
  '/first.json': feedOf([
    event('0', 'Bygone fair', '2001-05-16T15:00:00Z'),
    ...[1, 2, 3, 4, 5].map(day => event(`${day}`, `Market ${day}`, `2099-05-1${day}T15:00:00Z`)),
  ]),
  '/second.json': feedOf([event('6', 'Open day', '2099-05-16T15:00:00Z')]),
};

/** React says this to every developer. */
const isInvitation = text => text.includes('Download the React DevTools');

/** Opens a built application, its feeds on another origin; `markup` is what a server has rendered of it. */
export async function visitApplication(t, browser, { folder, markup }) {
  const page = await browser.newPage();
  t.after(() => page.close());
  const messages = [];
  page.on('console', message => {
    if (!isInvitation(message.text())) messages.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => messages.push(`uncaught: ${error.message}`));
  await page.route('**/*', route => answer(route, folder, markup));
  await page.goto(`${SITE}/app/${address}`);
  return {
    page,
    messages,
    list: page.locator('callbox-event-list:not(.given)'),
    given: page.locator('callbox-event-list.given'),
    note: text => page.locator('output', { hasText: text }),
    press: name => page.getByRole('button', { name, exact: true }).click(),
    countElements: () => countElements(page),
  };
}

function answer(route, folder, markup) {
  const { origin, pathname } = new URL(route.request().url());
  if (origin === CITY) {
    const feed = feeds[pathname];
    return route.fulfill({ headers: feedHeaders, ...(feed ? { json: feed } : { status: 503 }) });
  }
  const path = `${folder}/${pathname.replace(/^\/app\//, '') || 'index.html'}`;
  if (origin !== SITE || !existsSync(path)) return route.fulfill({ status: 404 });
  if (!path.endsWith('.html')) return route.fulfill({ path });
  const body = readFileSync(path, 'utf8').replace('<!--app-->', markup ?? '');
  return route.fulfill({ body, contentType: 'text/html' });
}

/** How many event lists the page's memory holds, once what nobody refers to has been collected. */
async function countElements(page) {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'customElements.get("callbox-event-list").prototype',
  });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const count = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  return count.result.value;
}
