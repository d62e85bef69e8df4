import { html, LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormController } from '../forms/form-controller.js';
import { inputField, selectField } from '../forms/fields.js';
import { words } from '../words.js';

export interface Column {
  name: string;
  label: string;
  options?: readonly (readonly [value: string, label: string])[];
}

type Row = Record<string, string>;

/**
 * A setting that is a list: a row of fields for each entry, to be added to and taken from.
 *
 * @tag moderation-settings-rows
 */
export class SettingsRows extends LitElement {
  @property({ attribute: false }) form!: FormController;
  /** What is wrong with the form: another one means other errors in the rows. */
  @property({ attribute: false }) problem = '';
  /** Key of the setting, before the names of its columns in the form's data. */
  @property() key = '';
  @property({ attribute: false }) rows: Row[] = [];
  @property({ attribute: false }) columns: Column[] = [];
  /** What one row is, such as "kind". */
  @property() what = '';
  @property({ attribute: 'add-label' }) addLabel = '';

  @state() private kept: { row: Row }[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) this.kept = this.rows.map(row => ({ row }));
  }

  override render() {
    return html`
      <div class="rows">
        ${repeat(
          this.kept,
          entry => entry,
          (entry, index) => this.#renderRow(entry, index),
        )}
      </div>
      <p><button type="button" @click=${this.#onAdd}>${this.addLabel}</button></p>
    `;
  }

  #renderRow(entry: { row: Row }, index: number) {
    const { settings } = words;
    const name = settings.row(this.what, index);
    return html`<div role="group" aria-label=${name}>
      ${this.columns.map(column => this.#renderField(column, entry.row, index))}
      <button
        type="button"
        class="plain"
        aria-label=${settings.remove(name)}
        @click=${() => this.#onRemove(entry)}
      >
        ${settings.removeRow}
      </button>
    </div>`;
  }

  #renderField({ name, label, options }: Column, row: Row, index: number) {
    const field = {
      name: `${this.key}.${name}`,
      pointer: `/${this.key}/${index}/${name}`,
      label,
      value: row[name],
    };
    return options ? selectField(this.form, { ...field, options }) : inputField(this.form, field);
  }

  readonly #onAdd = async () => {
    this.kept = [...this.kept, { row: {} }];
    await this.updateComplete;
    this.querySelector<HTMLElement>('.rows > :last-child input')?.focus();
  };

  async #onRemove(entry: { row: Row }): Promise<void> {
    const index = this.kept.indexOf(entry);
    this.kept = this.kept.filter(other => other !== entry);
    await this.updateComplete;
    const buttons = this.querySelectorAll<HTMLElement>('button');
    buttons[Math.min(index, buttons.length - 1)]?.focus();
    this.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

customElements.define('moderation-settings-rows', SettingsRows);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-settings-rows': SettingsRows;
  }
}
