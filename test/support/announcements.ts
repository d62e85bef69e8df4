const LIVE = '[role="status"], [role="alert"]';

/**
 * Collects what is said to those who hear the page, as `status: …` and `alert: …`, until the test ends.
 *
 * That is each new text of a live region that was there before, and of an alert also its first.
 */
export function hearAnnouncements(box: Element): readonly string[] {
  const root = box.shadowRoot!;
  const known = new Map<Element, string>();
  const heard: string[] = [];
  const look = (isFirst = false) => {
    for (const region of root.querySelectorAll(LIVE)) {
      const words = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      const role = region.getAttribute('role')!;
      const isNews = known.has(region) ? known.get(region) !== words : role === 'alert';
      if (isNews && words && !isFirst) heard.push(`${role}: ${words}`);
      known.set(region, words);
    }
  };
  look(true);
  const observer = new MutationObserver(() => look());
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  observers.add(observer);
  return heard;
}

const observers = new Set<MutationObserver>();

afterEach('stop listening', () => {
  for (const observer of observers) observer.disconnect();
  observers.clear();
});
