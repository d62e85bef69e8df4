import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packagePlugin } from '../../../scripts/wordpress/package.mjs';
import { atEnd } from './at-end.mjs';
import { config } from './config.mjs';
import { startDatabase } from './database.mjs';
import { freePort, phpSettings, startPhp } from './php-server.mjs';
import { ensureWordPress, need, SOURCE } from './programs.mjs';

/**
 * Brings up a WordPress of its own for the length of a test file, on loopback, with the users administrator, editor, author
 * and subscriber.
 *
 * @param plugin Whether Callbox is installed and active.
 */
export async function startWordPress({ plugin = true } = {}) {
  ensureWordPress();
  const folder = mkdtempSync(join(tmpdir(), 'callbox-wordpress-'));
  const running = [];
  after(async () => {
    for (const { stop } of running.reverse()) await stop();
  });
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

  const root = join(folder, 'site');
  const log = join(folder, 'debug.log');
  const address = `http://127.0.0.1:${await freePort()}`;
  const password = randomBytes(12).toString('hex');
  // Debian's package is full of links to places that are not ours to write to.
  cpSync(SOURCE, root, { recursive: true, dereference: true });
  const database = await startDatabase();
  running.push(database);
  writeFileSync(join(root, 'wp-config.php'), config({ address, socket: database.socket, log }));

  const php = (...words) =>
    execFileSync(need('php'), [...phpSettings, ...words], { cwd: root, encoding: 'utf8' });
  php(fileURLToPath(new URL('install.php', import.meta.url)), password);
  running.push(await startPhp({ root, port: new URL(address).port, log: join(folder, 'php.log') }));

  const site = {
    address,
    password,
    /** The plug-in's zip. */
    archive: packagePlugin(folder),
    /** What PHP code prints that runs within this WordPress. */
    run: code =>
      php('-r', `require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${code}`),
    /** What PHP and WordPress have complained about, but for what has nothing to do with a plug-in. */
    complaints: () => readLog(log).filter(line => !KNOWN.test(line)),
  };
  if (plugin) installPlugin(site);
  return site;
}

/** WordPress itself is older than the PHP it runs on, and does not get to ask for updates. */
const KNOWN = /^PHP Deprecated: .* in \S+\/site\/wp-(?:includes|admin)\/|secure connection to WordPress\.org/;

/** The lines of a log, without their times. */
function readLog(path) {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .map(line => line.replace(/^\[[^\]]*\] /, ''))
    .filter(Boolean);
}

function installPlugin({ archive, run }) {
  run(`require_once ABSPATH . 'wp-admin/includes/file.php'; WP_Filesystem();
    $done = unzip_file( ${JSON.stringify(archive)}, WP_PLUGIN_DIR );
    if ( is_wp_error( $done ) ) throw new Exception( $done->get_error_message() );
    $done = activate_plugin( 'callbox/callbox.php' );
    if ( is_wp_error( $done ) ) throw new Exception( $done->get_error_message() );`);
}
