import 'axe-core/axe.min.js';
import type { AxeResults, Result } from 'axe-core';

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A widget is a piece of somebody's page: landmarks and the first heading are that page's to give.
const OF_THE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one'];

let last: Promise<unknown> = Promise.resolve();

/** Checks the element, as it is now, against WCAG 2.0 to 2.2 A and AA and axe's best practices. Needs the real clock. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await queue(() => check(element));
  if (violations.length > 0) throw new Error(violations.map(describeViolation).join('\n\n'));
}

function check(element: Element): Promise<AxeResults> {
  return window.axe.run(element, {
    runOnly: TAGS,
    rules: Object.fromEntries(OF_THE_PAGE.map(id => [id, { enabled: false }])),
    resultTypes: ['violations'],
  });
}

/** axe refuses to run twice at a time. */
function queue<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    ({ target, failureSummary }) => `  ${target.flat().join(' >>> ')}\n  ${failureSummary}`,
  );
  return [`${id} (${impact}): ${help}`, helpUrl, ...places].join('\n');
}
