import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { blocksOf } from './pages.mjs';

/** What `npm run test:frameworks` builds and opens. */
const parts = {
  tsx: ['react/Events.tsx', 'react/RenderedEvents.tsx'],
  vue: ['vue/Events.vue'],
  svelte: ['svelte/Events.svelte'],
  ts: ['vue/vite.config.ts', 'angular/events.ts'],
};

describe('what the documentation tells a developer to write in a framework', () => {
  for (const [language, files] of Object.entries(parts))
    it(`is what the application in test/frameworks has, in ${language}`, () => {
      const shown = blocksOf(language)
        .filter(({ place }) => place.startsWith('docs/frameworks.md:'))
        .map(({ code }) => code);
      assert.deepEqual(
        shown,
        files.map(file => readFileSync(new URL(`../frameworks/${file}`, import.meta.url), 'utf8')),
      );
    });
});
