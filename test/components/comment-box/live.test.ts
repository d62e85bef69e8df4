import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { comment, NOW, threadOf } from '../../support/comments.js';
import { SERVICE } from '../../support/comment-service.js';
import { serveEvents, type StandInEventSource } from '../../support/event-source.js';
import { serveFeed, type FeedServer } from '../../support/feed.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { hidePage, showPage } from '../../support/page.js';
import { nextFrame, until, untilRead } from '../../support/until.js';
import { showBox } from '../../support/writing.js';

const LIVE_URL = `${SERVICE}/threads/bridge/live`;
const MINUTE = 60_000;

/** A thread that tells of itself. Without events it is read again so seldom that no test sees it. */
async function showLive(address?: string): Promise<{ box: CommentBox; feed: FeedServer }> {
  const feed = serveFeed(threadOf([comment('Ann')], { live_url: LIVE_URL }));
  const box = await showBox(undefined, address);
  box.refresh = 1_000_000;
  await settled(box);
  return { box, feed };
}

const open = (connections: readonly StandInEventSource[]) =>
  connections.filter(({ isClosed }) => !isClosed).map(({ url }) => url);

async function untilOpen(connections: readonly StandInEventSource[], ...urls: string[]): Promise<void> {
  await until(
    () => open(connections).join() === urls.join(),
    () => open(connections).join() || 'nothing is listened to',
  );
}

