import { readFileSync, writeFileSync } from 'node:fs';
import { propertiesOf, readElements } from './manifest.mjs';

/** Writes what editors complete and explain our tags by: VS Code's custom data, and JetBrains' web-types. */
export function writeEditorData(folder) {
  const write = (name, data) => writeFileSync(`${folder}/${name}`, `${JSON.stringify(data, null, 2)}\n`);
  write('vscode.html-custom-data.json', customData(readElements()));
  write('web-types.json', webTypes(readElements()));
}

function customData(elements) {
  return {
    version: 1.1,
    tags: elements.map(element => ({
      name: element.tagName,
      description: element.description,
      attributes: attributesOf(element).map(({ attribute, description, type }) => ({
        name: attribute,
        description,
        ...(type.text === 'boolean' && { valueSet: 'v' }),
        ...(wordsOf(type).length > 0 && { values: wordsOf(type).map(name => ({ name })) }),
      })),
    })),
  };
}

function webTypes(elements) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map(element => ({
          name: element.tagName,
          description: element.description,
          attributes: attributesOf(element).map(({ attribute, description, type, default: initial }) => ({
            name: attribute,
            description,
            value: { type: type.text, ...(initial && { default: initial }) },
          })),
          js: {
            properties: propertiesOf(element).map(({ name, description, type }) => ({
              name,
              description,
              type: type.text,
            })),
            events: element.events.map(({ name, description, type }) => ({
              name,
              description,
              type: type.text,
            })),
          },
          css: {
            parts: element.cssParts,
            properties: element.cssProperties.map(({ name, description }) => ({ name, description })),
          },
        })),
      },
    },
  };
}

const attributesOf = element => propertiesOf(element).filter(({ attribute }) => attribute);

/** The words that an attribute may be, where they are a list. */
const wordsOf = ({ text }) => [...text.matchAll(/'([^']+)'/g)].map(match => match[1]);
