import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { elementNames } from '../../scripts/build/entries.mjs';
import { integrityOf } from '../../scripts/build/integrity.mjs';

/** Words that content blockers look for in an address. */
const BLOCKED = /(?:^|[-_./])(?:ad|banner|social|share|track)(?:[-_./]|$)/i;

describe('The built files', () => {
  let names, scripts;

  before(() => {
    names = readdirSync('dist', { recursive: true }).map(name => name.replaceAll('\\', '/'));
    scripts = names
      .filter(name => name.endsWith('.js'))
      .map(name => [name, readFileSync(`dist/${name}`, 'utf8')]);
  });

  it('are the loader, one file per element, and the scripts of frames', () => {
    const top = names.filter(name => /^[^/]+\.js$/.test(name));
    assert.deepEqual(
      top,
      ['callbox', 'embed', 'embed-page', ...elementNames()].map(name => `${name}.js`).sort(),
    );
  });

  it('have names that content blockers let through', () => {
    assert.deepEqual(
      names.filter(name => !name.startsWith('types/') && BLOCKED.test(name)),
      [],
    );
  });

  it('are minified to one line, for production, without Vite’s preload helper', () => {
    for (const [name, code] of scripts) {
      assert.equal(code.trim().split('\n').length, 1, `${name} has lines`);
      assert.doesNotMatch(code, /__vitePreload|Lit is in dev mode|process\.env|sourceMappingURL/, name);
    }
  });

  it('import one another by relative addresses, and nothing else', () => {
    for (const [name, code] of scripts) {
      const imported = [...code.matchAll(/(?<!["'`-])\b(?:from|import)\s*\(?\s*(["'`])([^"'`]+)\1/g)].map(
        match => match[2],
      );
      assert.deepEqual(
        imported.filter(address => !/^\.{1,2}\//.test(address)),
        [],
        name,
      );
    }
  });

  it('hold the page for an iframe, whose files are beside it and whose list of feeds is empty', () => {
    const page = readFileSync('dist/embed.html', 'utf8');
    const files = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    assert.deepEqual(files, ['./embed.css', './embed-page.js', './callbox.js']);
    for (const file of files) assert.ok(names.includes(file.slice(2)), file);
    assert.ok(page.includes('<meta name="callbox-feed-origins" content="" />'));
    assert.doesNotMatch(page, /unsafe-|\sstyle=|\son\w+=|<script>/);
  });

  it('match the hashes in integrity.json, each of them', () => {
    const { files, integrity } = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
    const made = names.filter(name => /^(?:[^/]+|chunks\/[^/]+)\.(?:js|css)$/.test(name)).sort();
    assert.deepEqual(Object.keys(files), made);
    for (const name of made) assert.equal(files[name], integrityOf(readFileSync(`dist/${name}`)), name);
    for (const [name] of scripts) assert.equal(integrity[`./${name}`], files[name]);
  });

  it('are what the package says it exports, element by element', async () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of elementNames()) {
      assert.deepEqual(exports[`./${name}`], {
        types: `./dist/types/${name}.d.ts`,
        node: `./dist/node/${name}.mjs`,
        default: `./dist/${name}.js`,
      });
    }
    const { messages, pkg } = await publint({ pkgDir: process.cwd(), strict: true });
    assert.deepEqual(
      messages.map(message => formatMessage(message, pkg)),
      [],
    );
  });
});
