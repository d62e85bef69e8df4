import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './test/browsers.mjs';
import { runAsCommand } from './test/command.mjs';

const ENDING = '.framework.mjs';
const folder = 'test/frameworks';
const all = readdirSync(folder)
  .filter(name => name.endsWith(ENDING))
  .map(name => name.slice(0, -ENDING.length));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
const wrong = wanted.find(name => !all.includes(name));
if (wrong) {
  console.error(`There are applications in ${all.join(', ')}, not in "${wrong}"`);
  process.exit(2);
}

ensureBrowsers(['chromium']);
installFrameworks();
installPublished();
await runAsCommand(wanted.map(name => `${folder}/${name}${ENDING}`));

/** As their lock file has them, unless they are here as it has them. */
function installFrameworks() {
  const time = path => statSync(`${folder}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (time('node_modules/.package-lock.json') >= time('package-lock.json')) return;
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' });
}

/** Puts what would be published where an install would; not by one, whose lock file would hold a hash of every build. */
function installPublished() {
  if (!existsSync('dist/callbox.js')) throw new Error('There is no dist/callbox.js yet: npm run build');
  const target = `${folder}/node_modules/@callbox/widgets`;
  const packed = mkdtempSync(join(tmpdir(), 'callbox-pack-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed]);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const [archive] = readdirSync(packed);
  execFileSync('tar', ['-xzf', join(packed, archive), '-C', target, '--strip-components=1']);
  rmSync(packed, { recursive: true });
}
