/**
 * The text that a visitor sees in the element: through shadow roots and slots, without what is hidden, white space folded.
 *
 * What is there for a screen reader alone (clipped to a pixel) is left out too. Works on elements of a frame as well.
 */
export function visibleText(element: Element): string {
  const words: string[] = [];
  collectElement(element, words);
  return words.join('').replace(/\s+/g, ' ').trim();
}

function collectElement(element: Element, words: string[]): void {
  const style = styleOf(element);
  if (NEVER_TEXT.has(element.localName) || isHidden(element, style)) return;
  const edge = isOwnLine(element, style) ? ' ' : '';
  words.push(edge);
  for (const child of composedChildren(element)) {
    if (child.nodeType === Node.ELEMENT_NODE) collectElement(child as Element, words);
    else if (child.nodeType === Node.TEXT_NODE && style.visibility === 'visible')
      words.push((child as Text).data);
  }
  words.push(edge);
}

const NEVER_TEXT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'select',
  'textarea',
  'audio',
  'video',
  'iframe',
]);

function composedChildren(element: Element): readonly Node[] {
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : [...element.childNodes];
  }
  if (element.localName === 'details' && !(element as HTMLDetailsElement).open) {
    return [...element.children].filter(child => child.localName === 'summary').slice(0, 1);
  }
  return [...(element.shadowRoot ?? element).childNodes];
}

function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.contentVisibility === 'hidden') return true;
  const { width, height } = element.getBoundingClientRect();
  const isPixel = width <= 1 && height <= 1 && style.overflow !== 'visible';
  return style.position === 'absolute' && (isPixel || style.clipPath !== 'none');
}

function isOwnLine(element: Element, { display }: CSSStyleDeclaration): boolean {
  return element.localName === 'br' || !/^(?:inline|contents|ruby)/.test(display);
}

function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}
