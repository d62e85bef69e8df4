import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));

/** Keeps a picture of the page, for people to look at. */
export function keep(page, name, options = { fullPage: true }) {
  mkdirSync(folder, { recursive: true });
  return page.screenshot({ path: `${folder}${name}.png`, ...options });
}
