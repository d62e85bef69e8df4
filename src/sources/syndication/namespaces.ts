import { rootOf, type XmlElement } from '../reading/xml.js';
import { addressOf } from '../reading/values.js';

/** The prefixes by which we look for elements, whatever a publisher calls them. */
const PREFIXES: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/^http:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#)/i, 'atom'],
  [/^http:\/\/(?:purl\.org\/rss\/1\.0\/$|my\.netscape\.com\/|backend\.userland\.com\/)/i, ''],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\//i, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\//i, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\//i, 'dcterms'],
  [/^http:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd/i, 'itunes'],
  [/podcast-?index(?:-org)?(?:\.org)?\/(?:namespace\/1\.0|podcast-namespace)/i, 'podcast'],
  [/^http:\/\/www\.youtube\.com\/xml\/schemas\/2015/i, 'yt'],
  [/^http:\/\/rssnamespace\.org\/feedburner\//i, 'feedburner'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/^http:\/\/(?:www\.w3\.org\/2007\/app|purl\.org\/atom\/app#)/i, 'app'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/i, 'rdf'],
];

type Scope = Readonly<Record<string, string>>;

/**
 * The root of a feed in which every element of a known namespace has our prefix: "media:group", "atom:entry"; none in RSS's own.
 *
 * @param own The prefix of elements without a namespace.
 */
export function feedRoot(text: string, own: '' | 'atom'): XmlElement | undefined {
  const root = rootOf(text);
  const waiting: { element: XmlElement; outer: Scope }[] = [];
  if (root) waiting.push({ element: root, outer: { '': own } });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, outer } = next;
    const scope = scopeOf(element, outer, own);
    const [prefix, name] = split(element.name);
    const known = Object.hasOwn(scope, prefix) ? scope[prefix]! : prefix;
    element.name = known ? `${known}:${name}` : name;
    for (const child of element.children) {
      if (child.type === 'element') waiting.push({ element: child as XmlElement, outer: scope });
    }
  }
  return root;
}

function split(name: string): [prefix: string, name: string] {
  const colon = name.indexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}

function scopeOf({ attributes }: XmlElement, outer: Scope, own: string): Scope {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (!declared.length) return outer;
  const entries = declared.map(([name, namespace]): [string, string] => {
    const prefix = name.slice('xmlns:'.length);
    const known = PREFIXES.find(([pattern]) => pattern.test(namespace.trim()))?.[1];
    return [prefix, known ?? (namespace.trim() ? `other-${prefix}` : own)];
  });
  return { ...outer, ...Object.fromEntries(entries) };
}

/** What relative addresses in an element are resolved against: its `xml:base`, else what is outside of it. */
export function baseOf(element: XmlElement, base: string): string {
  const written: string[] = [];
  for (let node: XmlElement | undefined = element; node; node = node.parent as XmlElement | undefined) {
    const own = node.attributes?.['xml:base']; // the document, above the root, has no attributes
    if (own) written.push(own);
  }
  return written.reduceRight((outer, own) => addressOf(own, outer) ?? outer, base);
}

/** The nearest `xml:lang`. */
export function langOf(element: XmlElement): string | undefined {
  for (let node: XmlElement | undefined = element; node; node = node.parent as XmlElement | undefined) {
    const lang = node.attributes?.['xml:lang']?.trim();
    if (lang) return lang;
  }
  return undefined;
}
