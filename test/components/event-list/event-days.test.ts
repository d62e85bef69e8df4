import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { daysOf, named, titlesOf, ZONE } from '../../support/events.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { load, settled } from '../../support/mount.js';
import { translate } from '../../support/translate.js';
import { untilRead } from '../../support/until.js';

const show = (items: readonly unknown[], feed = {}, lang = 'en') => {
  serveFeed(feedOf(items, feed));
  return load(html`<callbox-event-list lang=${lang} src=${feedAddress()}></callbox-event-list>`);
};

describe('Days of events', () => {
  it('are named, today and tomorrow too, in order, with the year where it is another', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([
      named('next year', { start: '2031-01-02T10:00:00' }),
      named('in three days', { start: '2030-05-04T10:00:00' }),
      named('late today', { start: '2030-05-01T20:00:00' }),
      named('tomorrow', { start: '2030-05-02T09:00:00' }),
      named('early today', { start: '2030-05-01T18:00:00' }),
    ]);
    expect(daysOf(list)).to.deep.equal({
      'Today, Wednesday, May 1': ['early today', 'late today'],
      'Tomorrow, Thursday, May 2': ['tomorrow'],
      'Saturday, May 4': ['in three days'],
      'Thursday, January 2, 2031': ['next year'],
    });
  });

  it('begin at midnight in the event’s own zone', async () => {
    stopClock('2030-05-02T02:00:00Z'); // 10 in the evening of May 1 in Toronto, May 2 already in London
    const list = await show([
      named('Toronto', { start: '2030-05-02T03:30:00Z' }),
      named('London', { start: '2030-05-02T03:30:00Z', time_zone: 'Europe/London' }),
    ]);
    expect(daysOf(list)).to.deep.equal({
      'Today, Wednesday, May 1': ['Toronto'],
      'Today, Thursday, May 2': ['London'],
    });
  });

  it('begin in the zone that the webmaster wants', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([named('late', { start: '2030-05-01T23:00:00' })]);
    expect(daysOf(list)).to.deep.equal({ 'Today, Wednesday, May 1': ['late'] });
    list.setAttribute('time-zone', 'Europe/Paris');
    await settled(list);
    expect(daysOf(list)).to.deep.equal({ 'Tomorrow, Thursday, May 2': ['late'] });
  });

  it('change their names at midnight, without the network', async () => {
    const clock = stopClock('2030-05-02T03:59:00Z');
    const list = await show([named('market', { start: '2030-05-02T10:00:00' })]);
    expect(daysOf(list)).to.deep.equal({ 'Tomorrow, Thursday, May 2': ['market'] });
    serveFeed('', { status: 503 });
    await clock.tickAsync(61_000);
    expect(daysOf(list)).to.deep.equal({ 'Today, Thursday, May 2': ['market'] });
  });

  it('have new names although a translator has taken hold of the old ones', async () => {
    const clock = stopClock('2030-05-02T03:59:00Z');
    const list = await show([
      named('late', { start: '2030-05-01T23:00:00', end: '2030-05-01T23:59:30' }),
      named('market', { start: '2030-05-02T10:00:00' }),
    ]);
    translate(list);
    await clock.tickAsync(31_000);
    expect(daysOf(list)).to.deep.equal({ '«Tomorrow, Thursday, May 2»': ['«market»'] });
    translate(list);
    await clock.tickAsync(30_000);
    expect(Object.keys(daysOf(list))).to.deep.equal(['Today, Thursday, May 2']);
  });

  it('hold an event that goes on under today', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([
      named('closed bridge', { start: '2030-04-20T08:00:00', end: '2030-06-01T08:00:00' }),
      named('fair', { start: '2030-04-30', end: '2030-05-02', all_day: true }),
      named('talk', { start: '2030-05-01T18:00:00' }),
    ]);
    expect(daysOf(list)).to.deep.equal({ 'Today, Wednesday, May 1': ['closed bridge', 'fair', 'talk'] });
  });

  it('hold an all-day event on its own day, wherever it is read', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([
      named('fair', { start: '2030-05-04', all_day: true, time_zone: 'Pacific/Auckland' }),
    ]);
    list.setAttribute('time-zone', 'America/Los_Angeles');
    await settled(list);
    expect(daysOf(list)).to.deep.equal({ 'Saturday, May 4': ['fair'] });
  });

  it('are of the feed’s zone where the event names none', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([named('late', { start: '2030-05-02T03:30:00Z', time_zone: undefined })], {
      _callbox: { time_zone: ZONE },
    });
    expect(daysOf(list)).to.deep.equal({ 'Today, Wednesday, May 1': ['late'] });
  });

  it('are of the event’s own offset where nobody names a zone', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([named('late', { start: '2030-05-02T01:30:00+09:00', time_zone: undefined })]);
    expect(daysOf(list)).to.deep.equal({ 'Tomorrow, Thursday, May 2': ['late'] });
  });

  it('are of the visitor’s clock where a date is written as UTC', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const start = '2030-05-03T23:30:00Z';
    const list = await show([named('late', { start, time_zone: undefined })]);
    const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
    expect(daysOf(list)).to.deep.equal({ [day.format(new Date(start))]: ['late'] });
  });

  it('have no date where a postponed event’s old one has gone by', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([
      named('postponed', { start: '2030-04-20T10:00:00', status: 'postponed' }),
      named('talk', { start: '2030-05-04T10:00:00' }),
    ]);
    expect(daysOf(list)).to.deep.equal({
      'Saturday, May 4': ['talk'],
      'New date to be announced': ['postponed'],
    });
  });

  it('are of publication for the items of a plain feed, which follow what is to come', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([
      { id: '1', title: 'old post', date_published: '2028-02-03T12:00:00Z' },
      { id: '2', title: 'post of no day' },
      { id: '3', title: 'new post', date_published: '2030-04-03T12:00:00Z' },
      named('talk', { start: '2030-05-04T10:00:00' }),
    ]);
    expect(titlesOf(list)).to.have.members(['talk', 'post of no day', 'new post', 'old post']);
    const date = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
    expect(daysOf(list)[date.format(new Date('2030-04-03T12:00:00Z'))]).to.deep.equal(['new post']);
    expect(Object.keys(daysOf(list)).join()).to.include('2028');
    expect(titlesOf(list).indexOf('talk')).to.be.lessThan(titlesOf(list).indexOf('new post'));
    expect(titlesOf(list).indexOf('new post')).to.be.lessThan(titlesOf(list).indexOf('old post'));
  });

  it('are named in French on a French page', async () => {
    stopClock('2030-05-01T12:00:00Z');
    const list = await show([named('marché', { start: '2030-05-02T09:00:00' })], {}, 'fr-CA');
    await untilRead(list, 'marché');
    expect(Object.keys(daysOf(list))).to.deep.equal(['Demain, jeudi 2 mai']);
  });
});
