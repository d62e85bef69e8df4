import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The engines that every test runs in: what each needs on the machine, and the Debian packages that bring it. */
export const engines = {
  chromium: {
    finds: () => ({
      chromium: program(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'),
    }),
    packages: ['chromium'],
  },
  firefox: {
    finds: () => ({ firefox: program(process.env.FIREFOX, 'firefox-esr', 'firefox') }),
    packages: ['firefox-esr'],
  },
  webkit: {
    finds: () => ({
      WebKitWebDriver: program('WebKitWebDriver'),
      MiniBrowser: program(process.env.MINIBROWSER, ...miniBrowsers()),
      Xvfb: program('Xvfb'),
    }),
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus'],
  },
};

/** Where the program of that name lies; throws when it is not on the machine. */
export function browserPath(name) {
  for (const { finds } of Object.values(engines)) {
    const path = finds()[name];
    if (path) return path;
  }
  throw new Error(`${name} is not installed; npm test installs it where it can`);
}

/** What the wanted engines still lack, as a list of `{ engine, programs, packages }`. */
export function missing(wanted) {
  return wanted
    .map(engine => ({
      engine,
      programs: absent(engines[engine].finds()),
      packages: engines[engine].packages,
    }))
    .filter(({ programs }) => programs.length > 0);
}

/** Installs what is missing where apt-get can be run as root, else throws an error that names the command to run. */
export function ensureBrowsers(wanted) {
  const lacking = missing(wanted);
  if (lacking.length === 0) return;
  for (const { engine, programs } of lacking) console.log(`Missing for ${engine}: ${programs.join(', ')}`);
  const install = [
    'install',
    '--no-install-recommends',
    '-y',
    ...lacking.flatMap(({ packages }) => packages),
  ];
  const asRoot = rootPrefix();
  if (!program('apt-get') || !asRoot) {
    throw new Error(
      `Install the missing browsers first: sudo apt-get update && sudo apt-get ${install.join(' ')}`,
    );
  }
  const apt = (...words) =>
    execFileSync(
      ...command([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...words]),
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
  apt('update');
  apt(...install);
  const left = missing(wanted).map(({ engine }) => engine);
  if (left.length > 0) throw new Error(`Installed, but still not found: ${left.join(', ')}`);
}

const command = ([name, ...words]) => [name, words];

const absent = found => Object.keys(found).filter(name => !found[name]);

/** The first of these, names or paths, that can be run. */
function program(...candidates) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .filter(Boolean)
    .flatMap(name => (name.includes('/') ? name : folders.map(folder => join(folder, name))))
    .find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps WebKitGTK's small browser beside its library, in a folder named for the processor. */
function miniBrowsers() {
  const libraries = '/usr/lib';
  return listing(libraries)
    .flatMap(machine => listing(join(libraries, machine)).map(name => join(libraries, machine, name)))
    .filter(path => /\/webkit2?gtk-[\d.]+$/.test(path))
    .map(path => join(path, 'MiniBrowser'))
    .sort()
    .reverse();
}

function listing(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
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
