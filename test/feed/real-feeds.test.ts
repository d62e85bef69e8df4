import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { restore, spy } from 'sinon';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import type { FeedItem } from '../../src/callbox.js';
import { titleOf } from '../../src/feed/plain-text.js';
import { feedAddress } from '../support/address.js';
import { expectAccessible } from '../support/axe.js';
import { serveFeed } from '../support/feed.js';
import { allIn, parts } from '../support/find.js';
import { visibleText } from '../support/mount.js';
import { nextFrame, until } from '../support/until.js';
import { readShared, sharedFiles } from '../support/shared-data.js';
import { mount } from '../support/mount.js';
import { nextOutcome } from '../support/outcome.js';

const FOLDERS = ['jsonfeed', 'events', 'fbi', 'mastodon', 'nws', 'youtube', 'ics'];
const FEEDS = 'jsonfeed';

const files = (
  await Promise.all(FOLDERS.map(async folder => (await sharedFiles(folder)).map(file => ({ folder, file }))))
).flat();

// Far below what anybody sees, where no picture of a real site is fetched: they are all lazy.
const elements = {
  'callbox-appeal-card': (src: string) =>
    html`<div style="padding-top: 50000px">
      <callbox-appeal-card src=${src} limit="3">See the city’s site</callbox-appeal-card>
    </div>`,
  'callbox-event-list': (src: string) =>
    html`<div style="padding-top: 50000px">
      <callbox-event-list src=${src} limit="3">See the city’s site</callbox-event-list>
    </div>`,
};

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
const said = () =>
  ['log', 'info', 'warn', 'error', 'debug'].flatMap(name => spies[name]!.args.map(words => words.join(' ')));
const spies: Record<string, { args: unknown[][] }> = {};

beforeEach('listen to the console', () => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) spies[name] = spy(console, name);
});

afterEach('leave the console alone', restore);

/** What is wrong with how the items are shown, as a visitor would put it. */
function complaints(element: HTMLElement, items: readonly FeedItem[]): string[] {
  const text = visibleText(element);
  const shown = items.slice(0, 3);
  return [
    ...shown
      .filter(item => !text.includes(folded(titleOf(item))))
      .map(item => `does not show ${titleOf(item)}`),
    ...(/NaN|Invalid Date|\[object|<\/?(?:p|a|div|img)\b/.exec(text) ?? []).map(words => `shows ${words}`),
    ...allIn(element, 'h1,h2,h3,h4,h5,h6')
      .filter(heading => !heading.textContent!.trim())
      .map(() => 'has an empty heading'),
    ...allIn<HTMLAnchorElement>(element, 'a[href]')
      .filter(({ protocol }) => !/^(?:https?|mailto|tel):$/.test(protocol))
      .map(({ href }) => `links to ${href}`),
  ];
}

for (const [tag, template] of Object.entries(elements)) {
  describe(`<${tag}> and what real sites publish`, () => {
    if (files.length === 0) it.skip('skipped: no shared data');
    for (const { folder, file } of files) {
      it(`shows ${folder}/${file.name} as a person would expect, or says why not`, async () => {
        serveFeed(await readShared(file));
        const element = mount(template(feedAddress())).firstElementChild as HTMLElement;
        const { error, items } = await nextOutcome(element);
        if (error) {
          expect(error).to.include({ name: 'FeedError', code: 'malformed' });
          expect(visibleText(element)).to.equal('See the city’s site');
          expect(said()).to.deep.equal([]);
          return;
        }
        const hasMarkup = items!.slice(0, 3).some(({ contentHtml }) => /[<&]/.test(contentHtml ?? ''));
        if (tag === 'callbox-appeal-card' && hasMarkup)
          await until(
            () => parts(element, 'text').some(part => part.querySelector('p, a, h4, h5, h6, ul')),
            () => visibleText(element),
          );
        await nextFrame();
        // An event or an alert in another format may be over by now.
        if (folder === FEEDS) expect(items).not.to.have.length(0);
        expect(complaints(element, items!)).to.deep.equal([]);
        expect(said()).to.deep.equal([]);
        await expectAccessible(element);
      });
    }
  });
}
