import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runnerImport } from 'vite';
import { checkFeed, schemaFiles } from '../../demo/feed-check/check-feed.mjs';
import { findLosses } from '../../demo/feed-check/losses.mjs';
import { isOwn, part, propertiesOf, schemas } from '../schema/schemas.mjs';
import { choicesOf, objectsIn, probesOf, sampleOf, siblingsOf } from '../schema/values.mjs';

const { module: readers } = await runnerImport('./test/schema/readers.ts', {
  configFile: false,
  logLevel: 'silent',
});
const base = 'https://police.example/feed.json';
const now = Date.parse('2026-05-04T12:00:00Z');

const check = feed =>
  checkFeed(
    { version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items: [], ...feed },
    { schemas, base, now },
  );
const findings = (...items) => check({ items }).findings;
const lines = (...items) =>
  findings(...items).map(({ kind, field = '', words }) => `${kind} ${field} ${words}`);

describe('the check of a feed', () => {
  it('has every schema at hand', () => {
    const needed = Object.keys(schemas).filter(file => file !== 'own-comment.json');
    assert.deepEqual(schemaFiles.toSorted(), needed.sort());
  });

  it('finds nothing in the examples of the schemas', () => {
    for (const example of schemas['feed.json'].examples.filter(({ expired }) => !expired))
      assert.deepEqual(check(example).findings, []);
    const [appeal] = schemas['appeal.json'].examples;
    const [event] = schemas['event.json'].examples;
    assert.deepEqual(lines({ id: '1', _appeal: appeal }, { id: '2', _event: event }), []);
  });

  it('names the item, the field, what is wrong with it and what to write', () => {
    const [finding, ...more] = findings(
      { id: 'a', title: 'Fine' },
      { id: 'b', title: 'A euphonium', _appeal: { expires: '4 May 2026' } },
    );
    assert.deepEqual(more, []);
    assert.deepEqual(finding, {
      kind: 'lost',
      item: { number: 2, title: 'A euphonium' },
      field: '_appeal.expires',
      words: '“4 May 2026” is not a date; write it as 2026-05-09T18:00:00-04:00.',
    });
  });

  for (const [what, item, line] of [
    ['an item without an id', { title: 'A' }, 'lost  The whole item is left out: it lacks `id`.'],
    ['an item that is none', 'A', 'lost  The whole item is left out: it is no object { }.'],
    [
      'a word that is not known',
      { id: '1', _appeal: { status: 'closed' } },
      'lost _appeal.status “closed” is none of open, resolved, withdrawn.',
    ],
    [
      'an address that may not be loaded',
      { id: '1', image: 'javascript:alert(1)' },
      'lost image “javascript:alert(1)” has to begin with https://; write it as https://police.port-averley.example/pictures/euphonium.jpg.',
    ],
    [
      'a field of an entry',
      { id: '1', _appeal: { persons: [{}, { age: '75' }] } },
      'lost _appeal.persons, entry 2, age “75” is no number; numbers stand without quotes; write it as 75.',
    ],
    [
      'an entry that nobody can use',
      { id: '1', _appeal: { contacts: [{ label: 'Desk' }] } },
      'lost _appeal.contacts, entry 1 lacks `phone`, `url` or `email`.',
    ],
    [
      'an object that is none',
      { id: '1', _event: 'today' },
      'lost _event “today” is no object; an object stands in { }.',
    ],
    ['a list that is none', { id: '1', tags: 'a,b' }, 'lost tags “a,b” is no list; a list stands in [ ].'],
    [
      'an unknown zone',
      { id: '1', _event: { time_zone: 'Port Averley' } },
      'lost _event.time_zone “Port Averley” is no time zone; write it as America/Toronto.',
    ],
    [
      'an expired appeal',
      { id: '1', _appeal: { expires: '2026-05-04T11:00:00Z' } },
      'hidden _appeal.expires was 2026-05-04T11:00:00Z: the item is not shown any more.',
    ],
    [
      'a withdrawn appeal',
      { id: '1', _appeal: { status: 'withdrawn' } },
      'hidden _appeal.status is withdrawn: the item is not shown.',
    ],
    [
      'a resolved appeal without outcome',
      { id: '1', _appeal: { status: 'resolved' } },
      'hidden _appeal.status is resolved: such an item is shown only with an `outcome` and the category stolen-property, found-property, witness, public-safety.',
    ],
    [
      'a resolved appeal of long ago',
      {
        id: '1',
        date_modified: '2026-03-01T00:00:00Z',
        _appeal: { status: 'resolved', outcome: 'Found', category: 'witness' },
      },
      'hidden date_modified has to say when it was resolved: it is shown for 30 days from then.',
    ],
    [
      'a date without an offset',
      { id: '1', _event: { start: '2026-05-14T18:30' } },
      'advice _event.start has no offset from UTC and is read as UTC; write 2026-05-14T18:30-04:00 or so, or name a zone in `_callbox.time_zone`.',
    ],
    [
      'a picture without words',
      { id: '1', _appeal: { images: [{ url: '/a.jpg' }] } },
      'advice _appeal.images, entry 1 has no `alt`: say in words what the picture shows.',
    ],
  ]) {
    it(`names ${what}`, () => assert.deepEqual(lines(item), [line]));
  }

  it('names two items of one id', () => {
    assert.deepEqual(lines({ id: '1' }, { id: 1 }), [
      'hidden id is that of item 1, too: of the two only the newer is shown.',
    ]);
  });

  it('takes what is empty for what is not there', () => {
    assert.deepEqual(
      lines({ id: '1', title: '', image: null, _appeal: { expires: '', persons: [null] } }),
      [],
    );
  });

  it('lets a date without an offset be where a zone is named', () => {
    const item = { id: '1', _event: { start: '2026-05-14T18:30', time_zone: 'America/Toronto' } };
    assert.deepEqual(lines(item), []);
    const _callbox = { time_zone: 'America/Toronto' };
    assert.deepEqual(
      check({ _callbox, items: [{ id: '1', date_published: '2026-05-14T18:30' }] }).findings,
      [],
    );
  });

  it('names what is lost at the feed’s top', () => {
    const { findings } = check({ home_page_url: 'ftp://a.example/', _comments: { closes: 'soon' } });
    assert.deepEqual(
      findings.map(({ item, field }) => [item, field]),
      [
        [undefined, 'home_page_url'],
        [undefined, '_comments.closes'],
      ],
    );
  });

  for (const [feed, words] of [
    [[], /no feed: a feed is an object/],
    [{ items: [] }, /needs "version"/],
    [{ version: 'https://jsonfeed.org/version/1.1' }, /no list "items"/],
    [{ version: 'https://jsonfeed.org/version/1.1', expired: true }, /every page that shows it is cleared/],
  ]) {
    it(`says of ${JSON.stringify(feed)} why it shows nothing`, () =>
      assert.match(checkFeed(feed, { schemas, base, now }).fault, words));
  }
});

