import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { restore, stub } from 'sinon';
import '../../src/components/event-list/event-list.js';
import { feedAddress } from '../support/address.js';
import { stopClock } from '../support/clock.js';
import { serveFeed } from '../support/feed.js';
import { mount, visibleText } from '../support/mount.js';
import { nextOutcome } from '../support/outcome.js';

const MINUTE = 60_000;

afterEach('throw real dice again', restore);

describe('A list without refresh whose first load failed', () => {
  const down = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
  const mountList = () =>
    mount(html`<callbox-event-list src=${feedAddress()}>See the city’s site</callbox-event-list>`);

  it('tries again after a minute, and shows the list once the server is back', async () => {
    stub(Math, 'random').returns(0.5); // no jitter
    const clock = stopClock();
    const failed = serveFeed(down);
    const list = mountList();
    await nextOutcome(list);
    expect(visibleText(list)).to.equal('See the city’s site');
    expect(failed.requests).to.have.length(1);

    const { requests } = serveFeed([{ id: '1', title: 'Farmers market' }]);
    const outcome = nextOutcome(list);
    await clock.tickAsync(MINUTE - 1);
    expect(requests).to.have.length(0);
    await clock.tickAsync(1);
    await outcome;
    expect(visibleText(list)).to.contain('Farmers market');
    await clock.tickAsync(120 * MINUTE);
    expect(requests).to.have.length(1);
  });

  it('waits as long as the server asked for', async () => {
    stub(Math, 'random').returns(0.5);
    const clock = stopClock();
    const { requests } = serveFeed('', { status: 503, headers: { 'retry-after': '600' } });
    await nextOutcome(mountList());
    await clock.tickAsync(10 * MINUTE - 1);
    expect(requests).to.have.length(1);
    await clock.tickAsync(1);
    expect(requests).to.have.length(2);
  });
});
