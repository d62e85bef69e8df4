import { existsSync, readdirSync } from 'node:fs';

/** Names of the elements, one for each folder of `src/components` that holds its own module. */
export function elementNames(root = '.') {
  const folder = `${root}/src/components`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => existsSync(`${folder}/${name}/${name}.ts`))
    .sort();
}

/** What the build starts from: the loader, and each element as a file of its own. */
export function entries(root = '.') {
  const elements = elementNames(root).map(name => [name, `${root}/src/components/${name}/${name}.ts`]);
  return Object.fromEntries([['callbox', `${root}/src/callbox.ts`], ...elements]);
}
