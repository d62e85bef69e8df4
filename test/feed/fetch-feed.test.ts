import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import { FeedError, type FeedErrorCode } from '../../src/feed/feed-error.js';
import { fetchFeed } from '../../src/feed/fetch-feed.js';
import { feedAddress } from '../support/address.js';
import { stopClock } from '../support/clock.js';
import { faultCount, faultUrl } from '../support/fault.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { openFrame } from '../support/frame.js';
import { mount, visibleText } from '../support/mount.js';
import { nextOutcome, outcomeOf } from '../support/outcome.js';

const ELEMENTS = {
  'callbox-appeal-card': (src: string) =>
    html`<callbox-appeal-card src=${src}>See the city’s site</callbox-appeal-card>`,
  'callbox-event-list': (src: string) =>
    html`<callbox-event-list src=${src}>See the city’s site</callbox-event-list>`,
};

const FAULTS: [path: string, code: FeedErrorCode, cause: string | undefined][] = [
  ['/status/404', 'refused', undefined],
  ['/status/403', 'refused', undefined],
  ['/status/429', 'refused', undefined],
  ['/status/500', 'refused', undefined],
  ['/status/503', 'refused', undefined],
  ['/204', 'malformed', undefined],
  ['/html', 'malformed', 'SyntaxError'],
  ['/truncated', 'malformed', 'SyntaxError'],
  ['/latin1', 'malformed', 'TypeError'],
  ['/utf16', 'malformed', 'TypeError'],
  ['/huge', 'too-large', undefined],
  ['/no-cors', 'unreachable', 'TypeError'],
  ['/redirect-loop', 'unreachable', 'TypeError'],
  ['/reset', 'unreachable', undefined],
];

for (const [tag, element] of Object.entries(ELEMENTS)) {
  describe(`<${tag}> and a server with a fault`, () => {
    for (const [path, code, cause] of FAULTS) {
      it(`says that ${path} is ${code}, and shows the fallback`, async () => {
        const src = faultUrl(path);
        const { element: widget, error } = await outcomeOf(element(src));
        expect(error).to.be.instanceOf(FeedError).and.to.include({ name: 'FeedError', code, src });
        expect(error!.message).to.contain(src).and.to.contain(code);
        if (cause) expect(error!.cause).to.include({ name: cause });
        expect(visibleText(widget)).to.equal('See the city’s site');
      });
    }

    for (const path of ['/feed', '/bom', '/wrong-type']) {
      it(`shows what ${path} says`, async () => {
        const { element: widget, error } = await outcomeOf(element(faultUrl(path)));
        expect(error).to.equal(undefined);
        expect(visibleText(widget)).to.contain('Señora Peña was here');
      });
    }

    it('takes HTTP 410 for an empty feed', async () => {
      const { error, items } = await outcomeOf(element(faultUrl('/status/410')));
      expect([error, items]).to.deep.equal([undefined, []]);
    });

    it('gives up a server that does not answer within 10 seconds', async () => {
      const clock = stopClock();
      const src = faultUrl('/slow-headers');
      const widget = mount(element(src));
      const told = nextOutcome(widget);
      await clock.tickAsync(9_999);
      await clock.tickAsync(1);
      expect((await told).error).to.include({ code: 'timed-out', src });
      expect(visibleText(widget)).to.equal('See the city’s site');
    });

    it('gives up a server that sends a byte a second', async () => {
      const clock = stopClock();
      const bytes = new TextEncoder().encode(JSON.stringify(feedOf([{ id: '1', title: 'Slow' }])));
      let sent = 0;
      let timer = 0;
      serveFeed(
        new ReadableStream({
          start: body => {
            timer = window.setInterval(() => body.enqueue(bytes.slice(sent, (sent += 1))), 999);
          },
          cancel: () => window.clearInterval(timer),
        }),
      );
      const widget = mount(element(feedAddress()));
      const told = nextOutcome(widget);
      await clock.tickAsync(11_000); // a second more, since WebKit ends a piped stream with its next byte
      const { error } = await told;
      expect(error).to.include({ code: 'timed-out' });
      expect(error!.cause).to.include({ name: 'AbortError' });
      expect(sent).to.be.within(10, 11);
    });

    for (const src of [
      'javascript:alert(1)',
      'data:application/json,{"version":"https://jsonfeed.org/version/1.1","items":[]}',
      'file:///feeds/events.json',
      'blob:https://city.example/9115d58c',
      'ftp://city.example/events.json',
      'about:blank',
    ]) {
      it(`asks nobody for ${src.slice(0, 30)}, and says that it is blocked`, async () => {
        const { requests } = serveFeed([{ id: '1', title: 'Sneaked in' }]);
        const { element: widget, error } = await outcomeOf(element(src));
        expect(error).to.include({ code: 'blocked' });
        expect(requests).to.deep.equal([]);
        expect(visibleText(widget)).to.equal('See the city’s site');
      });
    }

    for (const src of ['http://', 'https://[', 'http://a b/']) {
      it(`shows the fallback where the address is ${src}, which is none`, async () => {
        const { element: widget, error } = await outcomeOf(element(src));
        expect(error).to.be.instanceOf(FeedError);
        expect(visibleText(widget)).to.equal('See the city’s site');
      });
    }
  });
}