describe('A thread that tells of itself', () => {
  it('is listened to, and read again once for many events in a moment', async () => {
    const clock = stopClock(NOW);
    const connections = serveEvents();
    const { box, feed } = await showLive();
    await untilOpen(connections, LIVE_URL);
    connections[0]!.say('open');
    await clock.tickAsync(MINUTE);
    expect(feed.requests).to.have.length(1);
    for (let i = 0; i < 20; i++) connections[0]!.say('comment');
    await clock.tickAsync(1000);
    expect(feed.requests).to.have.length(2);
    serveFeed(threadOf([comment('Ann', {}, { content_text: 'New words.' })], { live_url: LIVE_URL }));
    connections[0]!.say('comment');
    await clock.tickAsync(1000);
    await untilRead(box, 'New words.');
    expect(connections).to.have.length(1);
  });

  it('is not read again by an event of another name', async () => {
    const clock = stopClock(NOW);
    const connections = serveEvents();
    const { feed } = await showLive();
    await untilOpen(connections, LIVE_URL);
    connections[0]!.dispatchEvent(new NativeEvent('message'));
    await clock.tickAsync(MINUTE);
    expect(feed.requests).to.have.length(1);
  });

  it('is left alone while nobody sees the page, and caught up with when they come back', async () => {
    const clock = stopClock(NOW);
    const connections = serveEvents();
    const { feed } = await showLive();
    await untilOpen(connections, LIVE_URL);
    connections[0]!.say('open');
    connections[0]!.say('comment');
    hidePage();
    await untilOpen(connections);
    await clock.tickAsync(MINUTE);
    expect(feed.requests).to.have.length(1);
    showPage();
    await untilOpen(connections, LIVE_URL);
    await clock.tickAsync(MINUTE);
    expect(feed.requests).to.have.length(1); // the connection is not there yet: what comes until then would be missed
    connections[1]!.say('open');
    await clock.tickAsync(1000);
    expect(feed.requests).to.have.length(2);
    expect(connections).to.have.length(2);
  });

  it('is not listened to on a page that nobody has seen yet', async () => {
    const connections = serveEvents();
    hidePage();
    const { box } = await showLive();
    // What was asked for before this is here when this is.
    await import('../../../src/components/comment-box/live.js');
    await settled(box);
    await nextFrame();
    expect(connections).to.have.length(0);
    showPage();
    await untilOpen(connections, LIVE_URL);
  });

  it('that cuts off is listened to again after a longer time each time, at most some minutes', async () => {
    const clock = stopClock(NOW);
    const connections = serveEvents();
    const { feed } = await showLive();
    await untilOpen(connections, LIVE_URL);
    for (const seconds of [5, 10, 20, 40, 80, 160, 300, 300]) {
      const before = connections.length;
      connections.at(-1)!.say('error');
      expect(open(connections)).to.deep.equal([]);
      await clock.tickAsync(seconds * 750 - 1);
      expect(connections, `before ${seconds} s`).to.have.length(before);
      await clock.tickAsync(seconds * 500 + 2);
      expect(connections, `after ${seconds} s`).to.have.length(before + 1);
    }
    expect(feed.requests).to.have.length(1);
    connections.at(-1)!.say('open');
    await clock.tickAsync(1000);
    expect(feed.requests, 'what was missed').to.have.length(2);
    connections.at(-1)!.say('comment');
    connections.at(-1)!.say('error');
    await clock.tickAsync(6_251);
    expect(open(connections), 'after one that worked').to.deep.equal([LIVE_URL]);
  });

  it('is let go of when the element leaves, whatever becomes of the element then', async () => {
    const clock = stopClock(NOW);
    const connections = serveEvents();
    const { box, feed } = await showLive();
    await untilOpen(connections, LIVE_URL);
    connections[0]!.say('comment');
    const home = box.parentElement!;
    box.remove();
    box.heading = 'Comments';
    await settled(box);
    hidePage();
    showPage();
    await clock.tickAsync(10 * MINUTE);
    expect([open(connections), feed.requests.length]).to.deep.equal([[], 1]);
    home.append(box);
    await untilOpen(connections, LIVE_URL);
  });

  it('is let go of for another thread that the element is given, and for one that tells nothing', async () => {
    const connections = serveEvents();
    const { box } = await showLive();
    await untilOpen(connections, LIVE_URL);
    const other = `${SERVICE}/threads/other/live`;
    serveFeed(threadOf([comment('Ben')], { live_url: other }));
    box.src = feedAddress();
    await untilRead(box, 'Ben');
    await untilOpen(connections, other);
    serveFeed(threadOf([comment('Cy')]));
    box.src = feedAddress();
    await untilRead(box, 'Cy');
    await untilOpen(connections);
  });

  it('is shown as any other in a browser that can’t listen', async () => {
    Reflect.deleteProperty(window, 'EventSource');
    const { box } = await showLive();
    await import('../../../src/components/comment-box/live.js');
    await settled(box);
    await box.reload();
    expect(visibleText(box)).to.include('Text of Ann.');
  });

  it('is shown as any other where its address is none to listen to', async () => {
    const connections = serveEvents();
    serveFeed(threadOf([comment('Ann')], { live_url: 'javascript:alert(1)' }));
    const box = await showBox();
    await nextFrame();
    expect([visibleText(box).includes('Text of Ann.'), connections.length]).to.deep.equal([true, 0]);
  });
});

describe('The code that listens', () => {
  it('comes with a thread that tells of itself, and with no other', async () => {
    serveFeed(threadOf([comment('Ann')]));
    const page = await openFrame(`<callbox-comment-box src="${feedAddress()}"></callbox-comment-box>`);
    page.window.performance.setResourceTimingBufferSize(1000);
    Object.assign(page.window, { EventSource: undefined });
    await loadModule(page.document, '/src/components/comment-box/comment-box.ts');
    const box = page.document.querySelector('callbox-comment-box')!;
    await untilRead(box, 'Text of Ann.');
    await loadModule(page.document, '/src/components/comment-box/links.ts');
    await nextFrame();
    const isHere = () =>
      page.window.performance.getEntriesByType('resource').some(({ name }) => /\/live\./.test(name));
    expect(isHere()).to.equal(false);
    serveFeed(threadOf([comment('Ann')], { live_url: LIVE_URL }));
    await box.reload();
    await until(isHere, () => 'no code');
  });
});
