/** Adds what is described in schema.org's words to the page; nothing where nothing is. */
export function addJsonLd(described: readonly (object | undefined)[]): HTMLScriptElement | undefined {
  const graph = described.filter(item => !!item);
  if (!graph.length) return undefined;
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  // A text node, since Trusted Types guard a script's properties; "<" is escaped for whoever serializes the page.
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c');
  script.append(document.createTextNode(json));
  document.head.append(script);
  return script;
}