/** Who reads each schema's object; tests of the schemas hold the two together, and these hold the check to both. */
const shapes = {
  'item.json': readers.itemShape,
  'appeal.json': readers.appealShape,
  'event.json': readers.eventShape,
  'events.json': readers.eventsShape,
  'video.json': readers.videoShape,
  'comment.json': readers.commentShape,
  'comments.json': readers.commentsShape,
};

describe('the check and the reader', () => {
  const camel = name => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const wrap = (path, value) =>
    path.reduceRight((inner, name) => (name === '*' ? [inner] : { [name]: inner }), value);

  for (const [file, shape] of Object.entries(shapes)) {
    // An item is nothing without an id, which has a test of its own.
    const read = value =>
      readers.object(shape)({ ...(file === 'item.json' && { id: '1' }), ...value }, { base });
    const keeps = (place, path, value) =>
      place.reduce(
        (inner, name) => (name === '*' ? inner?.[0] : inner?.[camel(name)]),
        read(wrap(path, value)),
      ) !== undefined;
    const losesOf = (path, value) => {
      const places = [];
      const onLoss = ({ place }) => places.push(place.join());
      const node = { file, schema: schemas[file] };
      findLosses({ ...(file === 'item.json' && { id: '1' }), ...wrap(path, value) }, node, {
        schemas,
        base,
        onLoss,
      });
      return places;
    };
    const at = path => path.map(name => (name === '*' ? 0 : name)).join();

    for (const { path, node } of objectsIn(part(file))) {
      it(`drop the same values in ${[file, ...path].join(' › ')}`, () => {
        for (const { name, reference } of propertiesOf(node).filter(({ name }) => isOwn(name))) {
          for (const probe of probesOf(part(reference)) ?? []) {
            if (probe === null || probe === '' || name === 'id') continue;
            const value = { ...siblingsOf(node, name), [name]: probe };
            const isLost = losesOf(path, value).includes(at([...path, name]));
            assert.equal(!isLost, keeps([...path, name], path, value), `${name}: ${JSON.stringify(probe)}`);
          }
        }
      });

      if (!path.length) continue;
      it(`drop the same objects in ${[file, ...path].join(' › ')}`, () => {
        const full = sampleOf(node);
        for (const names of choicesOf(Object.keys(full))) {
          const value = Object.fromEntries(names.map(name => [name, full[name]]));
          assert.equal(!losesOf(path, value).includes(at(path)), keeps(path, path, value), `{ ${names} }`);
        }
      });
    }
  }
});
