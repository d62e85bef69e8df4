import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { event, fullEvent } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { describedOnPage, scriptsOnPage } from '../../support/json-ld.js';
import { load } from '../../support/mount.js';
import { nextFrame, until } from '../../support/until.js';

async function describedAs(...items: object[]): Promise<Record<string, unknown>[]> {
  serveFeed(items);
  const src = feedAddress();
  await load(html`<callbox-event-list past structured-data src=${src}></callbox-event-list>`);
  await until(
    () => describedOnPage().length > 0,
    () => 'no JSON-LD',
  );
  return describedOnPage();
}

describe('JSON-LD of events', () => {
  it('stands on the page only when the webmaster wants it, and leaves with the element', async () => {
    serveFeed([event()]);
    const list = await load<HTMLElementTagNameMap['callbox-event-list']>(
      html`<callbox-event-list past src=${feedAddress()}></callbox-event-list>`,
    );
    await nextFrame();
    expect(scriptsOnPage()).to.have.length(0);
    list.structuredData = true;
    await until(
      () => describedOnPage().length > 0,
      () => 'no JSON-LD',
    );
    list.remove();
    expect(scriptsOnPage()).to.have.length(0);
  });

  it('describes when, where and by whom', async () => {
    const [described] = await describedAs(fullEvent());
    expect(described).to.deep.include({
      '@type': 'Event',
      name: 'Beat surgery',
      url: 'https://city.example/events/surgery',
      description: 'Meet your officers.',
      startDate: '2030-05-01T22:00:00.000Z',
      endDate: '2030-05-01T23:30:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    });
    expect(described!['location']).to.deep.equal([
      { '@type': 'Place', name: 'Town hall', address: '1 Quay Street' },
      { '@type': 'VirtualLocation', url: 'https://meet.example/surgery' },
    ]);
    expect(described!['organizer']).to.deep.include({ '@type': 'Organization', name: 'Harbour station' });
  });

  for (const [status, word] of [
    ['cancelled', 'EventCancelled'],
    ['postponed', 'EventPostponed'],
    ['rescheduled', 'EventRescheduled'],
    ['moved-online', 'EventMovedOnline'],
  ]) {
    it(`says ${word} of an event that was ${status}`, async () => {
      const [described] = await describedAs(event({ status, previous_start: '2030-04-24T18:00:00' }));
      expect(described).to.include({
        eventStatus: `https://schema.org/${word}`,
        previousStartDate: '2030-04-24T22:00:00.000Z',
      });
    });
  }

  it('names days for all-day events', async () => {
    const [described] = await describedAs(event({ start: '2030-05-01', end: '2030-05-03', all_day: true }));
    expect(described).to.include({ startDate: '2030-05-01', endDate: '2030-05-03' });
  });

  it('describes no item that is no event', async () => {
    const described = await describedAs({ id: '1', title: 'A post' }, event());
    expect(described.map(({ name }) => name)).to.deep.equal(['Beat surgery']);
  });
});
