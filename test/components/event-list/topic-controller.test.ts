import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { named, titlesOf } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { find, findAll, wordsOf } from '../../support/find.js';
import { many } from '../../support/many.js';
import { load, settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { until } from '../../support/until.js';

type List = HTMLElementTagNameMap['callbox-event-list'];

const items = [
  named('both', { start: '2090-01-01' }, { tags: ['music', 'Meetings'] }),
  named('music', { start: '2090-01-02' }, { tags: ['music'] }),
  named('untagged', { start: '2090-01-03' }),
];

const address = location.href;

function goTo(query: string): void {
  history.replaceState(history.state, '', query);
}

async function show(filterParam = ''): Promise<List> {
  serveFeed(items);
  const src = feedAddress();
  return load<List>(html`<callbox-event-list src=${src} filter-param=${filterParam}></callbox-event-list>`);
}

async function choose(list: List, topic: string): Promise<void> {
  const choice = find(list, 'choice');
  choice.value = topic;
  choice.dispatchEvent(new NativeEvent('change', { bubbles: true }));
  await settled(list);
}

describe('The choice of a topic', () => {
  afterEach(() => goTo(address));

  it('offers all topics of the events, by name', async () => {
    const list = await show();
    expect(wordsOf([...find(list, 'choice').options])).to.deep.equal(['All topics', 'Meetings', 'music']);
    expect(find(list, 'choice').labels![0]!.textContent).to.include('Topic');
  });

  it('is not offered where there is nothing to choose', async () => {
    serveFeed([
      named('one', { start: '2090-01-01' }, { tags: ['music'] }),
      named('two', { start: '2090-01-02' }),
    ]);
    const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    expect(findAll(list, 'choice')).to.have.length(0);
  });

  it('shows the events of a topic, and all again', async () => {
    const list = await show();
    await choose(list, 'Meetings');
    expect(titlesOf(list)).to.deep.equal(['both']);
    await choose(list, '');
    expect(titlesOf(list)).to.deep.equal(['both', 'music', 'untagged']);
  });

  it('leaves the page’s address alone unless the webmaster named a parameter', async () => {
    const list = await show();
    await choose(list, 'music');
    expect(location.href).to.equal(address);
  });

  it('stands in the address, so that it can be linked to, and leaves what else is there', async () => {
    goTo('?page=7&topic=old#here');
    const list = await show('topic');
    await choose(list, 'Meetings');
    expect(location.search + location.hash).to.equal('?page=7&topic=Meetings#here');
    await choose(list, '');
    expect(location.search + location.hash).to.equal('?page=7#here');
  });

  it('is taken from the address', async () => {
    goTo('?topic=Meetings');
    const list = await show('topic');
    expect([find(list, 'choice').value, titlesOf(list)]).to.deep.equal(['Meetings', ['both']]);
  });

  it('follows the visitor back and forth', async () => {
    const list = await show('topic');
    history.replaceState(null, '', '?topic=music');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settled(list);
    expect([find(list, 'choice').value, titlesOf(list)]).to.deep.equal(['music', ['both', 'music']]);
  });

  it('says that there are no events of a topic that the address names and nobody else', async () => {
    goTo('?topic=<b>golf</b>');
    const list = await show('topic');
    expect(visibleText(list)).to.include('There are no events to show.');
    expect(find(list, 'choice').value).to.equal('<b>golf</b>');
    await choose(list, '');
    expect(titlesOf(list)).to.have.length(3);
  });

  it('is shared by two lists of one parameter', async () => {
    const [first, second] = [await show('topic'), await show('topic')];
    await choose(first, 'Meetings');
    await settled(second);
    expect(titlesOf(second)).to.deep.equal(['both']);
  });

  it('counts anew: a topic shows its first events, and "Show more" the rest', async () => {
    serveFeed(
      many(6, i => named(`${i}`, { start: `2090-01-0${i + 1}` }, { tags: [i % 2 ? 'odd' : 'even'] })),
    );
    const src = feedAddress();
    const list = await load<List>(html`<callbox-event-list limit="2" src=${src}></callbox-event-list>`);
    find(list, 'button', 'Show more').click();
    await until(
      () => titlesOf(list).length === 4,
      () => visibleText(list),
    );
    await choose(list, 'odd');
    expect(titlesOf(list)).to.deep.equal(['1', '3']);
    expect(findAll(list, 'button', 'Show more')).to.have.length(1);
  });
});

describe('By keyboard', () => {
  const focused = (list: List) => list.shadowRoot!.activeElement;

  async function tabTo(list: List, target: Element): Promise<void> {
    for (let tabs = 0; focused(list) !== target; tabs++) {
      if (tabs === 20) throw new Error(`Tab never reached "${target.textContent}"`);
      await sendKeys({ press: 'Tab' });
    }
  }

  it('a visitor chooses a topic, opens details and the calendar, and follows links in order', async () => {
    serveFeed([
      named(
        'Concert',
        { start: '2090-01-01', cost: 'Free' },
        { tags: ['music'], url: 'https://city.example/1' },
      ),
      named('Meeting', { start: '2090-01-02' }, { tags: ['talks'] }),
    ]);
    const list = await load<List>(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    await tabTo(list, find(list, 'choice'));
    await sendKeys({ press: 'm' });
    await until(
      () => titlesOf(list).join() === 'Concert',
      () => visibleText(list),
    );
    await tabTo(list, find(list, 'link', 'Concert'));
    await tabTo(list, find(list, 'disclosure', 'Details: Concert'));
    await sendKeys({ press: 'Enter' });
    await until(
      () => visibleText(list).includes('Cost Free'),
      () => visibleText(list),
    );
    await tabTo(list, find(list, 'disclosure', 'Add to calendar: Concert'));
    await sendKeys({ press: 'Enter' });
    await until(
      () => findAll(list, 'link', 'Google').length > 0,
      () => visibleText(list),
    );
    expect(focused(list)).to.equal(find(list, 'disclosure', 'Add to calendar: Concert'));
    await tabTo(list, find(list, 'button', /^Calendar file/));
    await tabTo(list, find(list, 'link', 'Google'));
  });
});
