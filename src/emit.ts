/** Dispatches one of our events: it bubbles and leaves shadow roots, so that a page can listen at its top. */
export function emit(host: HTMLElement, type: string, detail: object): void {
  host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}
