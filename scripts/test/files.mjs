import { readdirSync } from 'node:fs';

/** The test files with that ending; `pattern` narrows them to a folder, a file, or a glob of `*` and `**`. */
export function testFiles(ending, pattern) {
  const isWanted = pattern ? matcher(pattern) : () => true;
  return readdirSync('test', { recursive: true })
    .map(name => `test/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith(ending) && isWanted(path))
    .sort();
}

function matcher(pattern) {
  if (!pattern.includes('*'))
    return path => path === pattern || path.startsWith(`${pattern.replace(/\/$/, '')}/`);
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*/g, stars => (stars === '*' ? '[^/]*' : '.*'));
  const glob = new RegExp(`^${source}$`);
  return path => glob.test(path);
}
