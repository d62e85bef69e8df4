import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildAppealsFeed } from '../../demo/feeds/appeals.mjs';
import { buildClosedCommentsFeed, buildCommentsFeed } from '../../demo/feeds/comments.mjs';
import { buildEventsFeed } from '../../demo/feeds/events.mjs';
import { inFrench } from '../../demo/feeds/french.mjs';
import { buildVideosFeed } from '../../demo/feeds/videos.mjs';
import { BASE, faultsOf, isValid, schemas } from './schemas.mjs';

const EXTENSIONS = ['_appeal', '_event', '_video', '_comment', '_callbox'];

describe('the schemas', () => {
  for (const [file, schema] of Object.entries(schemas)) {
    it(`${file} has its address, and says what each of its properties means`, () => {
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.equal(schema.$id, BASE + file);
      const mute = partsOf(schema).filter(
        ([pointer, { $ref, description }]) =>
          /\/(properties|\$defs)\/[^/]+$/.test(pointer) &&
          !/\/(if|then|anyOf)\//.test(pointer) &&
          !$ref &&
          !description,
      );
      assert.deepEqual(
        mute.map(([pointer]) => pointer),
        [],
      );
      for (const [, { $ref }] of partsOf(schema)) assert.doesNotMatch($ref ?? '', /:/, 'must be relative');
    });

    it(`${file} gives examples that are valid`, () => {
      assert.ok(schema.examples.length);
      const shown = Object.keys(Object.assign({}, ...schema.examples));
      const known = Object.keys(schema.properties);
      for (const name of shown) assert.ok(known.includes(name), `${name} is no property`);
      for (const [pointer, { examples = [] }] of partsOf(schema)) {
        for (const example of examples) assert.deepEqual(faultsOf(example, `${file}#${pointer}`), []);
      }
    });
  }

  it('name every extension object', () => {
    const names = ({ properties }) => Object.keys(properties).filter(name => name.startsWith('_'));
    assert.deepEqual(names(schemas['item.json']), EXTENSIONS);
    assert.deepEqual(names(schemas['feed.json']), ['_callbox', '_events', '_comments']);
  });

  it('allow fields that they do not know', () => {
    assert.ok(isValid({ id: '1', content_text: 'Hello', _theirs: {}, colour: 'red' }, 'item.json'));
    assert.ok(isValid({ colour: 'red' }, 'appeal.json'));
    assert.ok(isValid({ status: 'withdrawn', colour: 'red' }, 'appeal.json'));
  });
});

describe('a withdrawn appeal', () => {
  const tombstone = {
    id: 'pa-1',
    content_text: 'This appeal has ended.',
    date_modified: '2026-05-04T07:30:00Z',
    _appeal: { status: 'withdrawn' },
  };
  const leftovers = {
    title: 'Have you seen Pim?',
    url: 'https://police.example/pim',
    image: 'https://police.example/pim.jpg',
    content_html: '<p>Pim</p>',
    summary: 'Pim',
    tags: ['pim'],
    attachments: [],
  };

  it('is valid as a tombstone', () => assert.deepEqual(faultsOf(tombstone, 'item.json'), []));

  for (const [name, value] of Object.entries(leftovers)) {
    it(`may not keep its ${name}`, () => {
      assert.ok(!isValid({ ...tombstone, [name]: value }, 'item.json'));
      const resolved = { ...tombstone, _appeal: { status: 'resolved' }, [name]: value };
      assert.ok(!isValid(resolved, 'item.json'));
    });
  }

  for (const name of Object.keys(schemas['appeal.json'].properties).filter(name => name !== 'status')) {
    it(`may not keep its ${name} in _appeal`, () => {
      const [example] = schemas['appeal.json'].examples;
      const value = example[name] ?? schemas['appeal.json'].properties[name].examples[0];
      assert.ok(isValid({ status: 'open', [name]: value }, 'appeal.json'));
      assert.ok(!isValid({ status: 'withdrawn', [name]: value }, 'appeal.json'));
    });
  }

  it('says when it ended, or an older copy might come back', () => {
    assert.ok(!isValid({ ...tombstone, date_modified: undefined }, 'item.json'));
  });
});

describe('a resolved appeal', () => {
  const resolved = (appeal, item) => ({
    id: 'pa-1',
    title: 'Cargo bicycle',
    content_text: 'It was found.',
    date_modified: '2026-05-04T07:30:00Z',
    ...item,
    _appeal: { status: 'resolved', category: 'stolen-property', outcome: 'It was found.', ...appeal },
  });

  it('may tell its outcome where it was about a thing', () => {
    assert.deepEqual(faultsOf(resolved(), 'item.json'), []);
  });

  it('may tell nothing where it was about a person', () => {
    for (const category of ['missing-person', 'identify', 'wanted', 'unidentified-person']) {
      assert.ok(!isValid(resolved({ category }), 'item.json'), category);
    }
  });

  it('may keep neither person nor picture', () => {
    const { persons, images, posters } = schemas['appeal.json'].examples[0];
    for (const kept of [{ persons }, { images }, { posters }])
      assert.ok(!isValid(resolved(kept), 'item.json'));
    assert.ok(!isValid(resolved({}, { image: 'https://police.example/bicycle.jpg' }), 'item.json'));
  });
});

describe('an all-day event', () => {
  it('has dates without time', () => {
    assert.ok(isValid({ all_day: true, start: '2026-05-16', end: '2026-05-17' }, 'event.json'));
    assert.ok(!isValid({ all_day: true, start: '2026-05-16T00:00:00Z' }, 'event.json'));
    assert.ok(isValid({ start: '2026-05-16T00:00:00Z' }, 'event.json'));
  });
});

describe('the feeds of the demo', () => {
  const origin = 'http://localhost:8080';
  const builders = [
    buildAppealsFeed,
    buildEventsFeed,
    buildVideosFeed,
    buildCommentsFeed,
    buildClosedCommentsFeed,
  ];
  for (const moment of ['2026-03-08T06:59:00Z', '2026-11-22T12:00:00Z', '2028-02-29T03:00:00Z']) {
    const now = new Date(moment);
    for (const build of builders) {
      const feed = build({ now, origin });
      it(`are valid: “${feed.title}”, in English and French, built at ${moment}`, () => {
        assert.deepEqual(faultsOf(feed, 'feed.json'), []);
        assert.deepEqual(faultsOf(inFrench(feed), 'feed.json'), []);
      });
    }
  }
});

/** Every part of a schema that is a schema itself, with the way to it. */
function partsOf(schema, pointer = '') {
  const keywords = ['items', 'if', 'then', 'not', 'propertyNames'];
  const groups = ['properties', '$defs', 'anyOf', 'allOf'];
  return [
    [pointer, schema],
    ...keywords
      .filter(keyword => schema[keyword])
      .flatMap(keyword => partsOf(schema[keyword], `${pointer}/${keyword}`)),
    ...groups.flatMap(group =>
      Object.entries(schema[group] ?? {}).flatMap(([name, part]) =>
        partsOf(part, `${pointer}/${group}/${name}`),
      ),
    ),
  ];
}
