export const escapeHtml = text =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A start tag with one attribute on a line; an attribute whose value is empty is a name alone. */
export const startTag = (name, attributes) =>
  `<${[name, ...attributes.map(([attribute, value]) => (value === '' ? attribute : `${attribute}="${escapeHtml(value)}"`))].join('\n  ')}>`;

/** The address as it reads on another site; what is none stays, since the element says what is wrong with it. */
export function absolute(address, base = location.href) {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
