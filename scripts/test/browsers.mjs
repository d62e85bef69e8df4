import { join } from 'node:path';
import { canInstall, install, installCommand, listing, program } from './machine.mjs';

/** The engines that every test runs in: what each needs on the machine, and the Debian packages that bring it. */
export const engines = {
  chromium: {
    finds: () => {
      const chromium = program(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome');
      // The same engine without what a window has around it, for half the work. `chromium` itself is for what it lacks.
      const shell = process.env.CHROMIUM ? chromium : program('chromium-headless-shell');
      return { chromium, 'chromium-headless-shell': shell ?? (canInstall() ? undefined : chromium) };
    },
    packages: ['chromium', 'chromium-headless-shell'],
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
  const packages = lacking.flatMap(({ packages }) => packages);
  if (!canInstall()) throw new Error(`Install the missing browsers first: ${installCommand(packages)}`);
  install(packages);
  const left = missing(wanted).map(({ engine }) => engine);
  if (left.length > 0) throw new Error(`Installed, but still not found: ${left.join(', ')}`);
}

const absent = found => Object.keys(found).filter(name => !found[name]);

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
