import { readState, writeState } from '../page-tools/state.mjs';
import { isColour, isLength } from './css-values.mjs';
import { formats } from './snippets.mjs';

/** No setting of a webmaster's is longer; a longer one is left out. */
const LONGEST = 2000;

/** What may be chosen of the page around the element, and of the builder itself. */
export const choices = {
  width: ['', '320', '390', '480', '768', '1024'],
  language: ['', 'en-GB', 'en-US', 'fr-CA', 'fr-FR'],
  direction: ['', 'rtl'],
  scheme: ['', 'dark'],
  format: formats.map(({ name }) => name),
};

/** Colours of the host's page, which the element stands on. */
export const pageColours = [
  { name: 'page-background', title: 'Your page’s background', fallback: 'Canvas', kind: 'colour' },
  { name: 'page-text', title: 'Your page’s text', fallback: 'CanvasText', kind: 'colour' },
];

/** The whole state of the builder, as it stands behind the hash: what is typed here is sent to no server. */
export function readHash(hash, elements) {
  const given = [...new URLSearchParams(hash.replace(/^#/, ''))];
  const parameters = new URLSearchParams(given.filter(([, value]) => value.length <= LONGEST));
  const { element, attributes, view } = readState(parameters, elements, Object.keys(choices));
  const chosen = elements.find(({ tagName }) => tagName === element);
  for (const attribute of chosen.attributes) {
    if (!isValue(attributes[attribute.name], attribute)) delete attributes[attribute.name];
  }
  for (const [name, values] of Object.entries(choices))
    if (!values.includes(view[name])) view[name] = values[0];
  return {
    element,
    attributes,
    view,
    hasDark: parameters.has('dark'),
    tokens: readColours(parameters, chosen.tokens),
    page: readColours(parameters, pageColours),
    fallback: {
      text: parameters.get('fallback-text') ?? '',
      url: readLink(parameters.get('fallback-url')),
    },
  };
}

export function writeHash({ tokens, page, hasDark, fallback, ...state }, elements) {
  const parameters = new URLSearchParams();
  writeState(parameters, state, elements);
  if (hasDark) parameters.set('dark', '');
  for (const [name, { light, dark }] of Object.entries({ ...page, ...tokens })) {
    if (light !== undefined) parameters.set(name, light);
    if (dark !== undefined) parameters.set(`dark-${name}`, dark);
  }
  for (const [name, value] of Object.entries(fallback)) if (value) parameters.set(`fallback-${name}`, value);
  return `#${parameters}`;
}

/** Whether a token's value is one that can be used. */
export const isUsable = (value, kind) => (kind === 'colour' ? isColour(value) : isLength(value));

function readColours(parameters, tokens) {
  const read = (name, kind) => {
    const value = parameters.get(name)?.trim();
    return value && isUsable(value, kind) ? value : undefined;
  };
  const colours = {};
  for (const { name, kind } of tokens) {
    const light = read(name, kind);
    const dark = kind === 'colour' ? read(`dark-${name}`, kind) : undefined;
    if (light !== undefined) colours[name] = { light, dark };
  }
  return colours;
}

function isValue(value, { kind, values }) {
  if (value === undefined) return false;
  if (kind === 'number') return /^\d{1,9}$/.test(value);
  return kind === 'choice' ? values.includes(value) : true;
}

/** A link that a webmaster's visitors may follow. */
export const readLink = value => (/^https?:\/\/[^\s/]/i.test(value ?? '') ? value : '');
