import { isOwn, part, propertiesOf, within } from './schemas.mjs';

/** Every object that a schema describes, with the way to it: names, and `*` for each entry of a list. */
export function objectsIn(node, path = []) {
  const { schema } = node;
  if (schema.items) return objectsIn(within(node, 'items'), [...path, '*']);
  if (!schema.properties) return [];
  const inner = propertiesOf(node).filter(({ name, file }) => isOwn(name) && name !== 'items' && file);
  return [
    { path, node },
    ...inner.flatMap(({ name, reference }) => objectsIn(part(reference), [...path, name])),
  ];
}

/** A value of every property of an object. */
export function sampleOf(node) {
  return Object.fromEntries(
    propertiesOf(node).map(property => [property.name, exampleOf(part(property.reference))]),
  );
}

function exampleOf(node) {
  const { examples, enum: words, type, items, const: only } = node.schema;
  if (only) return only;
  if (examples) return examples[0];
  if (words) return words[0];
  if (type === 'array' && items) return [exampleOf(within(node, 'items'))];
  if (type === 'object') return sampleOf(node);
  throw new Error(`${node.reference} has no example`);
}

/** What an object needs besides that property, so as to be kept. */
export function siblingsOf(node, property) {
  const { required = [], anyOf = [] } = node.schema;
  const names = [...required, ...(anyOf[0]?.required ?? [])].filter(name => name !== property);
  return Object.fromEntries(names.map(name => [name, exampleOf(within(node, 'properties', name))]));
}

/** All names, all but one of them, each alone, and none. */
export const choicesOf = names => [
  names,
  ...names.map(name => names.filter(other => other !== name)),
  ...names.map(name => [name]),
  [],
];

const ADDRESSES = [
  'https://a.example/',
  'http://a.example/',
  'mailto:a@b.example',
  'tel:+17055550100',
  'webcal://a.example/',
  'ftp://a.example/',
  'javascript:alert(1)',
  'data:,x',
  'blob:x',
  '',
];
const DATES = [
  '2026-05-14T18:30:00-04:00',
  '2026-05-14T22:30:00.5Z',
  '2026-02-30T12:00:00Z',
  'yesterday',
  '',
];

/** Values that a field should take and values that it should refuse; nothing for a field that is no plain value. */
export function probesOf({ schema }) {
  const { type, format, pattern, enum: words, examples = [], minimum, maximum, anyOf, const: only } = schema;
  if (only || type === 'object' || (type === 'array' && schema.items.$ref)) return undefined;
  if (type === 'array') return schema.items.type === 'object' ? undefined : [...examples, 'x', {}, 1, true];
  if (type === 'boolean') return [true, false, 'true', 1, {}, []];
  if (anyOf?.some(({ type: other }) => other === 'boolean'))
    return [...examples, ...DATES, false, 'true', 1, null, {}, []];
  if (type === 'number' || type === 'integer') {
    // A picture of no size is told from one of unknown size by the schema only.
    const edges = minimum === 1 ? [1] : [minimum, minimum - 1, maximum, maximum + 1].filter(Number.isFinite);
    return [...examples, ...edges, '1', true, null, {}, []];
  }
  const noText = [true, {}, [], null, ...(schema.description.includes('number is read') ? [] : [1])];
  if (format === 'email') return [...examples, 'desk', 'desk@city.example?subject=x', ...noText];
  if (pattern === '\\d') return [...examples, 'ring us', ...noText];
  if (words) return [...words, 'other', '', ...noText];
  if (format === 'uri') return [...examples, ...ADDRESSES, ...noText];
  if (format === 'date-time') return [...examples, ...DATES, ...noText];
  if (anyOf?.some(({ format }) => format === 'date')) return [...examples, ...DATES, ...noText];
  return [...examples, '', ' ', ...noText];
}
