import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('moderate'),
  base: '/moderate/',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: here('dist/moderate'),
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    // The page's policy allows files of its own origin only: no `data:`, and no script in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { hashCharacters: 'base36' } },
  },
});
