import { mkdirSync, writeFileSync } from 'node:fs';
import { readElements } from './manifest.mjs';

/**
 * Writes what Node gets for each entry of the package, so that a page whose components import our elements can be rendered
 * there: nothing, unless there is a document after all, as in a test with a simulated one.
 */
export function writeNodeEntries(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (file, text) => writeFileSync(`${folder}/${file}.mjs`, text);
  write('callbox', `if (globalThis.customElements) import('../callbox.js');\n`);
  for (const { name, file } of readElements()) {
    // Not awaited: what waits at its top level can't be had by `require`.
    const bring = `import('../${file}.js').then(module => (${name} = module.${name}))`;
    write(file, `export let ${name};\nif (globalThis.customElements) ${bring};\n`);
  }
}
