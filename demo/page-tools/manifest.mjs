/** Reads the elements that there are, with their attributes and events, from the project's own manifest. */
export async function loadElements() {
  const response = await fetch('/custom-elements.json');
  if (!response.ok) throw new Error(`custom-elements.json was answered with ${response.status}`);
  const { modules } = await response.json();
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement, tagName }) => customElement && tagName)
    .map(({ tagName, description = '', attributes = [], events = [] }) => ({
      tagName,
      description,
      attributes: attributes.filter(({ name }) => name).map(readAttribute),
      events: events.map(({ name }) => name).filter(Boolean),
    }));
}

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
