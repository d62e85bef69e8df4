import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ofPackage = path => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
const ofGcds = name => ofPackage(`@gcds-core/components/dist/gcds/${name}`);

/** What the host pages take from others: the files that are served under `/hosts/vendor/`, and no other. */
export const vendorFiles = {
  'prototype.js': '/usr/share/javascript/prototype/prototype.js',
  'mootools.js': ofPackage('mootools-core-dist/dist/mootools-core-compat.js'),
  'jquery-1.js': ofPackage('jquery-1/dist/jquery.js'),
  'jquery-3.js': ofPackage('jquery/dist/jquery.js'),
  'require.js': ofPackage('requirejs/require.js'),
  'govuk.css': ofPackage('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'uswds.css': ofPackage('@uswds/uswds/dist/css/uswds.min.css'),
  'uswds.js': ofPackage('@uswds/uswds/dist/js/uswds.min.js'),
  'bootstrap-3.css': ofPackage('bootstrap-3/dist/css/bootstrap.min.css'),
  'bootstrap-5.css': ofPackage('bootstrap/dist/css/bootstrap.min.css'),
  'bootstrap-5.js': ofPackage('bootstrap/dist/js/bootstrap.bundle.min.js'),
  'foundation.css': ofPackage('foundation-sites/dist/css/foundation.min.css'),
  'turbo.js': ofPackage('@hotwired/turbo/dist/turbo.es2017-esm.js'),
  'htmx.js': ofPackage('htmx.org/dist/htmx.js'),
  'gcds.css': ofGcds('gcds.css'),
  'gcds.esm.js': ofGcds('gcds.esm.js'),
  'p-0ef86088.entry.js': ofGcds('p-0ef86088.entry.js'),
  'p-4f9cee47.entry.js': ofGcds('p-4f9cee47.entry.js'),
  'p-Bsv67kBu.js': ofGcds('p-Bsv67kBu.js'),
  'p-DQuL1Twl.js': ofGcds('p-DQuL1Twl.js'),
  'p-QyNoo6LI.js': ofGcds('p-QyNoo6LI.js'),
};

const FOLDER = '/hosts/vendor/';

/**
 * Answers for these files, and for a host page that lacks one: what to install. Gives whether it has answered.
 *
 * Nothing else of the package's `node_modules` is served.
 */
export function serveVendor(response, pathname) {
  if (pathname.startsWith(FOLDER)) sendFile(response, pathname.slice(FOLDER.length));
  else if (pathname.startsWith('/hosts/node_modules/')) sendMissing(response, 'This is not served.');
  else return sendLack(response, pathname);
  return true;
}

function sendFile(response, name) {
  if (!Object.hasOwn(vendorFiles, name)) return sendMissing(response, `No host page takes ${name}.`);
  const file = vendorFiles[name];
  if (!existsSync(file)) return sendMissing(response, howToInstall([name]));
  const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
  response.end(readFileSync(file));
}

function sendLack(response, pathname) {
  if (!/^\/hosts\/[\w-]+\.html$/.test(pathname)) return false;
  const page = new URL(`.${pathname.slice('/hosts'.length)}`, import.meta.url);
  if (!existsSync(page)) return false;
  const names = [...readFileSync(page, 'utf8').matchAll(/"\/hosts\/vendor\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  const lacking = names.filter(name => !existsSync(vendorFiles[name]));
  if (lacking.length === 0) return false;
  sendMissing(response, howToInstall(lacking));
  return true;
}

const howToInstall = names =>
  `${names.join(', ')} is not installed: run "npm ci --prefix demo/hosts"` +
  (names.includes('prototype.js') ? ', and install Debian’s libjs-prototype.' : '.');

function sendMissing(response, text) {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}
