import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { event, fullEvent, openCalendar } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { find, findAll } from '../../support/find.js';
import { load } from '../../support/mount.js';
import { savedFile } from '../../support/saved-file.js';

async function show(item: ReturnType<typeof event>) {
  serveFeed([item]);
  const list = await load(html`<callbox-event-list past src=${feedAddress()}></callbox-event-list>`);
  await openCalendar(list, item.title);
  return list;
}

const query = (list: Element, name: string) =>
  Object.fromEntries(new URL(find(list, 'link', name).href).searchParams);

describe('The ways into a calendar', () => {
  it('lead to Google with the right instants', async () => {
    const list = await show(fullEvent());
    expect(new URL(find(list, 'link', 'Google').href).origin).to.equal('https://calendar.google.com');
    expect(query(list, 'Google')).to.deep.equal({
      action: 'TEMPLATE',
      text: 'Beat surgery',
      dates: '20300501T220000Z/20300501T233000Z',
      details: 'Meet your officers.\n\nhttps://meet.example/surgery\n\nhttps://city.example/events/surgery',
      location: 'Town hall, 1 Quay Street',
    });
  });

  it('lead to Outlook with the right instants', async () => {
    const list = await show(fullEvent());
    expect(new URL(find(list, 'link', 'Outlook').href).origin).to.equal('https://outlook.live.com');
    expect(query(list, 'Outlook')).to.deep.include({
      rru: 'addevent',
      subject: 'Beat surgery',
      startdt: '2030-05-01T22:00:00.000Z',
      enddt: '2030-05-01T23:30:00.000Z',
      location: 'Town hall, 1 Quay Street',
    });
  });

  it('lead there with whole days, ending with the day after', async () => {
    const list = await show(event({ start: '2030-05-01', end: '2030-05-03', all_day: true }));
    expect(query(list, 'Google')['dates']).to.equal('20300501/20300504');
    expect(query(list, 'Outlook')).to.deep.include({
      startdt: '2030-05-01',
      enddt: '2030-05-04',
      allday: 'true',
    });
  });

  it('give an hour to an event whose end nobody knows', async () => {
    const list = await show(event({ end: undefined }));
    expect(query(list, 'Google')['dates']).to.equal('20300501T220000Z/20300501T230000Z');
  });

  it('tell those services nothing of the page', async () => {
    const list = await show(event());
    for (const link of findAll(list, 'link', /^(Google|Outlook)$/))
      expect(link.relList.contains('noopener') && link.relList.contains('noreferrer')).to.equal(true);
  });

  it('are the file alone for an event that is off, which cancels it there', async () => {
    for (const status of ['cancelled', 'postponed']) {
      const list = await show(event({ status }));
      expect(findAll(list, 'link', /^(Google|Outlook)$/)).to.have.length(0);
      expect(findAll(list, 'button', /^Calendar file/)).to.have.length(1);
    }
  });

  it('are not offered for the items of a plain feed', async () => {
    serveFeed([{ id: '1', title: 'A post', date_published: '2026-05-01T00:00:00Z' }]);
    const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    expect(findAll(list, 'disclosure', /calendar/)).to.have.length(0);
  });

  for (const via of ['Google', 'Outlook']) {
    it(`tell the page that a visitor went by ${via}`, async () => {
      const list = await show(event());
      const told = oneEvent(list, 'callbox-calendar');
      document.addEventListener('click', click => click.preventDefault(), { once: true });
      find(list, 'link', via).click();
      const { detail, bubbles, composed } = await told;
      expect([detail.via, detail.item.id, bubbles, composed]).to.deep.equal([
        via.toLowerCase(),
        'surgery',
        true,
        true,
      ]);
    });
  }

  it('tell the page that a visitor saved the file', async () => {
    const list = await show(event());
    const told = oneEvent(list, 'callbox-calendar');
    await savedFile(() => find(list, 'button', /^Calendar file/).click());
    const { detail } = await told;
    expect([detail.via, detail.item.id]).to.deep.equal(['file', 'surgery']);
  });
});
