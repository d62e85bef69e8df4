import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAppeals } from '../../src/feed/appeals.js';
import { readFeed } from '../../src/feed/feed.js';
import { readCap } from '../../src/sources/cap/cap.js';
import { convert, sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnyText, assertReadable } from './support.js';

const URL = 'https://alerts.example/cap/1.xml';
const NOW = Date.UTC(2026, 10, 28, 12);
const NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

const INFO = `<info>
    <language>en-CA</language>
    <category>Safety</category><category>Fire</category>
    <event>Gas leak</event>
    <responseType>Shelter</responseType>
    <urgency>Immediate</urgency>
    <severity>Extreme</severity>
    <certainty>Very Likely</certainty>
    <eventCode><valueName>SAME</valueName><value>HMW</value></eventCode>
    <effective>2026-11-28T06:00:00-05:00</effective>
    <onset>2026-11-28T06:30:00-05:00</onset>
    <expires>2026-11-28T18:00:00-05:00</expires>
    <senderName>Port Averley Fire &amp; Rescue</senderName>
    <headline>Stay indoors: gas leak on
      Quay Street</headline>
    <description>A main is broken.
It smells of &lt;eggs&gt;.

Crews are there.</description>
    <instruction>Close windows.</instruction>
    <web>/alerts/1.html</web>
    <contact>Ring 705-555-0142 or write to desk@fire.example</contact>
    <resource>
      <resourceDesc>Map of the closed area</resourceDesc>
      <mimeType>image/png</mimeType>
      <uri>/maps/1.png</uri>
    </resource>
    <resource><resourceDesc>Siren</resourceDesc><mimeType>audio/mpeg</mimeType><uri>/siren.mp3</uri></resource>
    <area><areaDesc>Old Harbour</areaDesc><circle>44.8021,-82.4013 1.5</circle></area>
  </info>`;

interface Fields {
  identifier?: string;
  sent?: string;
  status?: string;
  msgType?: string;
  scope?: string;
  references?: string;
  info?: string;
}

const alert = ({
  identifier = 'a',
  sent = '2026-11-28T06:00:00-05:00',
  status = 'Actual',
  msgType = 'Alert',
  scope = 'Public',
  references = '',
  info = INFO,
}: Fields = {}) => `<alert xmlns="${NAMESPACE}">
  <identifier>${identifier}</identifier><sender>fire@averley.example</sender><sent>${sent}</sent>
  <status>${status}</status><msgType>${msgType}</msgType><scope>${scope}</scope>
  <references>${references}</references>
  ${info}
</alert>`;

