import { readFileSync } from 'node:fs';
import { pages } from '../../docs/tables.mjs';

/** The pages of the documentation, by name. */
export const texts = Object.fromEntries(
  pages.map(name => [name, readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')]),
);

/** The blocks of code in one language, each with the page and line that it stands on. */
export function blocksOf(language) {
  const pattern = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm');
  return Object.entries(texts).flatMap(([name, text]) =>
    [...text.matchAll(pattern)].map(({ 1: code, index }) => ({
      place: `docs/${name}:${text.slice(0, index).split('\n').length}`,
      code,
    })),
  );
}
