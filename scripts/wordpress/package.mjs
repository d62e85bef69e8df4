import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = join(root, 'integrations/wordpress');
const PLUGIN = ['callbox.php', 'uninstall.php', 'readme.txt', 'blocks', 'editor', 'includes'];

/** Puts the plug-in as WordPress installs it, with the built files, into that folder as a zip; gives its path. */
export function packagePlugin(folder) {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'callbox.js')))
    throw new Error('There is no dist/callbox.js yet: npm run build');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = [
    ...PLUGIN.flatMap(name => filesOf(join(SOURCE, name), `callbox/${name}`)),
    ...filesOf(join(root, 'LICENSE'), 'callbox/LICENSE'),
    ...filesOf(dist, `callbox/assets/${version}`).filter(({ name }) =>
      /(?:\.js|\.css|\/licenses\.md)$/.test(name),
    ),
  ];
  const path = join(folder, `callbox-${version}.zip`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, zip(files));
  return path;
}

/** A file, or all files in a folder, under that name. */
function filesOf(path, name) {
  if (statSync(path).isFile()) return [{ name, content: readFileSync(path) }];
  return readdirSync(path)
    .sort()
    .flatMap(child => filesOf(join(path, child), `${name}/${child}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(packagePlugin(join(SOURCE, 'dist')));
