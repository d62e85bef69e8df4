import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Choice, Settings } from '../api-types.js';
import { FormController } from '../forms/form-controller.js';
import { areaField, formProblem, textOf } from '../forms/fields.js';
import { words } from '../words.js';
import { reasonLabel } from './comment-facts.js';

/** Those that every server knows; `author` is the author's own. */
const OWN_REASONS = ['abuse', 'spam', 'personal-data', 'off-topic', 'illegal'];

/**
 * Asks for the reason of a rejection or a removal. `send` carries it out; when it fails, the form says so and stays.
 *
 * @tag moderation-reason-form
 * @event {CustomEvent} moderation-cancel - Nothing is to be done.
 */
export class ReasonForm extends LitElement {
  readonly #form = new FormController(this, () => `reason-${this.for}`);

  @property() decision: 'reject' | 'remove' = 'reject';
  @property({ attribute: false }) settings?: Settings;
  /** What it is about, so that no two forms on the page share an id. */
  @property() for = '';
  @property({ attribute: false }) send!: (choice: Choice) => Promise<void>;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  override render() {
    const { decide } = words;
    const isReject = this.decision === 'reject';
    const error = this.#form.errorAt('/reason_code');
    const codes = [
      ...new Set([...OWN_REASONS, ...(this.settings?.reject_reasons ?? []).map(({ code }) => code)]),
    ];
    const id = `reason-${this.for}`;
    return html`
      <form class="panel" novalidate @submit=${this.#onSubmit} @keydown=${this.#onKey}>
        <fieldset aria-describedby="${id}-hint ${id}-error">
          <legend>${isReject ? decide.rejectWhy : decide.removeWhy}</legend>
          <p class="hint" id="${id}-hint">${decide.authorIsTold}</p>
          <p class="error" id="${id}-error">${error}</p>
          <div class="choices">
            ${codes.map(
              code =>
                html`<label
                  ><input
                    type="radio"
                    name="reason_code"
                    value=${code}
                    aria-invalid=${error ? 'true' : 'false'}
                  />
                  ${reasonLabel(code, this.settings)}</label
                >`,
            )}
          </div>
        </fieldset>
        ${areaField(this.#form, { name: 'note', label: decide.note, rows: 2 })} ${formProblem(this.#form)}
        <p class="buttons">
          <button class="danger" ?disabled=${this.#form.isBusy}>
            ${isReject ? decide.rejectSubmit : decide.removeSubmit}
          </button>
          <button type="button" class="plain" @click=${this.#cancel}>${decide.cancel}</button>
        </p>
      </form>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const reason_code = textOf(data, 'reason_code');
    if (!reason_code) return this.#form.refuse({ '/reason_code': words.decide.reasonMissing });
    const note = textOf(data, 'note') || undefined;
    void this.#form.run(() => this.send({ decision: this.decision, reason_code, note }));
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#cancel();
  };

  readonly #cancel = () => {
    this.dispatchEvent(new CustomEvent('moderation-cancel'));
  };
}

customElements.define('moderation-reason-form', ReasonForm);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-reason-form': ReasonForm;
  }
}
