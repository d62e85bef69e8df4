import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Choice, Terms } from '../api-types.js';
import { FormController } from '../forms/form-controller.js';
import { areaField, formProblem, textOf } from '../forms/fields.js';
import { words } from '../words.js';

/**
 * Asks whether the duty address is to be told, and what. `send` carries it out; when it fails, the form says so and stays.
 *
 * @tag moderation-escalate-form
 * @event {CustomEvent} moderation-cancel - Nothing is to be done.
 */
export class EscalateForm extends LitElement {
  readonly #form = new FormController(this, () => `escalate-${this.for}`);

  /** What it is about, so that no two forms on the page share an id. */
  @property() for = '';
  @property({ attribute: false }) settings?: Terms;
  @property({ attribute: false }) send!: (choice: Choice) => Promise<void>;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('textarea')?.focus();
  }

  override render() {
    const { decide } = words;
    const id = `escalate-${this.for}`;
    return html`
      <form
        class="panel warning"
        novalidate
        aria-labelledby="${id}-heading"
        aria-describedby="${id}-what"
        @submit=${this.#onSubmit}
        @keydown=${this.#onKey}
      >
        <p class="panel-heading" id="${id}-heading">${decide.escalateHeading}</p>
        <p id="${id}-what">
          ${this.settings?.tells_duty === false ? decide.escalateNobody : decide.escalateHint}
        </p>
        ${areaField(this.#form, { name: 'note', label: decide.escalateNote, rows: 2 })}
        ${formProblem(this.#form)}
        <p class="buttons">
          <button class="danger" ?disabled=${this.#form.isBusy}>${decide.escalateSubmit}</button>
          <button type="button" class="plain" @click=${this.#cancel}>${decide.cancel}</button>
        </p>
      </form>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const note = textOf(new FormData(event.target as HTMLFormElement), 'note') || undefined;
    void this.#form.run(() => this.send({ decision: 'escalate', note }));
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#cancel();
  };

  readonly #cancel = () => {
    this.dispatchEvent(new CustomEvent('moderation-cancel'));
  };
}

customElements.define('moderation-escalate-form', EscalateForm);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-escalate-form': EscalateForm;
  }
}
