import { html, nothing, render } from 'lit';
import { heading } from '../../a11y/heading.js';
import { amount, date, list, object, oneOf, text, type Fields } from '../../feed/shape.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { TermName } from '../../i18n/terms.js';
import type { CommentView } from './comment-view.js';
import type { Form } from './form.js';
import type { Token } from './notes.js';

const MINUTE = 60_000;
/** A server's clock is seen in whole seconds: fifteen minutes must not read as sixteen. */
const SECOND = 1000;

const readItem = object({
  id: text,
  contentText: text,
  language: text,
  datePublished: date,
  authors: list(object({ name: text })),
});

const readState = object({
  inReplyTo: text,
  status: oneOf('published', 'pending', 'rejected', 'removed'),
  reasonCode: text,
  reason: text,
  version: amount,
  editToken: text,
  editUntil: date,
  undoUntil: date,
});

export type OwnItem = Fields<typeof readItem.shape>;
export type OwnState = Fields<typeof readState.shape>;

/** What a visitor may do about a comment of their own. */
export interface OwnActs {
  onEdit: (own: OwnComment) => Promise<void>;
  onDelete: (own: OwnComment) => Promise<void>;
  onUndo: (own: OwnComment) => Promise<void>;
}

/** A visitor's own comment, which they see before anybody else does, in a node of its own. */
export class OwnComment implements Token {
  readonly id: string;
  readonly token: string;
  readonly postUrl: string;
  readonly node = document.createElement('div');
  /** What the service last said of it; unset before it has. */
  item?: OwnItem;
  state: OwnState = {};
  /** The form that changes it, while it is open. */
  form?: Form;
  /** What the last thing that was tried has come to, where it failed. */
  problem = '';
  isBusy = false;

  constructor({ id, token, postUrl }: Token) {
    this.id = id;
    this.token = token;
    this.postUrl = postUrl;
  }

  /** Takes the service's answer; false where it is none. */
  take(json: unknown): boolean {
    const context = { base: this.postUrl };
    const item = readItem(json, context);
    if (!item) return false;
    this.item = item;
    this.state = readState((json as Record<string, unknown>)['_comment'], context) ?? {};
    return true;
  }

  /** Where the service has it: `/comments/:id`, beside `/threads/:thread/comments`. */
  address(action = ''): string {
    return new URL(`../../comments/${encodeURIComponent(this.id)}${action}`, this.postUrl).href;
  }

  /** Whether it was deleted, and can still be had back. */
  canUndo(now: number): boolean {
    return this.state.status === 'removed' && (this.state.undoUntil?.getTime() ?? 0) > now;
  }

  canEdit(now: number): boolean {
    const { status, editUntil } = this.state;
    return (status === 'pending' || status === 'published') && (editUntil?.getTime() ?? 0) > now;
  }

  /** When it will read otherwise, in milliseconds since 1970 by the server's clock. */
  nextMoment(now: number): number {
    const ends = [this.state.editUntil, this.state.undoUntil].map(end => end?.getTime() ?? 0);
    const waits = ends.map(end => end - now).filter(left => left > 0);
    return now + Math.min(...waits.map(left => (left > SECOND ? (left - SECOND) % MINUTE || MINUTE : left)));
  }

  /**
   * Writes it as it is now.
   *
   * @param level Of its heading; none where the list above has the comment itself.
   */
  update(view: CommentView, words: LocalizeController, acts: OwnActs, level?: number): void {
    const { state, item, form, problem } = this;
    const isGone = state.status === 'removed' || state.status === 'rejected';
    form?.update();
    const content = html`
      ${level ? this.#renderHead(view, words, level) : nothing}
      <p part="state" .textContent=${stateWords(state, !level, view, words)}></p>
      ${
        level && state.status === 'pending'
          ? html`<p class="quiet">${words.term('isPendingHint')}</p>`
          : nothing
      }
      ${
        level && item?.contentText && state.status !== 'removed' && !form
          ? html`<div part="text" class="text" dir="auto" .textContent=${item.contentText}></div>`
          : nothing
      }
      ${form?.node} ${isGone && !this.canUndo(view.now) ? nothing : this.#renderActs(view, words, acts)}
      <p part="error" role="alert" .textContent=${problem}></p>
    `;
    render(
      level
        ? html`<article part="comment own" class="own" tabindex="-1">${content}</article>`
        : html`<div part="own">${content}</div>`,
      this.node,
    );
  }

  #renderHead({ localize, timeZone }: CommentView, words: LocalizeController, level: number) {
    const sent = this.item?.datePublished;
    return html`${heading(level, 'title', words.term('yourComment'))}
    ${sent ? html`<p class="quiet">${localize.dateTime(sent, timeZone)}</p>` : nothing}`;
  }

  #renderActs({ now }: CommentView, words: LocalizeController, acts: OwnActs) {
    const button = (name: 'edit' | 'delete' | 'undo', act: (own: OwnComment) => Promise<void>) =>
      html`<button
        type="button"
        part=${name}
        aria-disabled=${this.isBusy}
        @click=${() => this.isBusy || void act(this)}
      >
        ${words.term(name)}
      </button>`;
    if (this.canUndo(now)) return html`<p class="acts no-print">${button('undo', acts.onUndo)}</p>`;
    if (!this.canEdit(now) || this.form) return nothing;
    const minutes = Math.max(Math.ceil((this.state.editUntil!.getTime() - now - SECOND) / MINUTE), 1);
    return html`<p class="acts no-print">
      ${button('edit', acts.onEdit)} ${button('delete', acts.onDelete)}
      <span class="quiet" .textContent=${words.term('editLeft', { count: minutes })}></span>
    </p>`;
  }
}

const REASONS = new Set(['abuse', 'spam', 'personal-data', 'off-topic', 'illegal']);

/** What has become of it, in a sentence; nothing of one that stands in the list as all others do. */
export function stateWords(
  { status, reasonCode, reason }: OwnState,
  isListed: boolean,
  { localize }: CommentView,
  words: LocalizeController,
): string {
  switch (status) {
    case 'pending':
      return words.term(isListed ? 'isChanged' : 'isPending');
    case 'published':
      return isListed ? '' : words.term('isPublished');
    case 'rejected':
    case 'removed': {
      if (reasonCode === 'author') return words.term('isDeleted');
      const label =
        reason ?? (REASONS.has(reasonCode!) ? localize.term(`reason-${reasonCode}` as TermName) : undefined);
      const name = status === 'rejected' ? 'isRejected' : 'isRemoved';
      return label ? words.term(`${name}For`, { reason: label }) : words.term(name);
    }
    default:
      return '';
  }
}
