export const byId = id => document.getElementById(id);

/** Makes an element with attributes (`true` for a bare one, none for `undefined` and `false`) and children. */
export function create(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

export const option = (value, text) => create('option', { value }, text);
