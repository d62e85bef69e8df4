import { html, nothing } from 'lit';
import { QUEUES, type Account, type Counts } from '../api-types.js';
import { words } from '../words.js';
import { titleOf } from './views.js';
import { maySee } from './rights.js';
import { hrefOf, type Route } from './routes.js';

const PAGES = ['threads', 'audit', 'listening', 'settings', 'accounts', 'people'] as const;

/** Where one can go: the queues with their counts, and the other pages that the account may see. */
export function renderNavigation(account: Account, route: Route, counts: Counts) {
  return html`
    <p class="nav-heading" id="nav-queues">${words.app.queues}</p>
    <ul role="list" aria-labelledby="nav-queues">
      ${QUEUES.map(queue => {
        const isHere = route.page === 'queue' && route.queue === queue;
        const count = counts[queue];
        return html`<li>
          <a href=${hrefOf({ page: 'queue', queue, filter: {} })} aria-current=${isHere ? 'page' : nothing}>
            <span>${words.queues[queue]}</span>
            ${count === undefined ? nothing : html`<span class="count" ?data-none=${count === 0}>${count.toLocaleString('en')}</span>`}
          </a>
        </li>`;
      })}
    </ul>
    <p class="nav-heading" id="nav-more">${words.app.more}</p>
    <ul role="list" aria-labelledby="nav-more">
      ${PAGES.filter(page => maySee(account, { page })).map(
        page =>
          html`<li>
            <a href=${hrefOf({ page })} aria-current=${isPartOf(route, page) ? 'page' : nothing}
              >${titleOf({ page }, account)}</a
            >
          </li>`,
      )}
    </ul>
  `;
}

function isPartOf(route: Route, page: (typeof PAGES)[number]): boolean {
  return (
    route.page === page ||
    (route.page === 'thread' && page === 'threads') ||
    (route.page === 'account' && page === 'accounts')
  );
}
