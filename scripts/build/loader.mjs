import { build } from 'vite';
import { minifyChunks } from './minify-chunks.mjs';

/**
 * Builds the loader, after the elements.
 *
 * It is a build of its own, since what it shares with them has to be in its one file, and it names the files that they
 * import, so that a browser asks for all at once. Being one function, it also runs where a CMS drops
 * `type="module"`, if it comes from the page's own server.
 *
 * @param output What the build of the elements made.
 */
export async function buildLoader(output, logLevel) {
  await build({
    configFile: false,
    logLevel,
    plugins: [elementsApart(), tellFiles(sharedFiles(output)), minifyChunks()],
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      lib: {
        entry: 'src/callbox.ts',
        formats: ['iife'],
        name: 'callbox',
        fileName: () => 'callbox.js',
      },
      rolldownOptions: { output: { minify: false } },
    },
  });
}

/** The addresses of the chunks that every element imports, directly or by another. */
function sharedFiles(output) {
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map(chunk => [chunk.fileName, chunk]));
  const reach = ({ imports }) => imports.flatMap(name => [name, ...reach(chunks.get(name))]);
  const lists = [...chunks.values()].filter(({ isEntry }) => isEntry).map(entry => new Set(reach(entry)));
  const all = new Set(lists.flatMap(list => [...list]));
  const own = [...all].filter(name => !lists.every(list => list.has(name)));
  if (own.length > 0)
    throw new Error(`Not every element imports ${own.join(', ')}: the loader would ask for it too late`);
  return [...all].map(name => `./${name}`);
}

/** Leaves the elements' imports as they are, under the names of their built files. */
function elementsApart() {
  return {
    name: 'elements-apart',
    enforce: 'pre',
    resolveId(source) {
      const [, name] = /^\.\/components\/([^/]+)\//.exec(source) ?? [];
      return name && { id: `./${name}.js`, external: true };
    },
  };
}

function tellFiles(files) {
  return {
    name: 'tell-files',
    load: id =>
      /\/src\/shared-files\.ts$/.test(id)
        ? `export const sharedFiles = ${JSON.stringify(files)};`
        : undefined,
  };
}
