import { create } from '../page-tools/dom.mjs';
import { lay } from './contrast.mjs';
import { toHex } from './css-values.mjs';
import { isUsable } from './state.mjs';

const schemes = { light: 'Light', dark: 'Dark' };

/** The controls of an element's tokens, a picker beside every colour's text. */
export function createTokenControls(tokens, values) {
  return tokens.map(token =>
    token.kind === 'colour' ? colourControls(token, values) : lengthControl(token, values),
  );
}

function colourControls({ name, title, description, fallback }, values) {
  const fields = Object.entries(schemes).map(([scheme, label]) => {
    const id = `${scheme}-${name}`;
    const input = textInput(id, name, scheme, fallback);
    input.value = values[name]?.[scheme] ?? '';
    const picker = create('input', {
      type: 'color',
      'aria-label': `Pick: ${title ?? name}, ${label.toLowerCase()}`,
      'data-picks': id,
    });
    const parts = [
      create('label', { for: id }, label),
      create('div', { class: 'picked' }, input, picker),
      errorOf(id),
    ];
    return create('div', { class: scheme }, ...parts);
  });
  return create(
    'fieldset',
    { class: 'token' },
    create('legend', {}, title ?? create('code', {}, name)),
    create('p', { class: 'hint', id: `hint-${name}` }, description ?? ''),
    create('div', { class: 'pairs' }, ...fields),
    create('ul', { class: 'contrasts', id: `contrasts-${name}` }),
  );
}

function lengthControl({ name, description, fallback }, values) {
  const id = `light-${name}`;
  const input = textInput(id, name, 'light', fallback);
  input.value = values[name]?.light ?? '';
  const hint = create('p', { class: 'hint', id: `hint-${name}` }, description);
  return create('div', {}, create('label', { for: id }, create('code', {}, name)), input, hint, errorOf(id));
}

function textInput(id, name, scheme, fallback) {
  return create('input', {
    id,
    type: 'text',
    spellcheck: 'false',
    autocapitalize: 'none',
    placeholder: fallback,
    'data-token': name,
    'data-scheme': scheme,
    'aria-describedby': `hint-${name} error-${id} contrasts-${name}`,
  });
}

const errorOf = id => create('p', { class: 'error', id: `error-${id}` });

/** Reads the controls, and says beside each what is wrong with it. Gives the colours and lengths that can be used, by name. */
export function readTokenControls(container, tokens) {
  const values = {};
  for (const { name, kind } of tokens) {
    const set = {};
    for (const input of container.querySelectorAll(`[data-token="${name}"]`)) {
      const value = input.value.trim();
      const isWrong = value !== '' && !isUsable(value, kind);
      input.setAttribute('aria-invalid', String(isWrong));
      document.getElementById(`error-${input.id}`).textContent = isWrong ? errors[kind] : '';
      if (value !== '' && !isWrong) set[input.dataset.scheme] = value;
    }
    if (set.light !== undefined) values[name] = set;
  }
  return values;
}

const errors = {
  colour: 'This is no colour. Write it as #1d4f91 or as rgb(29 79 145).',
  length: 'This is no length. Write it as 1em or 16px.',
};

/** Shows beside every field the colour that holds, as it is seen: what is set, or else what the element takes. */
export function showOnPickers(container, colours) {
  for (const picker of container.querySelectorAll('[data-picks]')) {
    const field = document.getElementById(picker.dataset.picks);
    const { token, scheme } = field.dataset;
    const colour = colours[scheme][token];
    if (!colour) continue;
    picker.value = toHex(lay(colour, colours[scheme]['page-background']));
    if (colour[3] === 1) field.placeholder = picker.value;
  }
}
