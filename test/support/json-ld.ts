/** What search engines read on the page. */
export const scriptsOnPage = (): HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>('script[type="application/ld+json"]'),
];

/** All that is described there. */
export const describedOnPage = (): Record<string, unknown>[] =>
  scriptsOnPage().flatMap(script => JSON.parse(script.textContent)['@graph']);
