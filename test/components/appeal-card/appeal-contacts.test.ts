import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal, URGENT } from '../../support/appeals.js';
import { serveFeed } from '../../support/feed.js';
import { find, findAll, parts } from '../../support/find.js';
import { load, visibleText } from '../../support/mount.js';

function show(fields: Record<string, unknown>): Promise<HTMLElement> {
  serveFeed([appeal(fields)]);
  return load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
}

/** Follows a link without leaving the page, and gives the kinds of contact that the page was told of. */
function follow(link: HTMLAnchorElement): string[] {
  const kinds: string[] = [];
  const onContact = ({ detail }: CustomEvent) => void kinds.push(detail.kind);
  document.addEventListener('callbox-contact', onContact as EventListener);
  document.addEventListener('click', event => event.preventDefault(), { once: true });
  link.click();
  document.removeEventListener('callbox-contact', onContact as EventListener);
  return kinds;
}

describe('The contacts of an appeal', () => {
  for (const [phone, href] of [
    ['705-555-0142', 'tel:7055550142'],
    ['1-800-222-TIPS', 'tel:18002228477'],
    ['+44 (0)20 7946 0018', 'tel:+442079460018'],
    ['705 555 0142 ext. 12', 'tel:7055550142;ext=12'],
    ['705 555 0142 x12', 'tel:7055550142;ext=12'],
    ['*677', 'tel:*677'],
  ]) {
    it(`dials ${href} for "${phone}"`, async () => {
      const card = await show({ contacts: [{ kind: 'police', phone }] });
      expect(find(card, 'link', `Call ${phone}`).getAttribute('href')).to.equal(href);
    });
  }

  it('are named, with the note, an address to write to and a form', async () => {
    const card = await show({
      contacts: [
        {
          kind: 'police',
          label: 'Detectives',
          note: 'Day and night',
          phone: '555-0142',
          email: 'tips@police.example',
          url: 'https://police.example/tell-us',
        },
      ],
    });
    expect(visibleText(parts(card, 'contacts')[0]!)).to.equal(
      'If you can help Detectives Day and night Call 555-0142 Contact us online E-mail tips@police.example',
    );
    expect(find(card, 'link', 'Detectives: Contact us online').href).to.equal(
      'https://police.example/tell-us',
    );
    expect(find(card, 'link', 'Detectives: E-mail tips@police.example').href).to.equal(
      'mailto:tips@police.example',
    );
  });

  it('go by their kind where the publisher gave no label', async () => {
    const kinds = ['emergency', 'police', 'anonymous', 'media', 'other'];
    const card = await show({ contacts: kinds.map(kind => ({ kind, phone: '555' })) });
    const words = visibleText(parts(card, 'contacts')[0]!);
    expect(words).to.equal(
      'If you can help Emergency Call 555 Police Call 555 Anonymously Call 555 Press office Call 555 Police Call 555',
    );
  });

  it('leave out what can’t be rung, visited or written to', async () => {
    const card = await show({
      contacts: [
        { kind: 'police', label: 'Nowhere' },
        { kind: 'police', label: 'Bad', url: 'javascript:alert(1)' },
      ],
    });
    expect(parts(card, 'contacts')).to.have.length(0);
  });

  for (const kind of ['emergency', 'police', 'media']) {
    it(`tells the page that a visitor followed the contact ${kind}`, async () => {
      const card = await show({ contacts: [{ kind, phone: '555' }] });
      expect(follow(find(card, 'link', 'Call 555'))).to.deep.equal([kind]);
    });
  }

  it('carry the appeal to the page’s listener', async () => {
    const card = await show({ contacts: [{ kind: 'police', phone: '555' }] });
    const told = oneEvent(card, 'callbox-contact');
    follow(find(card, 'link', 'Call 555'));
    const { detail, bubbles, composed } = await told;
    expect([detail.item.id, detail.kind, bubbles, composed]).to.deep.equal(['bicycle', 'police', true, true]);
  });

  it('tell nobody who follows an anonymous line', async () => {
    const card = await show({
      contacts: [
        {
          kind: 'anonymous',
          label: 'Lamplight',
          phone: '555',
          url: 'https://lamplight.example/',
          email: 'a@b.example',
        },
      ],
    });
    const links = findAll(card, 'link', /^Lamplight/);
    expect(links).to.have.length(3);
    for (const link of links) {
      expect(follow(link)).to.deep.equal([]);
      expect([link.rel, link.referrerPolicy, link.target]).to.deep.equal([
        'noopener noreferrer',
        'no-referrer',
        '',
      ]);
    }
  });

  it('lead with the emergency number when the appeal is urgent', async () => {
    const contacts = [
      { kind: 'police', phone: '555' },
      { kind: 'emergency', label: 'Emergency line', phone: '911' },
    ];
    const card = await show({
      ...URGENT,
      contacts,
      warning: 'Do not approach.',
      facts: [{ label: 'Car', value: 'Red' }],
    });
    expect(visibleText(card)).to.match(
      /^Urgent Stolen property .+ bicycle Can you help right now\? Call 911 Warning: Do not approach\. Car Red/,
    );
    const [first] = findAll(card, 'link', /Call/);
    expect(first!.getAttribute('href')).to.equal('tel:911');
    expect(follow(first!)).to.deep.equal(['emergency']);
  });

  it('lead with nothing when it is not, or when there is no such number', async () => {
    const calm = await show({ contacts: [{ kind: 'emergency', phone: '911' }] });
    expect(visibleText(calm)).not.to.include('right now');
    const numberless = await show({ ...URGENT, contacts: [{ kind: 'police', phone: '555' }] });
    expect(visibleText(numberless)).not.to.include('right now');
  });
});
