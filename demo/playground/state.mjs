const viewNames = ['scheme', 'direction', 'language', 'width'];

/** What is set, as it stands in the page's address. */
export function readState(elements) {
  const query = new URLSearchParams(location.search);
  const chosen = elements.find(({ tagName }) => tagName === query.get('element')) ?? elements[0];
  const attributes = {};
  for (const { name } of chosen.attributes) if (query.has(name)) attributes[name] = query.get(name);
  const view = Object.fromEntries(viewNames.map(name => [name, query.get(`view-${name}`) ?? '']));
  return { element: chosen.tagName, attributes, view };
}

/** Writes it there; parameters of others, such as an event list's own filter, stay. */
export function writeState({ element, attributes, view }, elements) {
  const url = new URL(location.href);
  const query = url.searchParams;
  for (const { name } of elements.flatMap(({ attributes }) => attributes)) query.delete(name);
  for (const name of viewNames) query.delete(`view-${name}`);

  query.set('element', element);
  for (const [name, value] of Object.entries(attributes)) query.set(name, value);
  for (const [name, value] of Object.entries(view)) if (value) query.set(`view-${name}`, value);
  history.replaceState(null, '', url);
}
