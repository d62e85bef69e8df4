import { readdirSync } from 'node:fs';

const SOURCES = 'test/sources';

/** Where the tests of each kind lie. */
const kinds = {
  node: { folder: 'test', ending: '.test.mjs' },
  server: { folder: 'server/test', ending: '.test.ts' },
  sources: { folder: SOURCES, ending: '.test.ts' },
  browser: { folder: 'test', ending: '.test.ts', except: `${SOURCES}/` },
};

/** The kinds that have test files within the pattern. */
export const kindsOf = pattern => Object.keys(kinds).filter(kind => testFiles(kind, pattern).length > 0);

/** The test files of that kind; `pattern` narrows them to a folder, a file, or a glob of `*` and `**`. */
export function testFiles(kind, pattern) {
  const { folder, ending, except } = kinds[kind];
  const isWanted = pattern ? matcher(pattern) : () => true;
  return readdirSync(folder, { recursive: true })
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith(ending) && !path.includes('/node_modules/') && isWanted(path))
    .filter(path => !except || !path.startsWith(except))
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
