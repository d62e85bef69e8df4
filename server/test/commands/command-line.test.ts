import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { createSqlite } from '../support/sqlite-file.js';
import { makeFolder, runProgram, serve } from './support.js';

describe('The command line', () => {
  it('shows what there is to whoever asks, and to whoever gives a command that there is not', async () => {
    const file = createSqlite();
    const help = await runProgram(['--help'], { file });
    assert.deepEqual([help.code, help.errors], [0, '']);
    for (const name of ['backup FILE', 'restore FILE', 'check [FILE]'])
      assert.ok(help.output.includes(name), name);
    for (const [words, sentence] of [
      [['backpu', 'copy'], 'There is no command "backpu".'],
      [['constructor'], 'There is no command "constructor".'],
      [['backup'], '"backup" takes one file.'],
      [['restore', 'one', 'two'], '"restore" takes one file.'],
      [['check', '--quick'], "Unknown option '--quick'."],
    ] as const) {
      const { code, output, errors } = await runProgram([...words], { file });
      assert.deepEqual([code, output], [2, ''], words.join(' '));
      assert.ok(errors.startsWith(sentence) && errors.includes('backup FILE'), errors);
    }
    assert.equal(existsSync(file), false, 'no database was made');
  });

  it('ends with 0 where it is done, and with 1 and one line where it is not', async () => {
    const file = createSqlite();
    const copy = `${file}.copy`;
    const failing = await runProgram(['check'], { file });
    assert.deepEqual([failing.code, failing.output], [1, '']);
    assert.match(failing.errors, /^The database .+ cannot be opened: .+\n$/);
    await serve({ file }, () => {});
    for (const words of [['backup', copy], ['check', copy], ['restore', copy, '--force'], ['check']]) {
      const { code, output, errors } = await runProgram(words, { file });
      assert.deepEqual([code, errors], [0, ''], words.join(' '));
      assert.match(output, /^.+\n$/);
    }
    const { code, errors } = await runProgram(['backup', copy], { file });
    assert.equal(code, 1);
    assert.match(errors, /exists already; --force overwrites it\.\n$/);
  });

  it('tells nobody a password, neither in what it says nor in the words of other programs', async () => {
    const secret = 'hunter2%40home';
    const folder = makeFolder();
    const log = join(folder, 'log');
    const pretended = join(folder, 'pg_dump');
    writeFileSync(pretended, `#!/bin/sh\necho "$PGPASSWORD: $*" > '${log}'\nexit 1\n`);
    chmodSync(pretended, 0o755);
    const address = { url: `postgres://callbox:${secret}@127.0.0.1:1/callbox?password=${secret}` };
    const PATH = `${folder}${delimiter}${process.env.PATH}`;
    const backup = await runProgram(['backup', join(folder, 'copy')], address, { PATH });
    assert.equal(backup.code, 1);
    const [password, words] = readFileSync(log, 'utf8').split(': ');
    assert.equal(password, 'hunter2@home');
    assert.ok(words?.includes('postgres://callbox@127.0.0.1:1/callbox'), words);
    assert.doesNotMatch(words!, /hunter2/);

    writeFileSync(join(folder, 'dump'), 'PGDMP');
    const commands = [['backup', join(folder, 'other')], ['check'], ['restore', join(folder, 'dump')]];
    for (const command of commands) {
      const { code, output, errors } = await runProgram(command, address);
      assert.equal(code, 1);
      assert.doesNotMatch(output + errors, /hunter2/);
      assert.doesNotMatch(errors, /^\s+at /m);
    }
  });
});
