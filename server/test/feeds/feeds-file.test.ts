import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { FeedsFileError, readFeedsFile } from '../../src/feeds/feeds-file.js';
import { runProgram } from '../commands/support.js';
import { createSqlite } from '../support/sqlite-file.js';

const folder = mkdtempSync(join(tmpdir(), 'callbox-feeds-'));
after(() => rmSync(folder, { recursive: true }));

function write(content: unknown): string {
  const path = join(folder, 'callbox.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function mistakeIn(path: string): string {
  try {
    readFeedsFile(path);
  } catch (error) {
    assert.ok(error instanceof FeedsFileError, String(error));
    assert.ok(error.message.startsWith(`CALLBOX_FEEDS: ${path} `), error.message);
    return error.message.slice(`CALLBOX_FEEDS: ${path} `.length);
  }
  return '';
}

const upstream = 'https://police.example/feeds/appeals.json';

describe('The file of feeds', () => {
  it('names feeds and where they are', () => {
    assert.deepEqual(readFeedsFile(write({ feeds: [] })), []);
    const feeds = [
      { name: 'appeals', upstream },
      { name: 'whats-on-2', upstream: 'HTTP://City.example' },
    ];
    assert.deepEqual(readFeedsFile(write({ feeds })), [
      feeds[0],
      { name: 'whats-on-2', upstream: 'http://city.example/' },
    ]);
  });

  it('may say more than this version knows', () => {
    const content = { $schema: 'x', feeds: [{ name: 'appeals', upstream, format: 'mastodon' }], signing: {} };
    assert.deepEqual(readFeedsFile(write(content)), [{ name: 'appeals', upstream }]);
  });

  it('has to be there, and JSON with a list', () => {
    assert.match(mistakeIn(join(folder, 'none.json')), /^cannot be read; name a file .+ENOENT/);
    assert.match(mistakeIn(folder), /^cannot be read;/);
    assert.match(mistakeIn(write('{"feeds": [')), /^is no JSON: /);
    for (const content of [{}, [], null, 'null', { feeds: {} }, { feeds: 'appeals' }])
      assert.match(mistakeIn(write(content)), /^has no list "feeds"; write it as \{"feeds": \[\{/);
  });

  it('has to give each a name of its own and an address; all mistakes are told at once', () => {
    for (const name of ['', 'Appeals', 'a b', 'a/b', '..', '-a', 'ä', 'x'.repeat(61), 1, null, undefined])
      assert.match(
        mistakeIn(write({ feeds: [{ name, upstream }] })),
        /^cannot be used:\n {2}feeds\[0\] needs a "name"/,
      );
    for (const address of [
      '',
      '/feeds/a.json',
      'police.example',
      'file:///etc/passwd',
      'https://me:x@police.example/',
      1,
    ])
      assert.match(
        mistakeIn(write({ feeds: [{ name: 'a', upstream: address }] })),
        /feeds\[0\] needs an "upstream"/,
      );
    const feeds = [{ name: 'a', upstream }, { name: 'a', upstream }, null, 'x', {}];
    assert.equal(mistakeIn(write({ feeds })).split('\n').length, 1 + 1 + 3 * 2);
    assert.match(mistakeIn(write({ feeds })), /feeds\[1\] has the name of another, "a"/);
  });

  it('keeps the service from starting where it is wrong, in words', async () => {
    const path = write({ feeds: [{ name: 'Appeals', upstream }] });
    const { code, output, errors } = await runProgram([], { file: createSqlite() }, { CALLBOX_FEEDS: path });
    assert.deepEqual([code, output], [1, '']);
    assert.match(errors, /^CALLBOX_FEEDS: .+ cannot be used:\n {2}feeds\[0\] needs a "name" .+\n$/);
  });
});