const atom = (...entries: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="${NAMESPACE}" xml:lang="en">
  <title>Alerts</title><id>x</id><link rel="next" href="?page=2"/>
  ${entries.map(entry => `<entry>${entry}</entry>`).join('')}
</feed>`;

const readAt = (text: string) => readCap(answerOf(text, URL), NOW);
const read = (text: string) => readAt(text)!.items;
const readOne = (text: string) => read(text)[0]!;
const ids = (text: string) =>
  read(text)
    .map(({ id, _appeal }) => [id, _appeal!['status'] ?? 'open'])
    .sort();

describe('cap', () => {
  it('keeps every fact of an alert', () => {
    assert.deepEqual(read(`<?xml version="1.0"?>\n${alert()}`), [
      {
        id: 'a',
        url: 'https://alerts.example/alerts/1.html',
        title: 'Stay indoors: gas leak on Quay Street',
        content_text: 'A main is broken. It smells of <eggs>.\n\nCrews are there.\n\nClose windows.',
        date_published: '2026-11-28T06:00:00-05:00',
        date_modified: '2026-11-28T06:00:00-05:00',
        authors: [{ name: 'Port Averley Fire & Rescue' }],
        tags: ['Gas leak', 'Safety', 'Fire'],
        language: 'en-CA',
        _appeal: {
          category: 'public-safety',
          urgency: 'immediate',
          severity: 'extreme',
          certainty: 'likely',
          expires: '2026-11-28T18:00:00-05:00',
          occurred: { start: '2026-11-28T06:30:00-05:00' },
          place: { name: 'Old Harbour', latitude: 44.8021, longitude: -82.4013, radius_in_meters: 1500 },
          images: [{ url: 'https://alerts.example/maps/1.png', alt: 'Map of the closed area' }],
          contacts: [
            {
              kind: 'police',
              label: 'Port Averley Fire & Rescue',
              phone: '705-555-0142',
              email: 'desk@fire.example',
              note: 'Ring 705-555-0142 or write to desk@fire.example',
            },
          ],
        },
      },
    ]);
  });

  it('reads any prefix, and the two older versions', () => {
    const prefixed = alert()
      .replace(/<(\/?)(?=\w)/g, '<$1c:')
      .replace('xmlns=', 'xmlns:c=');
    assert.deepEqual(read(prefixed), read(alert()));
    for (const other of ['urn:oasis:names:tc:emergency:cap:1.1', 'http://www.incident.com/cap/1.0']) {
      assert.deepEqual(read(alert().replace(NAMESPACE, other)), read(alert()));
    }
  });

  for (const fields of [
    { status: 'Exercise' },
    { status: 'Test' },
    { status: 'Draft' },
    { status: 'System' },
    { status: '' },
    { scope: 'Restricted' },
    { scope: 'Private' },
    { msgType: 'Ack' },
    { msgType: 'Error' },
    { identifier: '' },
  ]) {
    it(`shows nothing of an alert with ${JSON.stringify(fields)}`, () =>
      assert.deepEqual(read(alert(fields)), []));
  }

  const REFERENCES =
    'fire@averley.example,a,2026-11-28T05:00:00-05:00\n fire@averley.example,b,2026-11-28T05:30:00-05:00';

  it('leaves a tombstone of each alert that is cancelled, and nothing of the cancelling one', () => {
    const cancel = alert({ identifier: 'c', msgType: 'Cancel', references: REFERENCES });
    assert.deepEqual(readOne(cancel), {
      id: 'a',
      content_text: 'This appeal has ended.',
      date_modified: '2026-11-28T06:00:00-05:00',
      _appeal: { status: 'withdrawn' },
    });
    const both = [
      ['a', 'withdrawn'],
      ['b', 'withdrawn'],
    ];
    assert.deepEqual(ids(cancel), both);
    assert.deepEqual(ids(`<alerts>${cancel}${alert({ identifier: 'b' })}</alerts>`), both);
    assert.deepEqual(ids(alert({ status: 'Test', msgType: 'Cancel', references: REFERENCES })), []);
  });

  it('takes the place of what it updates', () => {
    const update = alert({ identifier: 'b', msgType: 'Update', references: REFERENCES });
    assert.deepEqual(readOne(update)._appeal!['replaces'], ['a']);
    assert.equal(readOne(alert({ references: REFERENCES }))._appeal!['replaces'], undefined);
  });

  describe('with several infos', () => {
    const french = INFO.replace('en-CA', 'fr-CA')
      .replace(/<headline>[^]*<\/headline>/, '<headline>Restez à l’intérieur</headline>')
      .replace(/<description>[^]*<\/description>/, '<description>Fuite &amp; odeur</description>')
      .replace('Close windows.', 'Fermez les fenêtres.');

    it('tells it in each language, the first one’s words being the title', () => {
      const item = readOne(alert({ info: INFO + french }));
      assert.equal(item.title, 'Stay indoors: gas leak on Quay Street');
      assert.equal(item.language, 'en-CA');
      assert.equal(
        item.content_html,
        '<p lang="en-CA">A main is broken. It smells of &lt;eggs&gt;.</p><p lang="en-CA">Crews are there.</p>' +
          '<p lang="en-CA">Close windows.</p><h2 lang="fr-CA">Restez à l’intérieur</h2>' +
          '<p lang="fr-CA">Fuite &amp; odeur</p><p lang="fr-CA">Fermez les fenêtres.</p>',
      );
      assert.match(item.content_text!, /Close windows\.\n\nRestez à l’intérieur\n\nFuite & odeur/);
      assert.deepEqual(item._appeal!['place'], {
        name: 'Old Harbour',
        latitude: 44.8021,
        longitude: -82.4013,
        radius_in_meters: 1500,
      });
    });

    it('takes English where no language is named', () => {
      const bare = INFO.replace('<language>en-CA</language>', '');
      assert.equal(readOne(alert({ info: bare })).language, 'en-US');
    });

    it('leads with the most serious part, and ends with the last', () => {
      const minor = INFO.replace('Extreme', 'Minor')
        .replace(/<headline>[^]*<\/headline>/, '<headline>Smell in town</headline>')
        .replace('Old Harbour', 'Fennel Hill')
        .replace('T18:00', 'T20:00');
      const { title, content_text, _appeal } = readOne(alert({ info: minor + INFO }));
      assert.equal(title, 'Stay indoors: gas leak on Quay Street');
      assert.equal(_appeal!['severity'], 'extreme');
      assert.equal(_appeal!['expires'], '2026-11-28T20:00:00-05:00');
      assert.deepEqual(_appeal!['place'], { name: 'Old Harbour; Fennel Hill' });
      assert.match(
        content_text!,
        /^Stay indoors[^]*\n\nOld Harbour\n\n[^]*\n\nSmell in town\n\nFennel Hill$/,
      );
    });

    it('drops a part that has expired, while another stands', () => {
      const past = INFO.replace('Extreme', 'Minor').replace('T18:00:00-05:00', 'T06:30:00-05:00');
      const { _appeal, tags } = readOne(alert({ info: past.replace('Gas leak', 'Old') + INFO }));
      assert.deepEqual(tags, ['Gas leak', 'Safety', 'Fire']);
      assert.equal(_appeal!['expires'], '2026-11-28T18:00:00-05:00');
      const gone = readOne(alert({ info: past }));
      assert.deepEqual(readAppeals(readFeed({ ...readAt(alert({ info: past })) }, URL, NOW), NOW), []);
      assert.equal(gone._appeal!['expires'], '2026-11-28T06:30:00-05:00');
    });
  });

  it('protects the child of an AMBER alert', () => {
    const info = INFO.replace('HMW', 'CAE').replace('Gas leak', 'Child Abduction');
    const [appeal] = readAppeals(readFeed(readAt(alert({ info })), URL, NOW), NOW);
    assert.equal(appeal!.hasMinor, true);
    assert.equal(readOne(alert({ info }))._appeal!['category'], 'public-safety');
  });

  describe('in an Atom feed', () => {
    it('reads alerts as elements and as text, and finds the page in the entry', () => {
      const link =
        '<link type="application/cap+xml" href="a.cap"/><link rel="alternate" type="text/html" href="a.html"/>';
      const bare = INFO.replace(/<web>.*<\/web>/, '');
      const feed = readAt(
        atom(
          `<id>1</id>${link}<content type="text/xml">${alert({ info: bare })}</content>`,
          `<id>2</id><content type="text"><![CDATA[<?xml version="1.0"?>${alert({ identifier: 'b' })}]]></content>`,
          `<id>3</id><content type="text/xml">${alert({ identifier: 'c', status: 'Test' })}</content>`,
          '<id>4</id><title>There are no alerts in Averley</title>',
        ),
      )!;
      assert.deepEqual(
        feed.items.map(({ id, url }) => [id, url]),
        [
          ['a', 'https://alerts.example/cap/a.html'],
          ['b', 'https://alerts.example/alerts/1.html'],
        ],
      );
      assert.equal(feed.title, 'Alerts');
      assert.equal(feed.next_url, 'https://alerts.example/cap/1.xml?page=2');
    });

    it('reads an index, whose entries hold an alert’s fields', () => {
      const entry = (status: string) => `<id>https://api.weather.example/alerts/urn:oid:2.49.1</id>
        <updated>2026-11-28T06:00:00-05:00</updated><title>Flood Watch issued</title>
        <link rel="alternate" href="https://weather.example/1"/><category term="x"/>
        <summary>Rain is\nexpected.</summary>
        <cap:event>Flood Watch</cap:event><cap:expires>2026-11-28T18:00:00-05:00</cap:expires>
        <cap:status>${status}</cap:status><cap:msgType>Alert</cap:msgType><cap:category>Met</cap:category>
        <cap:urgency>Future</cap:urgency><cap:severity>Severe</cap:severity><cap:certainty>Possible</cap:certainty>
        <cap:areaDesc>Coast; Hills</cap:areaDesc>`;
      assert.deepEqual(read(atom(entry('Actual'))), [
        {
          id: 'urn:oid:2.49.1',
          url: 'https://weather.example/1',
          title: 'Flood Watch issued',
          content_text: 'Rain is expected.',
          date_published: '2026-11-28T06:00:00-05:00',
          date_modified: '2026-11-28T06:00:00-05:00',
          tags: ['Flood Watch', 'Met'],
          language: 'en-US',
          _appeal: {
            category: 'public-safety',
            urgency: 'future',
            severity: 'severe',
            certainty: 'possible',
            expires: '2026-11-28T18:00:00-05:00',
            place: { name: 'Coast; Hills' },
          },
        },
      ]);
      assert.deepEqual(read(atom(entry('Test'))), []);
    });
  });

  describe('that means ill', () => {
    it('refuses entities of its own, whatever they would become', () => {
      const bomb = `<!DOCTYPE alert [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]>${alert()}`;
      assert.equal(readAt(bomb.replace('A main', '&b;')), undefined);
      const file = `<!DOCTYPE alert [<!ENTITY a SYSTEM "file:///etc/passwd">]>${alert()}`;
      assert.equal(readAt(file.replace('A main', '&a;')), undefined);
    });

    it('is no feed where it is cut short, so that nothing is taken down', () => {
      const text = atom(`<content type="text/xml">${alert()}</content>`);
      assert.equal(readAt(text.slice(0, -20)), undefined);
      assert.equal(readAt(''), undefined);
    });

    it('bears elements in elements without end', () => {
      const text = `<alert xmlns="${NAMESPACE}">${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</alert>`;
      assert.deepEqual(readAt(text)?.items ?? [], []);
      const nested = alert({
        info: `<info><event>${'<a>'.repeat(3000)}x${'</a>'.repeat(3000)}</event></info>`,
      });
      assertReadable(readAt(nested));
    });

    it('takes no address but of the web', () => {
      const info = INFO.replace('/alerts/1.html', 'javascript:alert(1)').replace(
        '/maps/1.png',
        'data:image/png,x',
      );
      const item = readOne(alert({ info }));
      assert.equal(item.url, undefined);
      assert.equal(item._appeal!['images'], undefined);
    });

    it('loses bad values and keeps the alert', () => {
      const info = INFO.replace('Immediate', 'Now')
        .replace(/T18:00:00-05:00/, 'T25:00:00')
        .replace('44.8021', '944')
        .replace('<headline>', '<other>')
        .replace('</headline>', '</other>')
        .replace(/<contact>.*<\/contact>/, '<contact>the desk</contact>');
      const { title, _appeal } = readOne(alert({ info }));
      assert.equal(title, 'Gas leak');
      assert.equal(_appeal!['urgency'], undefined);
      assert.equal(_appeal!['expires'], undefined);
      assert.deepEqual(_appeal!['place'], { name: 'Old Harbour' });
      assert.equal(_appeal!['contacts'], undefined);
    });
  });

  it('is known by its namespace, alone and in a feed', async () => {
    const known = (text: string) =>
      Object.entries(sources)
        .filter(([, { recognises }]) => recognises(answerOf(text)))
        .map(([name]) => name);
    const forms = [
      alert(),
      `\ufeff<?xml version="1.0"?>${alert()}`,
      atom(`<content type="text/xml">${alert()}</content>`),
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>${alert()}</content></entry></feed>`,
    ];
    for (const form of forms) {
      assert.deepEqual(known(form), ['cap']);
      assert.equal((await convert(answerOf(form), NOW))!.items.length, 1);
    }
    assert.deepEqual(known('<alert>No namespace</alert>'), []);
    assert.deepEqual(known(JSON.stringify({ xml: alert() })), []);
  });

  it('bears anything', () => {
    const cancel = alert({ identifier: 'c', msgType: 'Cancel', references: REFERENCES });
    assertBearsAnyText(
      readCap,
      atom(`<content type="text/xml">${alert()}</content>`, `<content>${cancel}</content>`),
    );
  });
});
