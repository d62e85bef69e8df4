import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { event, fullEvent, timesOf } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { factsIn, find, findAll, parts } from '../../support/find.js';
import { load, visibleText } from '../../support/mount.js';
import { until, untilRead } from '../../support/until.js';

async function show(item: object) {
  serveFeed([item]);
  return load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
}

const status = (list: Element) => parts(list, 'status').map(visibleText);

const isStruck = (element: Element) =>
  !!element.closest('s') || getComputedStyle(element).textDecorationLine === 'line-through';

describe('An event', () => {
  beforeEach(() => void stopClock('2030-05-01T12:00:00Z'));

  for (const [name, words] of [
    ['cancelled', 'Cancelled'],
    ['postponed', 'Postponed'],
    ['rescheduled', 'New date'],
    ['moved-online', 'Moved online'],
  ]) {
    it(`that was ${name} is shown, and marked "${words}" with the reason`, async () => {
      const list = await show(event({ status: name, status_reason: 'The hall is flooded.' }));
      expect(visibleText(list)).to.include('Beat surgery');
      expect(status(list)).to.deep.equal([`${words} The hall is flooded.`]);
    });
  }

  for (const name of ['scheduled', undefined, 'who knows']) {
    it(`whose status is ${name} is not marked`, async () => {
      expect(status(await show(event({ status: name })))).to.deep.equal([]);
    });
  }

  it('that has a new date says the old one, struck through', async () => {
    const list = await show(event({ status: 'rescheduled', previous_start: '2030-04-24T18:00:00' }));
    expect(status(list)[0]).to.match(/^New date was Wed, Apr 24, 6:00 PM$/);
    const old = parts(list, 'status')[0]!.querySelector('time')!;
    expect([old.dateTime, isStruck(old)]).to.deep.equal(['2030-04-24T22:00:00.000Z', true]);
    expect(timesOf(list)[0]).to.match(/^6:00.–.7:30 PM/);
  });

  it('that is off is struck through in words’ looks too, and takes nobody in', async () => {
    for (const name of ['cancelled', 'postponed']) {
      const list = await show(fullEvent({ status: name }));
      expect(isStruck(parts(list, 'title')[0]!)).to.equal(true);
      expect(findAll(list, 'link', /^(Register|Join online)/)).to.have.length(0);
    }
    const on = await show(fullEvent());
    expect(isStruck(parts(on, 'title')[0]!)).to.equal(false);
  });

  it('that moved online strikes its place through and says how to join', async () => {
    const list = await show(fullEvent({ status: 'moved-online' }));
    const [place] = parts(list, 'place');
    expect(isStruck(place!.querySelector('bdi')!)).to.equal(true);
    expect(find(list, 'link', 'Join online: Beat surgery').href).to.equal('https://meet.example/surgery');
  });

  it('says how to register', async () => {
    const list = await show(fullEvent());
    expect(find(list, 'link', 'Register: Beat surgery').href).to.equal('https://city.example/register');
  });

  for (const [says, place, href] of [
    ['position', { address: '1 Quay', latitude: 0, longitude: 0 }, '?mlat=0&mlon=0#map=17/0/0'],
    ['address', { address: '1 Quay & Co' }, 'search?query=1%20Quay%20%26%20Co'],
  ] as const) {
    it(`has a map by its place’s ${says}`, async () => {
      const list = await show(event({ place: { name: 'Town hall', ...place } }));
      expect(find(list, 'link', 'Map: Town hall').href).to.equal(`https://www.openstreetmap.org/${href}`);
    });
  }

  it('leads to its place’s own pages', async () => {
    const list = await show(event({ place: { name: 'Town hall', url: 'https://hall.example/' } }));
    expect(find(list, 'link', 'Town hall').href).to.equal('https://hall.example/');
  });

  it('has no map of a place of which only the name is known', async () => {
    const list = await show(event({ place: { name: 'Town hall' } }));
    expect(parts(list, 'place').map(visibleText)).to.deep.equal(['Town hall']);
    expect(findAll(list, 'link', /^Map/)).to.have.length(0);
  });

  it('keeps cost, accessibility and organiser behind a click', async () => {
    const list = await show(fullEvent());
    expect(visibleText(list)).not.to.include('Step-free');
    find(list, 'disclosure', 'Details: Beat surgery').click();
    await untilRead(list, 'Step-free from the quay');
    expect(factsIn(list)).to.deep.equal({
      Cost: 'Free',
      Accessibility: 'Step-free from the quay',
      Organiser: 'Harbour station harbour@police.example 705-555-0142',
    });
    expect(find(list, 'link', 'harbour@police.example').href).to.equal('mailto:harbour@police.example');
    expect(find(list, 'link', '705-555-0142').href).to.match(/^tel:/);
    expect(find(list, 'link', 'Harbour station').href).to.equal('https://police.example/');
  });

  it('loads the sanitizer only when its details are opened', async () => {
    serveFeed([fullEvent({ start: '2090-05-01', end: undefined })]);
    const page = await openFrame(`<callbox-event-list src="${feedAddress()}"></callbox-event-list>`);
    page.window.performance.setResourceTimingBufferSize(1000);
    await loadModule(page.document, '/src/components/event-list/event-list.ts');
    const list = page.document.querySelector('callbox-event-list')!;
    await untilRead(list, 'Beat surgery');
    const sanitizer = () =>
      page.window.performance.getEntriesByType('resource').filter(({ name }) => /safe-html/.test(name));
    find(list, 'disclosure', 'Add to calendar: Beat surgery').click();
    await untilRead(list, 'Google'); // whose code was asked for later than what came unasked
    expect(sanitizer()).to.have.length(0);
    find(list, 'disclosure', 'Details: Beat surgery').click();
    const markup = () => list.shadowRoot!.querySelector('[part="details"] li');
    await until(
      () => !!markup(),
      () => visibleText(list),
    );
    expect(markup()!.textContent).to.equal('Bring questions');
    expect(sanitizer()).to.have.length(1);
  });

  it('offers no details where there are none', async () => {
    const list = await show(event({}, { content_text: 'Short.' }));
    expect(findAll(list, 'disclosure', /^Details/)).to.have.length(0);
    expect(visibleText(list)).to.include('Short.');
  });

  it('without a title is named by its text', async () => {
    const list = await show(event({}, { title: undefined, content_text: 'Come and talk to us.' }));
    expect(visibleText(parts(list, 'title')[0]!)).to.equal('Come and talk to us.');
    expect(parts(list, 'summary')).to.have.length(0);
  });
});
