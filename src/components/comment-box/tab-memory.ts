const KEY = 'callbox';

/**
 * What this tab remembers, after it was given something else to remember; '' makes it forget.
 *
 * The only place that touches a visitor's storage. Where the browser refuses it, or it is full, nothing is remembered.
 */
export function tabMemory(words?: string): string | null {
  try {
    if (words !== undefined) sessionStorage.setItem(KEY, words);
    if (words === '') sessionStorage.removeItem(KEY);
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // a SecurityError or a QuotaExceededError
  }
}
