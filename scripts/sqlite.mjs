import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Makes the native binding of better-sqlite3, the server's database where no other is named, unless there is one that works.
//
// It runs at the end of an install, and as `npm run sqlite`. The package's own install script is not used: node-gyp would look
// for Node's headers on the network only, and npm would remove the package where that fails. An install never fails for want of
// the binding, since all but the server on SQLite works without.

const MINUTE = 60_000;
const isInstall = process.env.npm_lifecycle_event === 'prepare';
const require = createRequire(import.meta.url);

if (!isUnwanted() && !isThere()) {
  restorePackage();
  const reason = make();
  if (reason) {
    console.log(`\nSQLite's binding is missing: ${reason}`);
    console.log(
      'The server on SQLite needs a C++ compiler, make and Python 3 to make it, on Debian and Ubuntu by',
    );
    console.log('  apt-get install build-essential python3');
    console.log('and then: npm run sqlite');
    console.log('Everything else works without it, the server on PostgreSQL (DATABASE_URL) included.\n');
    if (!isInstall) process.exitCode = 1;
  }
}

/** Makes the binding; what it gives is why it could not. */
function make() {
  const folder = packageFolder();
  if (!folder) return 'the package better-sqlite3 is not installed';
  console.log('Fetching the binding of better-sqlite3');
  const fetched = run(folder, MINUTE, require.resolve('prebuild-install/bin.js', { paths: [folder] }));
  if (fetched.status === 0 && isThere()) return undefined;
  const gyp = process.env.npm_config_node_gyp;
  if (!gyp) return 'there is no node-gyp; start this by npm';
  console.log('There is none for this machine: compiling it, which takes a minute or two');
  const compiled = run(folder, 10 * MINUTE, gyp, 'rebuild', '--release', ...ownHeaders());
  if (compiled.status === 0 && isThere()) return undefined;
  return firstError(compiled) ?? 'it was compiled and does not load';
}

function isUnwanted() {
  return (process.env.npm_config_omit ?? '').split(/[\s,]+/).includes('optional');
}

/** Whether a database can be opened; tried in a process of its own, since a wrong binding can end it. */
function isThere() {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', script], { stdio: 'ignore' }).status === 0;
}

function packageFolder() {
  const folder = join('node_modules', 'better-sqlite3');
  return existsSync(join(folder, 'package.json')) ? folder : undefined;
}

/** An npm that does not know `allowScripts` runs the package's own script, and removes the package where that fails. */
function restorePackage() {
  const npm = process.env.npm_execpath;
  if (packageFolder() || !npm) return;
  run('.', 5 * MINUTE, npm, 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund');
}

/** The headers that lie beside the running Node, if they are its own; node-gyp fetches them where they are not. */
function ownHeaders() {
  const prefix = dirname(dirname(process.execPath));
  const file = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const part = name => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(text)?.[1];
  const version = ['MAJOR', 'MINOR', 'PATCH'].map(part).join('.');
  return version === process.versions.node ? [`--nodedir=${prefix}`] : [];
}

function run(cwd, timeout, script, ...words) {
  const env = { ...process.env, JOBS: 'max' };
  return spawnSync(process.execPath, [script, ...words], { cwd, env, timeout, encoding: 'utf8' });
}

function firstError({ error, stdout, stderr, status }) {
  if (status === 0) return undefined;
  const lines = `${stderr ?? ''}\n${stdout ?? ''}`.split('\n');
  const telling = lines.find(line => /stack Error: |\berror: /.test(line)) ?? error?.message;
  return telling?.replace(/^.*stack Error: /, '') ?? `the compiler ended with ${status}`;
}
