/**
 * Puts the focus on an element if it was lost: what had it has left the page, or was disabled for a moment.
 *
 * Nobody's focus is taken away from where it is: who has gone on meanwhile stays there.
 */
export function catchFocus(element: HTMLElement | null | undefined): void {
  const { activeElement, body } = document;
  if (!activeElement || activeElement === body) element?.focus();
}
