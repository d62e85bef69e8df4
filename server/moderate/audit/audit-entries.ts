import { html, nothing } from 'lit';
import type { AuditEntry } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { renderTime } from '../times.js';
import { words, wordOf } from '../words.js';

/** Who did what and when, one line each. */
export function renderEntries(entries: AuditEntry[], { withComment }: { withComment: boolean }) {
  return html`<ol class="entries" role="list">
    ${entries.map(
      entry =>
        html`<li tabindex="-1">
          <span class="when">${renderTime(entry.at)}</span>
          <span class="what">
            <strong><bdi>${entry.account ?? words.audit.system}</bdi></strong>
            ${wordOf(words.actions, entry.action)}
            ${withComment && entry.comment ? renderComment(entry.comment) : nothing}
            ${withComment && entry.thread ? renderThread(entry.thread) : nothing}
          </span>
          ${renderDetail(entry.detail)}
        </li>`,
    )}
  </ol>`;
}

function renderComment(id: string) {
  return html`<a href=${hrefOf({ page: 'comment', id })}
    >${words.audit.commentLink} <code translate="no">${id.slice(0, 8)}</code></a
  >`;
}

function renderThread(name: string) {
  return html`<a href=${hrefOf({ page: 'thread', name })}>${words.audit.threadLink(name)}</a>`;
}

/** Whatever the entry says besides; of a reason's code its words. */
function renderDetail(detail: Record<string, unknown> = {}) {
  const given = Object.entries(detail).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  if (!given.length) return nothing;
  return html`<dl class="detail">
    ${given.map(
      ([key, value]) =>
        html`<div>
          <dt translate="no">${key.replaceAll('_', ' ')}</dt>
          <dd dir="auto">${valueWords(key, value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function valueWords(key: string, value: unknown): string {
  if (key === 'reason_code' && typeof value === 'string') return wordOf(words.reasons, value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