describe('A page whose policy allows no feeds', () => {
  for (const [policy, code] of [
    ["connect-src 'none'", 'blocked'],
    ["connect-src 'self'", 'blocked'],
    ['connect-src https://else.example/', 'blocked'],
    ['connect-src *', undefined],
  ] as const) {
    it(`is told so: ${policy}`, async () => {
      const src = faultUrl('/feed');
      const page = await openFrame('', { policy, modules: ['/src/components/event-list/event-list.ts'] });
      const list = page.document.createElement('callbox-event-list');
      const told = nextOutcome(list);
      list.setAttribute('src', src);
      list.append('See the city’s site');
      page.document.body.append(list);
      const { error } = await told;
      expect(error?.code).to.equal(code);
      if (!code) return;
      expect(error).to.include({ name: 'FeedError', src });
      expect(error!.cause).to.include({ name: 'TypeError' });
      expect(visibleText(list)).to.equal('See the city’s site');
      expect(await faultCount(src)).to.equal(0);
    });
  }
});

describe('The request for a feed', () => {
  it('carries no credentials, and does not trust a cache', async () => {
    const { requests } = serveFeed([]);
    await outcomeOf(ELEMENTS['callbox-appeal-card'](feedAddress()));
    expect(requests[0]!.init).to.include({ credentials: 'omit', cache: 'no-cache' });
  });

  it('is one that a server answers without being asked first whether it may', async () => {
    const src = faultUrl('/feed');
    await fetchFeed(src);
    expect(await faultCount(src)).to.equal(1);
  });

  it('ends when nobody wants the answer any more', async () => {
    const controller = new AbortController();
    const { requests } = serveFeed(new ReadableStream());
    const answer = fetchFeed(new URL(feedAddress(), location.href).href, controller.signal);
    controller.abort(new Error('nobody is here'));
    const reason = await answer.then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(reason).to.equal('nobody is here');
    expect(requests[0]!.init.signal!.aborted).to.equal(true);
  });
});

describe('The size of a feed', () => {
  const padded = (size: number) => {
    const feed = JSON.stringify(feedOf([{ id: '1', title: 'Big' }]));
    return `${feed.slice(0, -1)},"_":"${'a'.repeat(size - feed.length - 7)}"}`;
  };

  it('may be 2 MB', async () => {
    serveFeed(padded(2_000_000));
    const { error, items } = await outcomeOf(ELEMENTS['callbox-event-list'](feedAddress()));
    expect([error, items?.length]).to.deep.equal([undefined, 1]);
  });

  it('is counted in bytes as they come', async () => {
    serveFeed(padded(2_000_001));
    const big = await outcomeOf(ELEMENTS['callbox-event-list'](feedAddress()));
    expect(big.error).to.include({ code: 'too-large' });
    serveFeed(padded(1_000_000).replace(/a/g, 'é'));
    const wide = await outcomeOf(ELEMENTS['callbox-event-list'](feedAddress()));
    expect(wide.error?.code ?? 'fine').to.equal('fine');
    serveFeed(padded(1_100_000).replace(/a/g, 'é'));
    const wider = await outcomeOf(ELEMENTS['callbox-event-list'](feedAddress()));
    expect(wider.error).to.include({ code: 'too-large' });
  });

  it('stops the stream of an endless one', async () => {
    let sent = 0;
    let isCancelled = false;
    serveFeed(() => {
      const body = new ReadableStream({
        pull: stream => stream.enqueue(new Uint8Array((sent += 1) && 100_000).fill(32)),
        cancel: () => void (isCancelled = true),
      });
      return new Response(body);
    });
    const { error } = await outcomeOf(ELEMENTS['callbox-event-list'](feedAddress()));
    expect(error).to.include({ code: 'too-large' });
    expect([isCancelled, sent < 30]).to.deep.equal([true, true]);
  });
});
