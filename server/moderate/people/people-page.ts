import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api } from '../api.js';
import { FormController } from '../forms/form-controller.js';
import { formProblem, inputField, textOf } from '../forms/fields.js';
import { words } from '../words.js';

/**
 * Hands out or erases what is stored under a person's e-mail address.
 *
 * @tag moderation-people
 */
export class PeoplePage extends LitElement {
  readonly #export = new FormController(this, () => 'export');
  readonly #erase = new FormController(this, () => 'erase');

  @state() private exported = '';
  @state() private erased = '';
  /** The address that is to be confirmed. */
  @state() private confirming = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { people } = words;
    return html`
      <h1 tabindex="-1">${words.pages.people}</h1>
      <p class="lead">${people.intro}</p>
      <form class="sheet" novalidate aria-labelledby="export-heading" @submit=${this.#onExport}>
        <h2 id="export-heading">${people.exportHeading}</h2>
        <p class="hint">${people.exportHint}</p>
        ${formProblem(this.#export)}${this.#renderEmail(this.#export)}
        <p class="buttons">
          <button class="primary" ?disabled=${this.#export.isBusy}>${people.export}</button>
          <span class="saved">${this.exported}</span>
        </p>
      </form>
      <form
        class="sheet"
        novalidate
        aria-labelledby="erase-heading"
        @submit=${this.#onErase}
        @input=${this.#onInput}
      >
        <h2 id="erase-heading">${people.eraseHeading}</h2>
        <p class="hint">${people.eraseHint}</p>
        ${formProblem(this.#erase)}${this.#renderEmail(this.#erase)}
        ${this.confirming ? this.#renderConfirm() : html`<p class="buttons"><button ?disabled=${this.#erase.isBusy}>${people.erase}</button></p>`}
        <p class="saved">${this.erased}</p>
      </form>
    `;
  }

  #renderEmail(form: FormController) {
    return inputField(form, {
      name: 'email',
      type: 'email',
      label: words.people.email,
      required: true,
      verbatim: true,
    });
  }

  #renderConfirm() {
    const { people, decide } = words;
    return html`<div class="panel warning" role="group" aria-labelledby="erase-confirm">
      <p class="panel-heading" id="erase-confirm">${people.confirm(this.confirming)}</p>
      <p class="buttons">
        <button class="danger" ?disabled=${this.#erase.isBusy}>${people.confirmSubmit}</button>
        <button type="button" class="plain" @click=${this.#onCancel}>${decide.cancel}</button>
      </p>
    </div>`;
  }

  readonly #onExport = (event: SubmitEvent) => {
    const email = emailOf(event, this.#export);
    this.exported = '';
    if (!email) return;
    void this.#export.run(async () => {
      const { comments } = await api.exportPerson(email);
      this.exported = comments.length ? words.people.exported(comments.length) : words.people.nothing;
      announce(this.exported);
      if (comments.length) download(JSON.stringify({ comments }, null, 2));
    });
  };

  /** The first time it asks, the second time it does. */
  readonly #onErase = async (event: SubmitEvent) => {
    const email = emailOf(event, this.#erase);
    this.erased = '';
    if (!email) return;
    if (this.confirming === email) return void this.#erase.run(() => this.#onConfirmed(email));
    this.#erase.clear();
    this.confirming = email;
    announce(words.people.confirm(email));
    await this.updateComplete;
    this.querySelector<HTMLElement>('.panel .plain')?.focus(); // not on what can't be undone
  };

  async #onConfirmed(email: string): Promise<void> {
    const { erased } = await api.erasePerson(email);
    this.confirming = '';
    this.erased = erased ? words.people.erased(erased) : words.people.nothing;
    announce(this.erased);
    await this.#focusErase();
  }

  readonly #onInput = () => (this.confirming = '');

  readonly #onCancel = () => {
    this.confirming = '';
    void this.#focusErase();
  };

  async #focusErase(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('#erase-email')?.focus();
  }
}

function emailOf(event: SubmitEvent, form: FormController): string {
  event.preventDefault();
  const email = textOf(new FormData(event.target as HTMLFormElement), 'email');
  if (!email) form.refuse({ '/email': words.form.missing });
  return email;
}

function download(json: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = 'comments.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('moderation-people', PeoplePage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-people': PeoplePage;
  }
}
