import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Makes the demo's page one of the service: with the service's widgets, an empty list of feeds, and no link to the demo. */
const forService: Plugin = {
  name: 'for-service',
  transformIndexHtml: {
    order: 'pre',
    handler: html =>
      html
        .replace('<title>', '<meta name="callbox-feed-origins" content="" />\n    <title>')
        .replace(/ *<nav[^]*<\/nav>\n/, '')
        .replaceAll('"/builder.html"', '"/builder/"')
        .replaceAll(/(?=(?:src|href)="\/callbox\/)/g, 'vite-ignore ') // no part of this build
        .replaceAll('"/callbox/', '"/widgets/'),
  },
};

export default defineConfig({
  root: here('../demo'),
  base: '/builder/',
  publicDir: false,
  plugins: [forService],
  build: {
    target: 'es2022',
    outDir: here('dist/builder'),
    emptyOutDir: true,
    // The page's policy allows files only: no `data:`, and no script in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: here('../demo/builder.html'), output: { hashCharacters: 'base36' } },
  },
});
