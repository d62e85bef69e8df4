/** The value of an attribute on an element or its nearest ancestor that has it, also outside of shadow roots. */
export function nearest(element: Element, attribute: string): string | undefined {
  for (let scope: Element | undefined = element; scope; scope = (scope.getRootNode() as ShadowRoot).host) {
    const owner: Element | null = scope.closest(`[${attribute}]`);
    if (owner) return owner.getAttribute(attribute)!;
  }
  return undefined;
}
