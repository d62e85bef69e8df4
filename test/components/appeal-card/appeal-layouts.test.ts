import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../../support/address.js';
import { appeal, fullAppeal } from '../../support/appeals.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { find, findAll, parts, wordsOf } from '../../support/find.js';
import { load, visibleText } from '../../support/mount.js';

async function show(item: object, feed: Record<string, unknown> = {}) {
  serveFeed(feedOf([item], feed));
  const src = feedAddress();
  return load(html`<callbox-appeal-card src=${src} time-zone="UTC"></callbox-appeal-card>`);
}

const origin = (card: Element) => visibleText(parts(card, 'origin')[0]!);

describe('Where an appeal comes from', () => {
  it('names the item’s first author, else the feed’s', async () => {
    const feed = { authors: [{ name: 'The county' }] };
    const own = await show(appeal({}, { authors: [{ name: 'Harbour police' }, { name: 'Other' }] }), feed);
    expect(origin(own)).to.match(/^Issued by Harbour police Issued/);
    expect(origin(await show(appeal(), feed))).to.match(/^Issued by The county Issued/);
    expect(origin(await show(appeal()))).to.match(/^Issued May 1/);
  });

  it('says when it was issued and updated', async () => {
    const both = await show(appeal());
    expect(origin(both)).to.include('Issued May 1, 2026 at 9:00 AM Updated May 2, 2026 at 9:00 AM');
    const fresh = await show(appeal({}, { date_modified: '2026-05-01T09:00:00Z' }));
    expect(origin(fresh)).not.to.include('Updated');
    const undated = await show(appeal({}, { date_published: undefined }));
    expect(origin(undated)).to.match(/^Updated May 2, 2026/);
  });

  it('links the official appeal, the posters by language, and what corrects it', async () => {
    const card = await show(fullAppeal());
    const addresses = Object.fromEntries(
      ['Official appeal', 'Poster (PDF, Canadian French)', 'Poster (PDF)', 'This is wrong, or about me'].map(
        name => [name, find(card, 'link', name).href],
      ),
    );
    expect(addresses).to.deep.equal({
      'Official appeal': 'https://police.example/appeals/anselm',
      'Poster (PDF, Canadian French)': 'https://police.example/poster.pdf',
      'Poster (PDF)': 'https://police.example/plain.pdf',
      'This is wrong, or about me': 'https://police.example/correct',
    });
  });

  it('links nothing whose address is not to be followed', async () => {
    const card = await show(
      appeal(
        { correction_url: 'javascript:alert(1)', posters: [{ url: 'data:text/html,x' }] },
        { url: 'javascript:alert(1)', external_url: 'https://partner.example/1' },
      ),
    );
    expect(findAll(card, 'link', /wrong|Poster/)).to.have.length(0);
    expect(find(card, 'link', 'Official appeal').href).to.equal('https://partner.example/1');
  });
});

describe('A full appeal', () => {
  it('reads in the order in which somebody who may help needs it', async () => {
    const words = visibleText(await show(fullAppeal()));
    const order = [
      'Urgent Missing person',
      'Have you seen Anselm Thorngrave?',
      'Can you help right now? Call 911',
      'Warning: Do not approach.',
      'Name Anselm Thorngrave',
      'Last seen',
      'Where Old Harbour',
      'It was taken on Friday evening.',
      'If you can help',
      'Issued by Port Averley Police',
    ];
    expect(order.filter(piece => !words.includes(piece))).to.deep.equal([]);
    expect([...order].sort((a, b) => words.indexOf(a) - words.indexOf(b))).to.deep.equal(order);
  });

  it('isolates text of the other direction', async () => {
    const card = await show(appeal({ persons: [{ name: 'سامي' }] }, { title: 'هل رأيت هذه الدراجة؟' }));
    const name = [...card.shadowRoot!.querySelectorAll('bdi')].find(
      ({ textContent }) => textContent === 'سامي',
    )!;
    expect(getComputedStyle(name).direction).to.equal('rtl');
    expect(getComputedStyle(find(card, 'link', 'هل رأيت هذه الدراجة؟')).direction).to.equal('rtl');
    expect(wordsOf(parts(card, 'label'))).to.deep.equal(['Stolen property']);
  });

  it('says in what language a text is, where it is not the page’s', async () => {
    const card = await show(appeal({}, { language: 'fr', title: 'Vélo volé' }), { language: 'de' });
    expect(find(card, 'link', 'Vélo volé').closest('[lang]')!.getAttribute('lang')).to.equal('fr');
    const other = await show(appeal({}, { title: 'Gestohlen' }), { language: 'de' });
    expect(find(other, 'link', 'Gestohlen').closest('[lang]')!.getAttribute('lang')).to.equal('de');
  });
});
