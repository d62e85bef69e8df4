import { existsSync } from 'node:fs';
import { canInstall, install, installCommand, program } from '../../../scripts/test/machine.mjs';

/** Where Debian's package keeps WordPress. */
export const SOURCE = '/usr/share/wordpress';

const THEME = 'wordpress-theme-twentytwentythree';
const EXTENSIONS = ['mysql', 'xml', 'gd', 'mbstring', 'curl'].map(name => `php-${name}`);
const PACKAGES = ['wordpress', THEME, 'php-cli', ...EXTENSIONS, 'mariadb-server'];

/** Installs WordPress, PHP and MariaDB where they are missing and can be had, else throws what to install. */
export function ensureWordPress() {
  if (isHere()) return;
  if (!canInstall()) throw new Error(`Install WordPress first: ${installCommand(PACKAGES)}`);
  install(PACKAGES);
  if (!isHere()) throw new Error(`Installed, but still not found: ${PACKAGES.join(', ')}`);
}

/** The path of one of the programs that WordPress stands on. */
export function need(name) {
  const path = program(name, `/usr/sbin/${name}`);
  if (!path) throw new Error(`${name} is not installed; npm run test:wordpress installs it where it can`);
  return path;
}

function isHere() {
  const programs = ['php', 'mariadbd', 'mariadb-install-db'];
  return (
    existsSync(`${SOURCE}/wp-content/themes/twentytwentythree`) &&
    programs.every(name => program(name, `/usr/sbin/${name}`))
  );
}
