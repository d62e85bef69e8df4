import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = join(SERVER, '../node_modules');

/** The built server in a folder of its own, with all that it needs but better-sqlite3. */
function installWithout(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-binding-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(SERVER, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(SERVER, 'package.json'), join(folder, 'package.json'));
  const { dependencies } = JSON.parse(readFileSync(join(SERVER, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) linkPackage(folder, name);
  return folder;
}

function linkPackage(folder: string, name: string): void {
  const place = join(folder, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  const own = join(SERVER, 'node_modules', name);
  symlinkSync(existsSync(own) ? own : join(MODULES, name), place);
}

async function start(folder: string) {
  const file = join(folder, 'comments.sqlite');
  const child = spawn(process.execPath, [join(folder, 'dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', DATABASE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', text => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

const SENTENCE = /^The SQLite binding is missing: .+apt-get install .+"npm run sqlite".+DATABASE_URL.+\n$/;

describe('Where SQLite’s binding is missing the server says at its start what to install', () => {
  it('if the package was not installed', async t => {
    const { code, errors } = await start(installWithout(t));
    assert.equal(code, 1);
    assert.match(errors, SENTENCE);
  });

  it('if it was, without its native part', async t => {
    const folder = installWithout(t);
    cpSync(join(MODULES, 'better-sqlite3'), join(folder, 'node_modules/better-sqlite3'), {
      recursive: true,
      filter: path => !/better-sqlite3[/\\](build|deps|src)$/.test(path),
    });
    for (const name of ['bindings', 'file-uri-to-path']) linkPackage(folder, name);
    const { code, errors } = await start(folder);
    assert.equal(code, 1);
    assert.match(errors, SENTENCE);
  });
});
