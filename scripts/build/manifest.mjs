import { readFileSync } from 'node:fs';

const MANIFEST = new URL('../../custom-elements.json', import.meta.url);

/** The elements that `custom-elements.json` tells of, each with its own name, such as `event-list`. */
export function readElements() {
  const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(element => ({ ...element, file: element.tagName.replace(/^callbox-/, '') }));
}

/** What a page sets on an element: those with an attribute are named by `attribute`. */
export const propertiesOf = ({ members }) => members.filter(({ kind }) => kind === 'field');
