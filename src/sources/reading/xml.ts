import { parseXml, type XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { escapeText } from './markup.js';

export type { XmlElement };

/** Bytes of an entity bomb are none: entities that a document declares itself are left as they are written. */
const OPTIONS = { ignoreUndefinedEntities: true };

/** The root element of a document; nothing where it is not well-formed and can't be mended. */
export const rootOf = (text: string): XmlElement | undefined => parse(text) ?? parse(mended(text));

function parse(text: string): XmlElement | undefined {
  try {
    const { root } = parseXml(text, OPTIONS);
    return root ? withoutDepths(root) : undefined;
  } catch {
    return undefined; // the parser's way to say that it is no XML
  }
}

/** Elements in elements; no format that we know comes near it, and to read the text of thousands overflows the stack. */
const DEEPEST = 200;

function withoutDepths(root: XmlElement): XmlElement {
  let level = [root];
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap(({ children }) => children.filter(isElement));
  }
  for (const element of level) element.children = [];
  return root;
}

/** What publishers' templates get wrong: a blank line at the start, a bare ampersand, a character that XML forbids. */
function mended(text: string): string {
  const clean = text.replace(/^[\ufeff\s]+/, '').replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
  let result = '';
  for (let at = 0; ;) {
    const start = clean.indexOf('<![CDATA[', at);
    const end = start < 0 ? -1 : clean.indexOf(']]>', start);
    if (end < 0) return result + withReferences(clean.slice(at));
    result += withReferences(clean.slice(at, start)) + clean.slice(start, end);
    at = end;
  }
}

/** References to a character that XML forbids go; what only looks like a reference is the text that it is. */
const withReferences = (text: string): string =>
  text.replace(/&(?:#(\d+|x[\da-f]+);|[a-z][\w.-]{0,31};)?/gi, (whole, point?: string) => {
    if (whole === '&') return '&amp;';
    return point && !isAllowed(Number(/^x/i.test(point) ? `0${point}` : point)) ? '' : whole;
  });

const isAllowed = (point: number): boolean =>
  (point >= 0x20 && point < 0xd800) ||
  (point > 0xdfff && point <= 0x10ffff && point !== 0xfffe && point !== 0xffff) ||
  [9, 10, 13].includes(point);

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

/** An attribute without white space at its ends, unless that is empty. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes[name]?.trim() || undefined;

const VOID = /^(?:area|br|col|embed|hr|img|input|source|track|wbr)$/;

/** What stands in an element as HTML, of which its text is a part. */
export const innerHtml = (element: XmlElement): string =>
  element.children
    .map(child => {
      if (!isElement(child)) return 'text' in child ? escapeText(child.text) : '';
      const name = localName(child);
      const attributes = Object.entries(child.attributes)
        .filter(([attribute]) => !/^xml/.test(attribute))
        .map(([attribute, value]) => ` ${attribute}="${escapeText(value)}"`);
      const start = `<${[name, ...attributes].join('')}>`;
      return VOID.test(name) ? start : `${start}${innerHtml(child)}</${name}>`;
    })
    .join('');

/** The HTML that an element holds, written as text, as it should be, or as elements. */
export const htmlIn = (element: XmlElement): string =>
  element.children.some(isElement) ? innerHtml(element).trim() : element.text.trim();
