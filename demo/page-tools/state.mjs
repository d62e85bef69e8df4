/** What is set, as it stands in the parameters of a page's address. */
export function readState(parameters, elements, viewNames) {
  const chosen = elements.find(({ tagName }) => tagName === parameters.get('element')) ?? elements[0];
  const attributes = {};
  for (const { name } of chosen.attributes) if (parameters.has(name)) attributes[name] = parameters.get(name);
  const view = Object.fromEntries(viewNames.map(name => [name, parameters.get(`view-${name}`) ?? '']));
  return { element: chosen.tagName, attributes, view };
}

/** Writes it there; parameters of others, such as an event list's own filter, stay. */
export function writeState(parameters, { element, attributes, view }, elements) {
  for (const { name } of elements.flatMap(({ attributes }) => attributes)) parameters.delete(name);
  parameters.set('element', element);
  for (const [name, value] of Object.entries(attributes)) parameters.set(name, value);
  for (const [name, value] of Object.entries(view)) {
    if (value) parameters.set(`view-${name}`, value);
    else parameters.delete(`view-${name}`);
  }
}
