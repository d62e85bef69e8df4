const EVENTS = ['visibilitychange', 'pageshow', 'focus', 'online'];

/** Calls back when the page may have come back to the visitor: from another tab, the back-forward cache, sleep, or offline. */
export function onWake(callback: (event: Event) => void): () => void {
  const listener = (event: Event) => document.hidden || callback(event);
  for (const type of EVENTS) window.addEventListener(type, listener);
  return () => {
    for (const type of EVENTS) window.removeEventListener(type, listener);
  };
}
