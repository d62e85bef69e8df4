import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { daysOf, event, named, titlesOf } from '../../support/events.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { find, findAll, parts } from '../../support/find.js';
import { many } from '../../support/many.js';
import { load, mount, settled, visibleText } from '../../support/mount.js';
import { untilRead } from '../../support/until.js';

type List = HTMLElementTagNameMap['callbox-event-list'];

const NOW = '2030-05-01T16:00:00Z'; // noon in Toronto

async function show(items: readonly unknown[], feed = {}): Promise<List> {
  serveFeed(feedOf(items, feed));
  return load<List>(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
}

describe('<callbox-event-list>', () => {
  it('shows time, title and place of its events', async () => {
    stopClock(NOW);
    const list = await show([event({ place: { name: 'Town hall', address: '1 Quay Street' } })]);
    expect(visibleText(list)).to.match(
      /^Today, Wednesday, May 1 2?6:00.–.7:30 PM( EDT| GMT-4)? Beat surgery Town hall, 1 Quay Street Map Add to calendar$/,
    );
  });

  it('shows ten events, and the next with "Show more", where reading goes on', async () => {
    stopClock(NOW);
    const list = await show(many(12, i => named(`event ${i}`, { start: `2030-06-${10 + i}` })));
    expect(titlesOf(list)).to.have.length(10);
    find(list, 'button', 'Show more').click();
    await untilRead(list, 'event 11');
    expect(titlesOf(list)).to.have.length(12);
    expect(visibleText(list.shadowRoot!.activeElement!)).to.include('event 10');
    expect(findAll(list, 'button', 'Show more')).to.have.length(0);
  });

  it('shows as many as the webmaster wants, and only of the tags and the id that they want', async () => {
    stopClock(NOW);
    const list = await show([
      named('1', {}, { tags: ['a'] }),
      named('2', {}, { tags: ['b'] }),
      named('3', {}, { tags: ['B', 'c'] }),
    ]);
    list.limit = 1;
    await settled(list);
    expect(titlesOf(list)).to.deep.equal(['1']);
    list.limit = 9;
    list.tags = 'b';
    await settled(list);
    expect(titlesOf(list)).to.deep.equal(['2', '3']);
    list.itemId = '3';
    await settled(list);
    expect(titlesOf(list)).to.deep.equal(['3']);
  });

  it('tells the page what was loaded', async () => {
    serveFeed([event({ start: '2090-01-01' })]);
    const list = mount(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    const { detail } = await oneEvent(list, 'callbox-load');
    expect(detail.items.map(({ id }: { id: string }) => id)).to.deep.equal(['surgery']);
  });

  describe('hides what has ended', () => {
    const cases: [says: string, isShown: boolean, fields: Record<string, unknown>][] = [
      [
        'an event that ended a minute ago',
        false,
        { start: '2030-05-01T10:00:00', end: '2030-05-01T11:59:00' },
      ],
      ['an event that ends in a minute', true, { start: '2030-05-01T10:00:00', end: '2030-05-01T12:01:00' }],
      ['an event without an end that began this morning', true, { start: '2030-05-01T08:00:00' }],
      ['an event without an end that began yesterday', false, { start: '2030-04-30T23:59:00' }],
      ['an all-day event of today', true, { start: '2030-05-01', all_day: true }],
      ['an all-day event of yesterday', false, { start: '2030-04-30', all_day: true }],
      ['all days up to today', true, { start: '2030-04-20', end: '2030-05-01', all_day: true }],
      ['all days up to yesterday', false, { start: '2030-04-20', end: '2030-04-30', all_day: true }],
      ['a postponed event of last year', true, { start: '2029-04-20T10:00:00', status: 'postponed' }],
      ['a cancelled event of yesterday', false, { start: '2030-04-30T10:00:00', status: 'cancelled' }],
      ['a cancelled event of tomorrow', true, { start: '2030-05-02T10:00:00', status: 'cancelled' }],
    ];
    for (const [says, isShown, fields] of cases) {
      it(`${isShown ? 'shows' : 'hides'} ${says}`, async () => {
        stopClock(NOW);
        const list = await show([named('it', fields)]);
        expect(titlesOf(list)).to.deep.equal(isShown ? ['it'] : []);
        list.past = true;
        await settled(list);
        expect(titlesOf(list)).to.deep.equal(['it']);
      });
    }

    it('shows plain items however old, and an event that says nothing of when', async () => {
      stopClock(NOW);
      const list = await show([
        { id: '1', title: 'old', date_published: '2001-01-01T00:00:00Z' },
        { id: '2', title: 'odd', _event: { place: { name: 'Here' } } },
        { id: '3', title: 'unreadable', _event: { start: 'soon' }, date_published: '2001-01-01T00:00:00Z' },
      ]);
      expect(titlesOf(list)).to.have.members(['old', 'odd', 'unreadable']);
    });

    it('takes events down as they end, without the network', async () => {
      const clock = stopClock(NOW);
      const { requests } = serveFeed([
        named('short', { start: '2030-05-01T11:00:00', end: '2030-05-01T12:05:00' }),
        named('day', { start: '2030-05-01T08:00:00' }),
      ]);
      const list = await load<List>(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
      await clock.tickAsync(299_000);
      expect(titlesOf(list)).to.have.members(['short', 'day']);
      await clock.tickAsync(2000);
      expect(titlesOf(list)).to.deep.equal(['day']);
      await clock.tickAsync(12 * 3_600_000);
      expect(visibleText(list)).to.equal('There are no events to show.');
      expect(requests).to.have.length(1);
    });

    it('shows past events under their own days', async () => {
      stopClock(NOW);
      const list = await show([
        named('gone', { start: '2030-04-29T10:00:00', end: '2030-04-29T11:00:00' }),
        named('to come', { start: '2030-05-01T18:00:00' }),
      ]);
      list.past = true;
      await settled(list);
      expect(daysOf(list)).to.deep.equal({
        'Monday, April 29': ['gone'],
        'Today, Wednesday, May 1': ['to come'],
      });
    });
  });

  describe('The way to the whole calendar', () => {
    for (const address of ['webcal://city.example/all.ics', 'https://city.example/all.ics']) {
      it(`is a link to ${address}`, async () => {
        const list = await show([], { _events: { calendar_url: address } });
        const link = find(list, 'link', 'Subscribe to this calendar');
        expect(link.href).to.equal(address);
        const told = oneEvent(list, 'callbox-calendar');
        document.addEventListener('click', click => click.preventDefault(), { once: true });
        link.click();
        expect((await told).detail.via).to.equal('subscribe');
      });
    }

    for (const address of [
      'javascript:alert(1)',
      'data:text/calendar,x',
      'file:///etc/passwd',
      'mailto:a@b.example',
      '',
      7,
    ]) {
      it(`is not offered for ${address}`, async () => {
        const list = await show([], { _events: { calendar_url: address } });
        expect(parts(list, 'subscribe')).to.have.length(0);
        expect(visibleText(list)).to.equal('There are no events to show.');
      });
    }
  });
});
