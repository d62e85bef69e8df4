import DOMPurify from 'dompurify';
import { linkAddress } from './shape.js';

const TAGS = 'p br em strong b i ul ol li a blockquote q cite h1 h2 h3 h4 h5 h6'.split(' ');

/**
 * Makes a feed's markup safe to show: the one door through which markup comes into a page.
 *
 * Keeps paragraphs, emphasis, lists, links, quotes and headings, and the text of everything else. Headings come below
 * `headingLevel`, links lead only to `http(s)`, `mailto` and `tel` and tell search engines that we do not vouch for them.
 */
export function safeHtml(html: string, base: string, headingLevel: number): DocumentFragment {
  const fragment: DocumentFragment | null = DOMPurify.sanitize(withoutInlineCode(html), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'lang', 'dir'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  if (!fragment) throw new TypeError('The sanitizer may not or cannot parse it'); // by Trusted Types; a set of frames
  for (const link of fragment.querySelectorAll('a')) {
    const href = linkAddress(link.getAttribute('href'), { base });
    if (!href || !link.textContent?.trim()) {
      link.replaceWith(...link.childNodes); // such as one around a picture, which is dropped
      continue;
    }
    link.setAttribute('href', href);
    link.rel = 'noopener nofollow';
  }
  mapHeadings(fragment, headingLevel);
  return fragment;
}

/** Puts the markup's highest headings one level below the widget's, and skips no level on the way down (WCAG 1.3.1). */
function mapHeadings(fragment: DocumentFragment, headingLevel: number): void {
  const headings = [...fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const used = [...new Set(headings.map(({ localName }) => localName))].sort();
  let last = headingLevel;
  for (const heading of headings) {
    last = Math.min(headingLevel + 1 + used.indexOf(heading.localName), last + 1, 6);
    const mapped = document.createElement(`h${last}`);
    for (const { name, value } of heading.attributes) mapped.setAttribute(name, value);
    mapped.append(...heading.childNodes);
    heading.replaceWith(mapped);
  }
}

/**
 * Takes inline styles and handlers out before anything is parsed.
 *
 * None of them would be kept or run, but where a page's Content Security Policy forbids them the browser reports a
 * violation as soon as it parses one, even into a document that nobody sees.
 */
const withoutInlineCode = (html: string): string =>
  html
    .split(/<\/style\s*>/i)
    .map(part => part.replace(/<style\b[^]*/i, ''))
    .join('')
    .replace(/<[a-z][^<>]*>/gi, tag =>
      tag.replace(VALUE_OR_NAME, (whole, name) => (name ? ` data-${name}` : whole)),
    );

/** A whole value, so that nothing in it is taken for a name, or the name of a style or handler. */
const VALUE_OR_NAME = /=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)|[\s/"'](style|on\w+)(?=\s*=)/gi;
