const ROLES = {
  link: 'a[href]',
  button: 'button',
  disclosure: 'summary',
  heading: 'h1, h2, h3, h4, h5, h6',
  image: 'img',
  choice: 'select',
} as const;

interface Found {
  link: HTMLAnchorElement;
  button: HTMLButtonElement;
  disclosure: HTMLElement;
  heading: HTMLHeadingElement;
  image: HTMLImageElement;
  choice: HTMLSelectElement;
}

/** All things of a kind in the element that go by that name, in order; a visitor knows no other way to find them. */
export function findAll<R extends keyof Found>(
  host: Element,
  role: R,
  name: string | RegExp = /^/,
): Found[R][] {
  return allIn<Found[R]>(host, ROLES[role]).filter(element => isCalled(nameOf(element), name));
}

/** The first thing of a kind that goes by that name. */
export function find<R extends keyof Found>(host: Element, role: R, name: string | RegExp = /^/): Found[R] {
  const [first] = findAll(host, role, name);
  if (first) return first;
  const others = allIn(host, ROLES[role]).map(nameOf).join(' | ');
  throw new Error(`No ${role} is called ${String(name)}, only: ${others}`);
}

/** The pieces that a webmaster can style by that name of a part. */
export const parts = (host: Element, name: string): HTMLElement[] => allIn(host, `[part~="${name}"]`);

/** The words of each such piece. */
export const wordsOf = (elements: readonly Element[]): string[] => elements.map(folded);

/** What the description list in the element says, by its labels. */
export function factsIn(host: Element): Record<string, string> {
  const terms = allIn(host, 'dt');
  return Object.fromEntries(terms.map(term => [folded(term), folded(term.nextElementSibling!)]));
}

/** Everything in the element's own tree. */
export const allIn = <E extends Element = HTMLElement>(host: Element, selector = '*'): E[] => [
  ...host.shadowRoot!.querySelectorAll<E>(selector),
];

/** What a screen reader calls it. */
export const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? folded(withoutHidden(element));

function withoutHidden(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return copy;
}

const isCalled = (words: string, name: string | RegExp) =>
  typeof name === 'string' ? words === name : name.test(words);

const folded = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
