/** Registers a tag once; a copy of Callbox that another script brought to the page keeps it. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, constructor);
}
