import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readElements } from '../scripts/build/manifest.mjs';

const here = new URL('./', import.meta.url);
const readJson = path => JSON.parse(readFileSync(new URL(path, here), 'utf8'));

/** A table stands between `<!-- table: what of-what -->` and `<!-- end -->`. */
const TABLE = /(<!-- table: (\S+) (\S+) -->)[^]*?(<!-- end -->)/g;

/** What can be told of an element from the manifest, and of a feed's object from its schema. */
const tables = { attributes, events, parts, tokens, fields };

/** The text of a page with its tables as the code has them now. */
export async function withTables(name) {
  const path = fileURLToPath(new URL(name, here));
  const page = readFileSync(path, 'utf8').replace(
    TABLE,
    (_, begin, kind, subject, end) => `${begin}\n\n${tables[kind](subject)}\n\n${end}`,
  );
  return format(page, { ...(await resolveConfig(path)), filepath: path });
}

export const pages = readdirSync(here).filter(name => name.endsWith('.md'));

function attributes(tag) {
  const members = element(tag).members.filter(({ kind }) => kind === 'field');
  return table(
    ['attribute', 'property', 'type', 'meaning'],
    members.map(({ attribute, name, type, description, default: initial }) => [
      attribute ? code(attribute) : '',
      code(name),
      code(type.text.replace(/ \| undefined$/, '')),
      description + (initial && initial !== "''" ? ` Default: ${code(initial)}.` : ''),
    ]),
  );
}

function events(tag) {
  return table(
    ['event', '`detail`', 'when'],
    element(tag).events.map(({ name, type, description }) => [
      code(name),
      code(type.text.replace(/^CustomEvent<(.*)>$/, '$1')),
      description,
    ]),
  );
}

function parts(tag) {
  return table(
    ['part', 'what it is'],
    element(tag).cssParts.map(({ name, description }) => [code(name), description]),
  );
}

function tokens(tag) {
  return table(
    ['custom property', 'default', 'what it is'],
    element(tag).cssProperties.map(({ name, default: initial, description }) => [
      code(name),
      initial ? code(initial) : '',
      description,
    ]),
  );
}

/** The fields of `feed.json`, or of a part of a schema such as `appeal.json#person`. */
function fields(subject) {
  const [file, part] = subject.split('#');
  const schema = readJson(`../schema/${file}`);
  const { properties, required = [] } = part ? (schema.$defs?.[part] ?? schema.properties[part]) : schema;
  return table(
    ['field', 'type', 'meaning'],
    Object.entries(properties)
      .filter(([, { $ref = '' }]) => !$ref.endsWith('.json'))
      .map(([name, field]) => [
        code(name) + (required.includes(name) ? ' (required)' : ''),
        typeOf(field),
        meaningOf(field),
      ]),
  );
}

function typeOf({ type, items, format: kind, const: only, properties, anyOf = [] }) {
  if (only) return code(only);
  if (type === 'array') return `list of ${items.type === 'string' ? 'strings' : 'objects'}`;
  if (type === 'object' && properties) return code(`{ ${Object.keys(properties).join(', ')} }`);
  if (kind === 'uri') return 'address';
  if (anyOf.some(({ type: other }) => other === 'boolean')) return 'boolean or date';
  return kind === 'date-time' || anyOf.some(({ format: other }) => other === 'date') ? 'date' : type;
}

function meaningOf({ description, enum: words }) {
  return words ? `${description} One of ${words.map(code).join(' ')}.` : description;
}

const element = tag => readElements().find(({ tagName }) => tagName === tag);

const code = text => `\`${text}\``;

function table(head, rows) {
  const line = cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of pages) writeFileSync(new URL(name, here), await withTables(name));
}
