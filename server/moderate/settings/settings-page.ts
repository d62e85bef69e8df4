import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api, ApiError } from '../api.js';
import type { Account, Settings } from '../api-types.js';
import { may } from '../app/rights.js';
import { FormController } from '../forms/form-controller.js';
import { formProblem } from '../forms/fields.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';
import { isSame, KEYS, readHolding, readSettings, valueAt, withValue, type Key } from './settings-fields.js';
import { renderFields, renderHolding } from './settings-form.js';

/**
 * What an admin sets while the service runs; of it moderators see what holds a comment back.
 *
 * @tag moderation-settings
 * @event {CustomEvent<{ settings: Settings }>} moderation-settings-saved - They hold from now on.
 */
export class SettingsPage extends LitElement {
  readonly #form = new FormController(this, () => 'settings');

  @property({ attribute: false }) account!: Account;

  /** What the form was filled with: another than what is typed, until that is saved. */
  @state() private settings?: Settings;
  /** What another admin saved while this one was typing. */
  @state() private theirs?: Settings;
  /** Where both changed the same. */
  @state() private contested: Key[] = [];
  @state() private error?: ApiError;
  @state() private isSaved = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { settings: text } = words;
    return html`
      <h1 tabindex="-1">${this.#isAdmin ? words.pages.settings : words.pages.heldWords}</h1>
      <p class="lead">${this.#isAdmin ? text.intro : text.heldIntro}</p>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${this.settings ? this.#renderForm(this.settings) : nothing}
    `;
  }

  #renderForm(settings: Settings) {
    const { settings: text } = words;
    const below = (key: Key) => this.#renderTheirs(key);
    return html`<form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
      ${
        this.#isAdmin
          ? renderFields(this.#form, settings, below)
          : html`<section class="sheet">${renderHolding(this.#form, settings, below)}</section>`
      }
      <div class="save-bar">
        ${formProblem(this.#form)}
        <p class="buttons">
          <button class="primary" ?disabled=${this.#form.isBusy}>${text.save}</button>
          ${this.isSaved ? html`<span class="saved">${text.saved}</span>` : nothing}
        </p>
      </div>
    </form>`;
  }

  #renderTheirs(key: Key): TemplateResult | typeof nothing {
    const { theirs } = this;
    if (!theirs || !this.contested.includes(key)) return nothing;
    const { settings: text } = words;
    return html`<div class="notice">
      <p>${text.theirs}</p>
      <p class="text" dir="auto">${inWords(valueAt(theirs, key)) || text.empty}</p>
      <button type="button" @click=${() => this.#onTake(key, theirs)}>${text.takeTheirs}</button>
    </div>`;
  }

  get #isAdmin(): boolean {
    return may(this.account, 'admin');
  }

  async #load(): Promise<void> {
    try {
      this.settings = (await api.settings()).settings;
    } catch (error) {
      this.error = asApiError(error);
    }
  }

  readonly #onInput = () => (this.isSaved = false);

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const revision = (this.theirs ?? this.settings)!.revision;
    const data = new FormData(event.target as HTMLFormElement);
    const typed = this.#isAdmin ? readSettings(data, revision) : readHolding(data, this.settings!, revision);
    void this.#form.run(
      () => this.#save(typed),
      error => (error.type === 'conflict' ? words.settings.conflict : undefined),
    );
  };

  async #save(typed: Settings): Promise<void> {
    try {
      const { settings } = await api.saveSettings(typed);
      this.settings = settings;
    } catch (error) {
      if (error instanceof ApiError && error.type === 'conflict') await this.#compare(typed);
      throw error;
    }
    this.theirs = undefined;
    this.contested = [];
    this.isSaved = true;
    announce(words.settings.saved);
    const detail = { settings: this.settings };
    this.dispatchEvent(new CustomEvent('moderation-settings-saved', { detail, bubbles: true }));
  }

  /** What only the other changed is taken over, so that saving again does not take it back; what both changed is shown. */
  async #compare(typed: Settings): Promise<void> {
    const base = this.settings!;
    const { settings: theirs } = await api.settings();
    const changed = KEYS.filter(key => !isSame(theirs, typed, key));
    this.contested = changed.filter(key => !isSame(base, typed, key));
    this.settings = changed
      .filter(key => isSame(base, typed, key))
      .reduce((settings, key) => withValue(settings, key, valueAt(theirs, key)), base);
    this.theirs = theirs;
  }

  readonly #onTake = (key: Key, theirs: Settings) => {
    this.settings = withValue(this.settings!, key, valueAt(theirs, key));
    this.contested = this.contested.filter(other => other !== key);
  };
}

/** A setting's value for a person to read and compare. */
function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? words.settings.yes : words.settings.no;
  if (!Array.isArray(value)) return String(value ?? '');
  return value
    .map((entry: unknown) =>
      typeof entry === 'object' ? Object.values(entry ?? {}).join(': ') : String(entry),
    )
    .join('\n');
}

customElements.define('moderation-settings', SettingsPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-settings': SettingsPage;
  }
}
