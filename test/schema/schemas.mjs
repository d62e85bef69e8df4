import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export const BASE = 'https://callbox.example/schema/';

const folder = new URL('../../schema/', import.meta.url);

/** Every schema by its file's name. */
export const schemas = Object.fromEntries(
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
);

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
formats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** What is wrong with a value by a schema, or by a part of one such as `item.json#/$defs/author`; nothing where it is valid. */
export function faultsOf(value, reference) {
  const validate = ajv.getSchema(BASE + reference);
  if (!validate) throw new Error(`There is no schema ${reference}`);
  return validate(value)
    ? []
    : validate.errors.map(({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message} ${JSON.stringify(params)}`.trim(),
      );
}

export const isValid = (value, reference) => faultsOf(value, reference).length === 0;

/** Whether a field is of the object itself; an extension object has a schema of its own. */
export const isOwn = name => !name.startsWith('_');

/** A part of a schema: the schema itself, what it is called, and its file. */
export function part(reference) {
  const [file, pointer = ''] = reference.split('#');
  let schema = schemas[file];
  for (const name of pointer.split('/').slice(1)) schema = schema[name];
  if (!schema?.$ref) return { schema, reference, file };
  return part(schema.$ref.startsWith('#') ? file + schema.$ref : schema.$ref);
}

/** A part within a part. */
export function within({ reference }, ...names) {
  return part([reference.includes('#') ? reference : `${reference}#`, ...names].join('/'));
}

/** The properties of an object's schema: each with its name and its schema. */
export const propertiesOf = parent =>
  Object.keys(parent.schema.properties ?? {}).map(name => ({
    name,
    ...within(parent, 'properties', name),
  }));
