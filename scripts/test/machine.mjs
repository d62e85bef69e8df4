import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these, names or paths, that can be run. */
export function program(...candidates) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .filter(Boolean)
    .flatMap(name => (name.includes('/') ? name : folders.map(folder => join(folder, name))))
    .find(isExecutable);
}

/** The names in a folder; none where there is no folder. */
export function listing(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether Debian packages can be installed without asking anybody. */
export const canInstall = () => Boolean(program('apt-get') && rootPrefix());

/** Installs Debian packages, and none that they only recommend. */
export function install(packages) {
  apt('update');
  apt(...installWords(packages));
}

/** What a person types to install them. */
export const installCommand = packages =>
  `sudo apt-get update && sudo apt-get ${installWords(packages).join(' ')}`;

const installWords = packages => ['install', '--no-install-recommends', '-y', ...packages];

function apt(...words) {
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...words];
  const [command, ...rest] = [...rootPrefix(), ...quietly];
  execFileSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
}

function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!program('sudo')) return undefined;
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
