import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(here('package.json'), 'utf8'));

/** The program, and what another program may import: the app by itself, the app with its database, and parts of both. */
const entries = ['main', 'app', 'service', 'parts'];

export default defineConfig({
  root: here('.'),
  publicDir: false,
  ssr: {
    // What the server's users install beside it stays out; what else it uses of the widgets' code comes in.
    external: [...Object.keys(dependencies), ...Object.keys(optionalDependencies)],
    noExternal: true,
  },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: Object.fromEntries(entries.map(name => [name, here(`src/${name}.ts`)])),
      output: {
        entryFileNames: '[name].js',
        // All in one folder: `../dist/` from a file of src/ is then the same folder from the built one.
        chunkFileNames: '[name]-[hash].js',
        hashCharacters: 'base36',
      },
    },
  },
});
