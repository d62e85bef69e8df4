import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { api } from '../api.js';
import { announce } from '../a11y/announcer.js';
import type { Comment } from '../api-types.js';
import { FormController } from '../forms/form-controller.js';
import { areaField, formProblem, textOf } from '../forms/fields.js';
import { words } from '../words.js';
import { authorName } from './author-name.js';
import { drafts } from './drafts.js';

/**
 * Writes the agency's official answer to a comment.
 *
 * @tag moderation-answer-form
 * @event {CustomEvent} moderation-cancel - Nothing is to be done for now.
 * @event {CustomEvent<{ comment: Comment }>} moderation-answer - The answer is published.
 */
export class AnswerForm extends LitElement {
  readonly #form = new FormController(this, () => `answer-${this.comment.id}`);

  @property({ attribute: false }) comment!: Comment;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('textarea')?.focus();
  }

  override render() {
    const { comment: text, decide } = words;
    const heading = `answer-${this.comment.id}-heading`;
    return html`
      <form
        class="panel"
        novalidate
        aria-labelledby=${heading}
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      >
        <p class="panel-heading" id=${heading}>${text.officialText(authorName(this.comment))}</p>
        ${areaField(this.#form, {
          name: 'content_text',
          label: text.answerText,
          hint: text.answerHint,
          rows: 4,
          required: true,
          value: drafts.get(this.comment.id),
        })}
        ${formProblem(this.#form)}
        <p class="buttons">
          <button class="primary" ?disabled=${this.#form.isBusy}>${text.answerSubmit}</button>
          <button type="button" class="plain" @click=${this.#cancel}>${decide.cancel}</button>
        </p>
      </form>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const content = textOf(new FormData(event.target as HTMLFormElement), 'content_text');
    if (!content) return this.#form.refuse({ '/content_text': words.form.missing });
    void this.#form.run(async () => {
      const { comment } = await api.answer(this.comment.id, content);
      drafts.delete(this.comment.id);
      announce(words.comment.answered);
      this.dispatchEvent(new CustomEvent('moderation-answer', { detail: { comment } }));
    });
  };

  readonly #onInput = ({ target }: InputEvent) => {
    drafts.set(this.comment.id, (target as HTMLTextAreaElement).value);
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#cancel();
  };

  readonly #cancel = () => {
    this.dispatchEvent(new CustomEvent('moderation-cancel'));
  };
}

customElements.define('moderation-answer-form', AnswerForm);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-answer-form': AnswerForm;
  }
}
