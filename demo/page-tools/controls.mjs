import { create, option } from './dom.mjs';

/** The form controls for an element's attributes, each told by its type in the manifest. */
export function createControls(attributes, values) {
  return attributes.map(attribute => {
    const { name, kind, description } = attribute;
    const id = `attribute-${name}`;
    const control = createControl(attribute, values[name]);
    control.id = id;
    control.dataset.attribute = name;
    control.setAttribute('aria-describedby', `${id}-hint`);
    const label = create('label', { for: id }, create('code', {}, name));
    const hint = create('p', { id: `${id}-hint`, class: 'hint' }, description);
    const parts =
      kind === 'flag' ? [create('div', { class: 'flag' }, control, label), hint] : [label, control, hint];
    return create('div', { class: 'attribute' }, ...parts);
  });
}

function createControl({ kind, values, fallback }, value) {
  if (kind === 'flag') {
    const box = create('input', { type: 'checkbox' });
    box.checked = value !== undefined;
    return box;
  }
  if (kind === 'choice') {
    const select = create('select', {}, option('', `Not set${fallback ? ` (${fallback})` : ''}`));
    select.append(...values.map(each => option(each, each)));
    select.value = value ?? '';
    return select;
  }
  const input = create('input', {
    type: kind === 'number' ? 'number' : 'text',
    spellcheck: 'false',
    placeholder: fallback && fallback !== 'undefined' && fallback !== "''" ? fallback : undefined,
  });
  input.value = value ?? '';
  return input;
}

/** The attributes that are set, by name. */
export function readControls(container) {
  const attributes = {};
  for (const control of container.querySelectorAll('[data-attribute]')) {
    const name = control.dataset.attribute;
    if (control.type === 'checkbox') {
      if (control.checked) attributes[name] = '';
    } else if (control.value !== '') {
      attributes[name] = control.value;
    }
  }
  return attributes;
}
