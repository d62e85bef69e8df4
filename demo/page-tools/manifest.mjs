/** Reads the elements that there are, with their attributes, events and tokens, from the project's own manifest. */
export async function loadElements() {
  const response = await fetch('custom-elements.json');
  if (!response.ok) throw new Error(`custom-elements.json was answered with ${response.status}`);
  return readManifest(await response.json());
}

export const readManifest = ({ modules }) =>
  modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement, tagName }) => customElement && tagName)
    .map(({ tagName, description = '', attributes = [], events = [], cssProperties = [] }) => ({
      tagName,
      description,
      attributes: attributes.filter(({ name }) => name).map(readAttribute),
      events: events.map(({ name }) => name).filter(Boolean),
      tokens: cssProperties.map(readToken),
    }));

function readAttribute({ name, description = '', type, default: fallback }) {
  const words = (type?.text ?? 'string').split('|').map(word => word.trim());
  const values = words.map(word => /^'(.*)'$/.exec(word)?.[1]).filter(value => value !== undefined);
  return {
    name,
    description,
    values,
    kind: kindOf(words, values),
    fallback: fallback?.replace(/^'(.*)'$/, '$1'),
  };
}

function kindOf(words, values) {
  if (values.length > 1) return 'choice';
  if (words.includes('boolean')) return 'flag';
  return words.includes('number') ? 'number' : 'text';
}

/** A token is a colour or a length; the manifest tells by its words alone. */
const readToken = ({ name, description = '', default: fallback }) => ({
  name,
  description,
  fallback,
  kind: /^colou?r\b/i.test(description) ? 'colour' : 'length',
});
