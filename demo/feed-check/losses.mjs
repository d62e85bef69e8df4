import { faultOfValue } from './values.mjs';

/** What JSON Feed or our schemas require and the widgets do without. */
const DONE_WITHOUT = [
  'feed.json title',
  'item.json mime_type',
  'video.json label',
  'video.json kind',
  ...['post_url', 'moderation', 'max_length', 'name', 'email', 'count'].map(name => `comments.json ${name}`),
];

const isRecord = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = step => typeof step === 'string';
const isBlank = value => value === null || value === undefined || value === '';

/** Finds the schema that a `$ref` leads to; a schema comes with the file that it stands in. */
export function follow(schemas, { file, schema }) {
  if (!schema.$ref) return { file, schema };
  const [to, pointer = ''] = schema.$ref.split('#');
  const target = to || file;
  let found = schemas[target];
  for (const name of pointer.split('/').slice(1)) found = found[name];
  return follow(schemas, { file: target, schema: found });
}

/**
 * What the widgets' reader drops of a value, by the schema that describes it.
 *
 * Says why the value itself is dropped, and hands every part that is dropped to `onLoss`, with its place and the schema of it.
 * `null` and empty texts are no loss: that is how many systems write that there is nothing.
 *
 * @param place Names of fields, and numbers of entries from 0.
 */
export function findLosses(value, node, { schemas, base, onLoss }, place = []) {
  const { file, schema } = follow(schemas, node);
  const within = (part, inner, name) =>
    findLosses(part, { file, schema: inner }, { schemas, base, onLoss }, [...place, name]);

  if (schema.items) {
    if (!Array.isArray(value)) return 'is no list; a list stands in [ ]';
    value.forEach((entry, index) => {
      const words = within(entry, schema.items, index);
      if (words && !isBlank(entry))
        onLoss({ place: [...place, index], value: entry, words, schema: schema.items });
    });
    return undefined;
  }
  if (!schema.properties) return faultOfValue(value, schema, place.findLast(isName), base);
  if (!isRecord(value)) return 'is no object; an object stands in { }';

  const kept = new Set();
  for (const [name, inner] of Object.entries(schema.properties)) {
    if (name === 'items' || isBlank(value[name])) continue;
    const words = within(value[name], inner, name);
    if (!words) kept.add(name);
    else
      onLoss({
        place: [...place, name],
        value: value[name],
        words,
        schema: follow(schemas, { file, schema: inner }).schema,
      });
  }
  const lacking = (schema.required ?? []).filter(
    name => name !== 'items' && !kept.has(name) && !DONE_WITHOUT.includes(`${file} ${name}`),
  );
  if (lacking.length) return `lacks ${lacking.map(name => `\`${name}\``).join(' and ')}`;
  // Of an item's own choice, between content_text and content_html, the widgets can do without either.
  const choices = place.length === 0 ? [] : (schema.anyOf ?? []).flatMap(({ required = [] }) => required);
  if (choices.length && !choices.some(name => kept.has(name)))
    return `lacks ${choices
      .map(name => `\`${name}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')}`;
  return undefined;
}
