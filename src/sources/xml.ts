import { parseXml, type XmlElement, type XmlNode } from '@rgrove/parse-xml';

export type { XmlElement };

/** Bytes of an entity bomb are none: entities that a document declares itself are left as they are written. */
const OPTIONS = { ignoreUndefinedEntities: true };

/** The root element of a document; nothing where it is not well-formed. */
export function rootOf(text: string): XmlElement | undefined {
  try {
    return parseXml(text, OPTIONS).root ?? undefined;
  } catch {
    return undefined; // the parser's way to say that it is no XML
  }
}

const isElement = (node: XmlNode): node is XmlElement => node.type === 'element';

/** The name without its prefix: prefixes are the publisher's choice. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

/** Children of that name; `media:group` asks for the prefix, too. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  (element?.children ?? [])
    .filter(isElement)
    .filter(child => (name.includes(':') ? child.name : localName(child)) === name);

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** The text of the first child of that name, without white space at its ends, unless that is empty. */
export const childText = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim() || undefined;
