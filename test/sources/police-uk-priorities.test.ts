import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvents } from '../../src/feed/events.js';
import { readFeed } from '../../src/feed/feed.js';
import { readPoliceUkPriorities } from '../../src/sources/police-uk-priorities.js';
import { convert, sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const NOW = Date.UTC(2016, 8, 1);
const OPEN = {
  action: null,
  'issue-date': '2016-04-14T00:00:00',
  'action-date': null,
  issue: '<p>To reduce the amount of Anti-Social Behaviour in Humberstone Gate &amp; Leicester.</p>',
};
const ACTED = {
  action:
    '<p>Officers spoke with <a href="https://police.example/outreach">outreach</a>.</p>\r\n<p>Two orders.</p>',
  'issue-date': '2015-10-08T00:00:00',
  'action-date': '2015-12-22T00:00:00',
  issue: '<p>To reduce street drinking in and around Museum Square, Leicester.</p>',
};

describe('police.uk priorities', () => {
  it('has the facts of both', async () => {
    const feed = (await convert(answerOf([OPEN, ACTED]), NOW))!;
    assertReadable(feed);
    assert.deepEqual(
      feed.items.map(({ id: _, ...fields }) => fields),
      [
        {
          title: 'To reduce the amount of Anti-Social Behaviour in Humberstone Gate & Leicester.',
          content_html: OPEN.issue,
          date_published: '2016-04-14',
          date_modified: '2016-04-14',
        },
        {
          title: 'To reduce street drinking in and around Museum Square, Leicester.',
          summary: 'Officers spoke with outreach. Two orders.',
          content_html: `${ACTED.issue}<p><strong>Action taken</strong></p>${ACTED.action}`,
          date_published: '2015-10-08',
          date_modified: '2015-12-22',
        },
      ],
    );
  });

  it('is shown in an event list, where it is never past', () => {
    const feed = readFeed(readPoliceUkPriorities(answerOf([OPEN, ACTED]))!, 'https://relay.example/');
    assert.deepEqual(
      readEvents(feed, NOW).map(({ start, isEvent }) => [start?.toISOString(), isEvent]),
      [
        ['2016-04-13T23:00:00.000Z', false], // London's midnight
        ['2015-10-07T23:00:00.000Z', false],
      ],
    );
  });

  it('takes plain words for words', () => {
    const [item] = readPoliceUkPriorities(
      answerOf([{ ...OPEN, issue: 'Speeding: > 40 mph', action: 'A & B' }]),
    )!.items;
    assert.equal(item!.title, 'Speeding: > 40 mph');
    assert.equal(
      item!.content_html,
      '<p>Speeding: &gt; 40 mph</p><p><strong>Action taken</strong></p><p>A &amp; B</p>',
    );
  });

  it('makes no title of a long text', () => {
    const issue = `<p>${'Speeding in the village. '.repeat(9)}</p>`;
    const [item] = readPoliceUkPriorities(answerOf([{ ...OPEN, issue }]))!.items;
    assert.equal(item!.title, undefined);
    assert.equal(item!.content_html, issue);
  });

  it('keeps its id when something is done about it', () => {
    const acted = { ...OPEN, action: 'Patrols', 'action-date': '2016-05-01T00:00:00' };
    const ids = [OPEN, acted].map(entry => readPoliceUkPriorities(answerOf([entry]))!.items[0]!.id);
    assert.equal(ids[0], ids[1]);
  });

  it('is known by its fields', () => {
    const answer = answerOf([OPEN]);
    const names = Object.entries(sources).filter(([, { recognises }]) => recognises(answer));
    assert.deepEqual(
      names.map(([name]) => name),
      ['police-uk-priorities'],
    );
  });

  it('takes no other answer for one of these', () => {
    for (const body of [{}, null, 'x']) assert.equal(readPoliceUkPriorities(answerOf(body)), undefined);
  });

  it('bears anything', () => assertBearsAnything(readPoliceUkPriorities, [OPEN, ACTED]));
});
