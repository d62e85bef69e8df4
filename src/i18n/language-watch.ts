const callbacks = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when a `lang` or `dir` changes anywhere on the page. Returns what ends it. */
export function watchLanguage(callback: () => void): () => void {
  callbacks.add(callback);
  if (!observer) {
    observer = new MutationObserver(() => callbacks.forEach(call => call()));
    observer.observe(document, { attributeFilter: ['lang', 'dir'], subtree: true });
  }
  return () => {
    callbacks.delete(callback);
    if (callbacks.size) return;
    observer?.disconnect();
    observer = undefined;
  };
}
