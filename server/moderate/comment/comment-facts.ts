import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Comment, Settings } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { renderTime, when } from '../times.js';
import { words, wordOf } from '../words.js';

/** What a comment is: its kind, its state, when and where it was written. */
export function renderFacts(comment: Comment) {
  const { kind, kind_label, status, pinned, official, escalated_at } = comment;
  return html`
    <p class="facts">
      ${renderTime(comment.created_at)}
      <a href=${hrefOf({ page: 'queue', queue: 'published', filter: { thread: comment.thread } })}
        ><span class="visually-hidden">${words.comment.thread}: </span
        ><bdi translate="no">${comment.thread}</bdi></a
      >
      ${kind ? html`<span class="badge">${kind_label ?? kind}</span>` : nothing}
      ${comment.in_reply_to ? html`<span>${words.comment.reply}</span>` : nothing}
      ${comment.edited ? html`<span>${words.comment.edited(comment.version)}</span>` : nothing}
      <span class="badge ${status}">${words.statuses[status]}</span>
      ${pinned ? html`<span class="badge">${words.comment.pinned}</span>` : nothing}
      ${official ? html`<span class="badge official">${words.comment.officialBadge}</span>` : nothing}
      ${
        escalated_at
          ? html`<span class="badge escalated">${words.comment.escalated(when(escalated_at))}</span>`
          : nothing
      }
    </p>
  `;
}

/** Its words, as they were written. */
export function renderText({ text, language, deleted_by_author }: Comment) {
  if (!text) {
    return html`<p class="hint">
      ${deleted_by_author ? words.comment.deletedByAuthor : words.comment.noText}
    </p>`;
  }
  // On one line with its tags: the text keeps its white space.
  return html`<div class="text" dir="auto" lang=${ifDefined(language)}>${text}</div>`;
}

/** Why moderators see it: what held it, who reported it, why it was refused. */
export function renderReasons(comment: Comment, settings: Settings | undefined) {
  const { held_for: held, reports, reason_code: reason, email } = comment;
  return html`
    <dl class="reasons">
      ${
        held.length && comment.status === 'pending'
          ? html`<div>
              <dt>${words.comment.held}</dt>
              <dd>${held.map(code => wordOf(words.heldFor, code)).join('; ')}</dd>
            </div>`
          : nothing
      }
      ${
        reports.length
          ? html`<div class="reports">
              <dt>${words.comment.reports(reports.length)}</dt>
              ${reports.map(
                report =>
                  html`<dd>
                    ${wordOf(words.reportReasons, report.reason)}, ${renderTime(report.at)}
                    ${report.text ? html`<q dir="auto">${report.text}</q>` : nothing}
                  </dd>`,
              )}
            </div>`
          : nothing
      }
      ${
        reason
          ? html`<div>
              <dt>${words.comment.reason}</dt>
              <dd>${reasonLabel(reason, settings)}</dd>
            </div>`
          : nothing
      }
      ${
        email
          ? html`<div>
              <dt>${words.comment.email}</dt>
              <dd translate="no">${email}</dd>
            </div>`
          : nothing
      }
    </dl>
  `;
}

/** A reason's code in words: the agency's own, else ours. */
export function reasonLabel(code: string, settings: Settings | undefined): string {
  return settings?.reject_reasons.find(reason => reason.code === code)?.label ?? wordOf(words.reasons, code);
}
