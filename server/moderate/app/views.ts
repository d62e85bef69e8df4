import { html } from 'lit';
import type { Account, Terms } from '../api-types.js';
import '../accounts/account-page.js';
import '../accounts/accounts-page.js';
import '../audit/audit-page.js';
import '../comment/comment-page.js';
import '../listening/listening-page.js';
import '../people/people-page.js';
import '../queue/queue-page.js';
import '../settings/settings-page.js';
import '../sign-in/password-page.js';
import '../threads/thread-page.js';
import '../threads/threads-page.js';
import { words } from '../words.js';
import { may, maySee } from './rights.js';
import { hrefOf, type Route } from './routes.js';

/** What stands at a route, for an account. */
export function renderView(route: Route, account: Account, settings: Terms | undefined) {
  if (!maySee(account, route)) return renderNote(titleOf(route, account), words.app.forbidden);
  switch (route.page) {
    case 'queue':
      return html`<moderation-queue
        queue=${route.queue}
        .filter=${route.filter}
        .account=${account}
        .settings=${settings}
      ></moderation-queue>`;
    case 'comment':
      return html`<moderation-comment-page
        comment-id=${route.id}
        .account=${account}
        .settings=${settings}
      ></moderation-comment-page>`;
    case 'threads':
      return html`<moderation-threads></moderation-threads>`;
    case 'thread':
      return html`<moderation-thread name=${route.name} .account=${account}></moderation-thread>`;
    case 'audit':
      return html`<moderation-audit
        account=${route.account ?? ''}
        comment=${route.comment ?? ''}
      ></moderation-audit>`;
    case 'listening':
      return html`<moderation-listening month=${route.month ?? ''}></moderation-listening>`;
    case 'settings':
      return html`<moderation-settings .account=${account}></moderation-settings>`;
    case 'accounts':
      return html`<moderation-accounts .account=${account}></moderation-accounts>`;
    case 'account':
      return html`<moderation-account account-id=${route.id} .account=${account}></moderation-account>`;
    case 'people':
      return html`<moderation-people></moderation-people>`;
    case 'password':
      return html`<moderation-password .account=${account}></moderation-password>`;
    case 'unknown':
      return renderNote(words.pages.unknown, words.app.unknown);
  }
}

/** What a route is called in the window's title. */
export function titleOf(route: Route, account: Account): string {
  const { pages, queues } = words;
  switch (route.page) {
    case 'queue':
      return queues[route.queue];
    case 'thread':
      return pages.thread(route.name);
    case 'settings':
      return may(account, 'admin') ? pages.settings : pages.heldWords;
    case 'account':
      return route.id === 'new' ? pages.newAccount : pages.account;
    default:
      return pages[route.page];
  }
}

function renderNote(heading: string, text: string) {
  return html`
    <h1 tabindex="-1">${heading}</h1>
    <p>${text}</p>
    <p><a href=${hrefOf({ page: 'queue', queue: 'pending', filter: {} })}>${words.app.toQueue}</a></p>
  `;
}
