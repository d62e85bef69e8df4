import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { propertiesOf, readElements } from './manifest.mjs';

const WRITTEN = new URL('types/', import.meta.url);

/** Writes what TypeScript knows of our tags, by itself and in each framework, beside the types of the code. */
export function writeTypes(folder) {
  for (const [name, text] of Object.entries(typesOf(readElements())))
    writeFileSync(`${folder}/${name}`, text);
  for (const name of readdirSync(WRITTEN)) copyFileSync(new URL(name, WRITTEN), `${folder}/${name}`);
}

/** The files that are made from the manifest, by name: the types that each entry of the package gives, and `elements.d.ts`. */
export function typesOf(elements) {
  const entries = elements.map(({ file }) => [`${file}.d.ts`, entry(`./components/${file}/${file}.js`)]);
  return {
    ...Object.fromEntries(entries),
    'index.d.ts': entry('./callbox.js'),
    'elements.d.ts': [imports(elements), table(elements), listeners(elements), ''].join('\n\n'),
  };
}

const entry = module => `export * from '${module}';\nexport type * from './elements.js';\n`;

function imports(elements) {
  const details = elements.flatMap(({ events }) => events.map(({ type }) => type.text)).join(' ');
  const names = new Set(details.match(/\b[A-Z]\w*/g));
  names.delete('CustomEvent');
  return [
    '// Made from custom-elements.json.',
    `import type { ${[...names].sort().join(', ')} } from './callbox.js';`,
    ...elements.map(({ name, file }) => `import type { ${name} } from './components/${file}/${file}.js';`),
  ].join('\n');
}

/** Types are taken from the class, so that its comments come along. */
function table(elements) {
  const tags = elements.map(element => {
    const properties = propertiesOf(element);
    const hyphened = properties.filter(({ attribute }) => attribute?.includes('-'));
    return `  /** ${element.description} */
  '${element.tagName}': {
    element: ${element.name};
    properties: Pick<${element.name}, ${properties.map(({ name }) => `'${name}'`).join(' | ')}>;
    attributes: {${hyphened.map(({ attribute, name, description }) => `\n      /** ${description} */\n      '${attribute}': Written<${element.name}['${name}']>;`).join('')}
    };
    events: ${element.name}Events;
  };`;
  });
  return `/** An attribute may say a number in words of its own: \`heading-level="3"\`. */
type Written<T> = T | (Extract<T, number> extends never ? never : \`\${number}\`);

/** What each tag takes: its properties, those attributes that are named otherwise, and its events. */
export interface CallboxElements {
${tags.join('\n')}
}`;
}

function listeners(elements) {
  const names = [...new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)))].sort();
  const global = names.map(name => {
    const sources = elements.filter(({ events }) => events.some(event => event.name === name));
    return `    '${name}': ${sources.map(source => `${source.name}Events['${name}']`).join(' | ')};`;
  });
  return `${elements.map(listener).join('\n\n')}

declare global {
  interface GlobalEventHandlersEventMap {
${global.join('\n')}
  }
}`;
}

/** The last two of the overloads are the platform's own, which an overload of ours would else hide. */
function listener({ name, file, events }) {
  const method = (
    verb,
    options,
  ) => `    ${verb}EventListener<K extends keyof ${name}Events>(type: K, listener: (this: ${name}, event: ${name}Events[K]) => unknown, options?: boolean | ${options}): void;
    ${verb}EventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | ${options}): void;
    ${verb}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | ${options}): void;`;
  return `export interface ${name}Events {${events.map(event => `\n  /** ${event.description} */\n  '${event.name}': ${event.type.text};`).join('')}
}
declare module './components/${file}/${file}.js' {
  interface ${name} {
${method('add', 'AddEventListenerOptions')}
${method('remove', 'EventListenerOptions')}
  }
}`;
}
