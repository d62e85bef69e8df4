import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import type { EventList } from '../../src/components/event-list/event-list.js';
import { feedAddress } from '../support/address.js';
import { answer, deferred } from '../support/answer.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { findAll, parts, wordsOf } from '../support/find.js';
import { load, mount, settled, visibleText } from '../support/mount.js';
import { nextOutcome, outcomeOf } from '../support/outcome.js';

const item = (id: string, fields: Record<string, unknown> = {}) => ({ id, title: `Item ${id}`, ...fields });
const titles = (element: Element) => wordsOf(parts(element, 'title'));
const inline = (body: string, src = '') => {
  const script = document.createElement('script');
  script.type = 'application/feed+json';
  script.textContent = body;
  return html`<callbox-event-list src=${src}>See the city’s site${script}</callbox-event-list>`;
};

describe('A feed that the page gives to an element', () => {
  it('is shown without any request, as an object', async () => {
    const { requests } = serveFeed([]);
    const list = await load(html`<callbox-event-list .feed=${feedOf([item('1')])}></callbox-event-list>`);
    expect(titles(list)).to.deep.equal(['Item 1']);
    expect(requests).to.deep.equal([]);
  });

  it('is shown without any request, as the server wrote it inside the tag', async () => {
    const { requests } = serveFeed([]);
    const { element, items } = await outcomeOf(inline(JSON.stringify(feedOf([item('1')]))));
    expect([items?.length, titles(element)]).to.deep.equal([1, ['Item 1']]);
    expect(visibleText(element)).not.to.contain('See the city’s site');
    expect(requests).to.deep.equal([]);
  });

  it('stands until the answer of src comes, which wins', async () => {
    const response = deferred<Response>();
    serveFeed(() => response.promise);
    const { element } = await outcomeOf(inline(JSON.stringify(feedOf([item('inside')])), feedAddress()));
    expect(titles(element)).to.deep.equal(['Item inside']);
    const told = nextOutcome(element);
    response.resolve(answer(feedOf([item('served')])));
    await told;
    expect(titles(element)).to.deep.equal(['Item served']);
  });

  it('stays, with its age, where src can’t be read', async () => {
    serveFeed('', { status: 503 });
    const list = mount(inline(JSON.stringify(feedOf([item('inside')])), feedAddress()));
    await oneEvent(list, 'callbox-error');
    await settled(list);
    expect(titles(list)).to.deep.equal(['Item inside']);
    expect(parts(list, 'age')).to.have.length(1);
  });

  it('may be replaced by another, and taken away', async () => {
    const list = await load<EventList>(
      html`<callbox-event-list .feed=${feedOf([item('1')])}>Fallback</callbox-event-list>`,
    );
    const told = nextOutcome(list);
    list.feed = feedOf([item('2')]);
    await told;
    expect(titles(list)).to.deep.equal(['Item 2']);
    list.feed = undefined;
    await settled(list);
    expect(visibleText(list)).to.equal('Fallback');
  });

  for (const body of ['{', '', 'null', '[]', '{"version":"https://jsonfeed.org/version/1.1"}']) {
    it(`is malformed where it reads ${body || 'nothing'}, and leaves the fallback`, async () => {
      const { element, error } = await outcomeOf(inline(body));
      expect(error).to.include({ name: 'FeedError', code: 'malformed' });
      expect(visibleText(element)).to.equal('See the city’s site');
    });
  }

  it('is no attribute, which a framework may have written an object into', async () => {
    const list = mount(html`<callbox-event-list feed="[object Object]">Fallback</callbox-event-list>`);
    await settled(list);
    expect(visibleText(list)).to.equal('Fallback');
  });
});

describe('The items that a webmaster asks for', () => {
  const feed = feedOf([
    item('1', { tags: ['Market', 'food'] }),
    item('2', { tags: ['road closure'] }),
    item('3'),
    item('4', { tags: ['FOOD'] }),
    item('5', { tags: 'food' }),
    item('6', { tags: ['__proto__'] }),
  ]);
  const shown = async (attributes: Partial<EventList>) => {
    const list = document.createElement('callbox-event-list');
    const told = nextOutcome(Object.assign(list, { feed }, attributes));
    mount(html`<div></div>`).append(list);
    await told;
    return titles(list).map(title => title.replace('Item ', ''));
  };

  for (const [tags, ids] of [
    ['food', ['1', '4']],
    [' Food , road closure', ['1', '2', '4']],
    ['road', []],
    ['__proto__', ['6']],
    ['constructor', []],
    ['', ['1', '2', '3', '4', '5', '6']],
    [' , ', ['1', '2', '3', '4', '5', '6']],
  ] as const) {
    it(`are those with the tags “${tags}”`, async () => {
      expect(await shown({ tags })).to.deep.equal(ids);
    });
  }

  it('are one, by its id', async () => {
    expect(await shown({ itemId: '3' })).to.deep.equal(['3']);
    expect(await shown({ itemId: '7' })).to.deep.equal([]);
    expect(await shown({ itemId: '1', tags: 'road closure' })).to.deep.equal([]);
  });

  for (const [limit, count] of [
    ['2', 2],
    ['2.9', 2],
    ['0', 10],
    ['-3', 10],
    ['many', 10],
    ['Infinity', 12],
  ] as const) {
    it(`are ${count} at first where limit is ${limit}`, async () => {
      serveFeed(Array.from({ length: 12 }, (_, number) => item(String(number))));
      const list = await load(
        html`<callbox-event-list src=${feedAddress()} limit=${limit}></callbox-event-list>`,
      );
      expect(titles(list)).to.have.length(count);
      expect(findAll(list, 'button', 'Show more')).to.have.length(count < 12 ? 1 : 0);
    });
  }
});

describe('What an element tells the page', () => {
  it('reaches the top of the page out of any shadow root, with all that it read', async () => {
    serveFeed(feedOf([item('1'), item('2')], { title: 'City events' }));
    const host = mount(html`<div></div>`);
    const told = oneEvent(document, 'callbox-load');
    const list = document.createElement('callbox-event-list');
    Object.assign(list, { src: feedAddress(), limit: 1 });
    host.attachShadow({ mode: 'closed' }).append(list);
    const { detail, target } = await told;
    expect(target).to.equal(host);
    expect(detail.feed).to.include({ title: 'City events' });
    expect(detail.items.map(({ id }: { id: string }) => id)).to.deep.equal(['1', '2']);
  });

  it('is why it shows nothing', async () => {
    serveFeed('<!doctype html>');
    const src = feedAddress();
    const told = oneEvent(document, 'callbox-error');
    mount(html`<callbox-appeal-card src=${src}></callbox-appeal-card>`);
    const { detail } = await told;
    expect(Object.keys(detail)).to.deep.equal(['error']);
    expect(detail.error).to.include({
      name: 'FeedError',
      code: 'malformed',
      src: new URL(src, location.href).href,
    });
  });
});
