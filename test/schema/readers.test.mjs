import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runnerImport } from 'vite';
import { isOwn, isValid, part, propertiesOf, schemas } from './schemas.mjs';
import { choicesOf, objectsIn, probesOf, sampleOf, siblingsOf } from './values.mjs';

const { module: readers } = await runnerImport('./test/schema/readers.ts', {
  configFile: false,
  logLevel: 'silent',
});
const { appealShape, calendarUrlOf, en, eventShape, eventsShape, feedShape, itemShape, object } = readers;

const VERSION = 'https://jsonfeed.org/version/1.1';
const ADDRESS = 'https://police.example/feed.json';
const context = { base: ADDRESS };
const BEFORE_ALL_TIME = -8e15;

const readFeed = feed =>
  readers.readFeed({ version: VERSION, title: 'Feed', items: [], ...feed }, ADDRESS, 0);
const readItem = item => readFeed({ items: [{ id: '1', ...item }] });

/** Where each schema's object stands in a feed, who reads it there, and the table of fields that is used. */
const tables = {
  'feed.json': {
    shape: feedShape,
    readAll: feed => readers.readFeed(Object.assign(feed, { version: VERSION, items: [] }), ADDRESS),
  },
  'item.json': { shape: itemShape, readAll: item => readFeed({ items: [item] }) },
  'appeal.json': {
    shape: appealShape,
    readAll: _appeal => readers.readAppeals(readItem({ _appeal }), BEFORE_ALL_TIME),
  },
  'event.json': { shape: eventShape, readAll: _event => readers.readEvents(readItem({ _event }), 0, true) },
  'video.json': {
    shape: readers.videoShape,
    readAll: _video => readers.readVideos(readItem({ _video }), 0),
  },
  'comment.json': {
    shape: readers.commentShape,
    readAll: _comment => readers.readComments(readItem({ _comment }), 0, 'newest'),
  },
  'comments.json': {
    shape: readers.commentsShape,
    readAll: _comments => readers.threadOf(readFeed({ _comments })),
  },
  'events.json': { shape: eventsShape, readAll: _events => calendarUrlOf(readFeed({ _events })) },
};

/** JSON Feed 1.0's, which a feed of today has no need of. */
const VERSION_1 = ['author'];

/** What JSON Feed or our schema requires and the reader does without. */
const LENIENT = [
  'item.json#/$defs/attachment/properties/mime_type',
  'video.json#/$defs/caption/properties/label',
  'video.json#/$defs/caption/properties/kind',
];

for (const [file, { shape, readAll }] of Object.entries(tables)) {
  const root = part(file);
  const objects = objectsIn(root);
  const fields = objects.flatMap(({ path, node }) =>
    propertiesOf(node)
      .filter(({ name, reference }) => isOwn(name) && probesOf(part(reference)))
      .map(property => ({ path, node, property })),
  );

  describe(`the reader and ${file}`, () => {
    const at = path => [file, ...path].join(' › ');

    for (const { path, node } of objects) {
      it(`name the same fields in ${at(path)}`, () => {
        const names = Object.keys(node.schema.properties).filter(isOwn);
        assert.deepEqual(namesRead(readAll, path).sort(), names.sort());
      });
    }

    for (const { path, node } of objects.filter(({ path }) => path.length)) {
      it(`require the same of ${at(path)}`, () => {
        const full = sampleOf(node);
        for (const names of choicesOf(Object.keys(full))) {
          const value = Object.fromEntries(names.map(name => [name, full[name]]));
          const isKept = valueAt(read(shape, path, value), path) !== undefined;
          const lacks = LENIENT.filter(reference => !names.includes(reference.split('/').pop()));
          const isLenient = lacks.some(reference => reference.startsWith(`${node.reference}/`));
          if (!isLenient) assert.equal(isKept, isValid(value, node.reference), `{ ${names} }`);
        }
      });
    }

    for (const { path, node, property } of fields) {
      it(`take and refuse the same as ${at([...path, property.name])}`, () => {
        const { name, reference } = property;
        for (const probe of probesOf(part(reference))) {
          const value = { ...siblingsOf(node, name), [name]: probe };
          const isKept = valueAt(read(shape, path, value), [...path, name]) !== undefined;
          assert.equal(isKept, isValid(probe, reference), JSON.stringify(probe));
        }
      });
    }

    it(`keep every field of the examples of ${file}`, () => {
      for (const example of schemas[file].examples) assertKept(object(shape)(example, context), example);
    });
  });
}

describe('the reader', () => {
  it('drops an item without an id, and a feed without version or items, as feed.json does', () => {
    assert.equal(readFeed({ items: [{ content_text: 'Hello' }] }).items.length, 0);
    assert.ok(!isValid({ content_text: 'Hello' }, 'item.json'));
    for (const feed of [
      { title: 'Feed', items: [] },
      { version: VERSION, title: 'Feed' },
    ]) {
      assert.throws(() => readers.readFeed(feed, ADDRESS), { code: 'malformed' });
      assert.ok(!isValid(feed, 'feed.json'));
    }
  });

  it('reads a date without an offset in the zone of _callbox', () => {
    const [item] = readFeed({
      _callbox: schemas['callbox.json'].examples[0],
      items: [{ id: '1', date_published: '2026-05-02T09:00:00' }],
    }).items;
    assert.equal(item.datePublished.toISOString(), '2026-05-02T13:00:00.000Z');
  });

  it('has words for every word of the schemas', () => {
    const words = [
      ...part('appeal.json#/properties/category').schema.examples,
      ...part('appeal.json#/$defs/image/properties/kind').schema.enum,
      ...part('appeal.json#/$defs/contact/properties/kind').schema.enum,
      ...part('event.json#/properties/status').schema.enum,
    ];
    for (const word of words) assert.ok(en[word], word);
  });
});

/** The names that are asked of an object at that place, which takes note of them. */
function namesRead(readAll, path) {
  const asked = new Set();
  readAll(place(path, new Proxy({}, { get: (known, name) => (asked.add(name), known[name]) })));
  return [...asked].filter(name => typeof name === 'string' && isOwn(name) && !VERSION_1.includes(name));
}

const place = (path, value) =>
  path.reduceRight((inner, name) => (name === '*' ? [inner] : { [name]: inner }), value);

/** Reads the table's object with a value at that place. */
const read = (shape, path, value) => object(shape)(place(path, value), context);

const valueAt = (result, path) =>
  path.reduce((value, name) => (name === '*' ? value?.[0] : value?.[camel(name)]), result);

const camel = name => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** Every field of what was written is in what was read. */
function assertKept(result, written, path = '') {
  if (typeof written !== 'object') return assert.notEqual(result, undefined, path);
  for (const [name, value] of Object.entries(written)) {
    if (isOwn(name) && name !== 'items') assertKept(result?.[camel(name)], value, `${path}/${name}`);
  }
  return assert.notEqual(result, undefined, path);
}
