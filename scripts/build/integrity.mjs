import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes `integrity.json`: a hash for each script and style sheet by name, and the same as an import map's `integrity`, since
 * a script tag's own hash does not cover what the script imports.
 */
export function writeIntegrity(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter(name => /\.(?:js|css)$/.test(name))
    .sort()
    .map(name => [name, integrityOf(readFileSync(`${folder}/${name}`))]);
  const scripts = files.filter(([name]) => name.endsWith('.js')).map(([name, hash]) => [`./${name}`, hash]);
  const content = { files: Object.fromEntries(files), integrity: Object.fromEntries(scripts) };
  writeFileSync(`${folder}/integrity.json`, `${JSON.stringify(content, null, 2)}\n`);
}

export function integrityOf(body) {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`;
}
