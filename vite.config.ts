import { defineConfig } from 'vite';
import { nameSharedChunk } from './scripts/build/chunks.mjs';
import { entries } from './scripts/build/entries.mjs';
import { minifyChunks } from './scripts/build/minify-chunks.mjs';
import { minifyTemplates } from './scripts/build/minify-templates.mjs';

export default defineConfig({
  plugins: [minifyTemplates(), minifyChunks()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    license: { fileName: 'licenses.md' },
    // Library mode keeps the entries' exports and leaves dynamic imports alone, without Vite's preload helper.
    lib: { entry: entries(), formats: ['es'] },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // What an element and its lazy parts both need stays in the element's own file, instead of one more to ask for.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // No hyphen or underscore, so that a hash never holds a word that content blockers look for.
        hashCharacters: 'base36',
        minify: false,
        codeSplitting: { groups: [{ name: nameSharedChunk, debugName: 'shared' }] },
      },
    },
  },
});
