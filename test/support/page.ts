import { NativeEvent } from './native.js';

let visibility: DocumentVisibilityState | undefined;

Object.defineProperties(document, {
  visibilityState: { configurable: true, get: () => visibility ?? 'visible' },
  hidden: { configurable: true, get: () => visibility === 'hidden' },
});

/** The visitor turns to another tab. */
export function hidePage(): void {
  setVisibility('hidden');
}

/** The visitor comes back to the tab. */
export function showPage(): void {
  setVisibility('visible');
}

/** The visitor comes back to the page with the browser's Back button, and the browser had kept it. */
export function returnToPage(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
}

function setVisibility(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new NativeEvent('visibilitychange', { bubbles: true }));
}

afterEach('show the page', () => {
  visibility = undefined;
});
