import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readElements } from '../../scripts/build/manifest.mjs';
import { typesOf } from '../../scripts/build/types.mjs';

describe('The types that frameworks go by', () => {
  it('are those of the manifest, and those that are written by hand', () => {
    const written = 'scripts/build/types';
    const files = {
      ...typesOf(readElements()),
      ...Object.fromEntries(
        readdirSync(written).map(name => [name, readFileSync(`${written}/${name}`, 'utf8')]),
      ),
    };
    for (const [name, text] of Object.entries(files))
      assert.equal(readFileSync(`dist/types/${name}`, 'utf8'), text, name);
  });

  it('know our tags, attributes, properties and events, and refuse all others', () => {
    const { stdout, status } = spawnSync('node_modules/.bin/tsc', ['-p', 'test/build/types'], {
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
});
