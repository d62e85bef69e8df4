import { existsSync, readdirSync } from 'node:fs';

/** Names of the elements, one for each folder of `src/components` that holds its own module. */
export function elementNames(root = '.') {
  const folder = `${root}/src/components`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => existsSync(`${folder}/${name}/${name}.ts`))
    .sort();
}

/** What the elements' build starts from: each of them as a file of its own. */
export function entries(root = '.') {
  return Object.fromEntries(
    elementNames(root).map(name => [name, `${root}/src/components/${name}/${name}.ts`]),
  );
}
