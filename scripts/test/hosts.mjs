import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { vendorFiles } from '../../demo/hosts/vendor.mjs';
import { canInstall, install, installCommand } from './machine.mjs';

const PACKAGE = 'demo/hosts';
const PROTOTYPE = ['libjs-prototype'];

/**
 * Installs what the host pages take from others and the machine lacks; throws an error that names the command where it can't.
 *
 * GCDS, which brings the tools of its makers along, is left out unless it is asked for.
 */
export function ensureHostPages({ withGcds = false } = {}) {
  if (!existsSync(vendorFiles['prototype.js'])) installPrototype();
  const lacking = Object.keys(vendorFiles).filter(name => isWanted(name, withGcds) && !isThere(name));
  if (lacking.length === 0) return;
  console.log(`Missing for the host pages: ${lacking.join(', ')}`);
  const words = ['ci', '--prefix', PACKAGE, '--no-audit', '--no-fund'];
  if (!withGcds) words.push('--omit=optional');
  execFileSync('npm', words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const left = lacking.filter(name => !isThere(name));
  if (left.length > 0) throw new Error(`Installed, but still not found: ${left.join(', ')}`);
}

function installPrototype() {
  if (!canInstall()) throw new Error(`Install Prototype.js first: ${installCommand(PROTOTYPE)}`);
  install(PROTOTYPE);
}

const isThere = name => existsSync(vendorFiles[name]);

const isWanted = (name, withGcds) => withGcds || !vendorFiles[name].includes('@gcds-core');
