import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api, API, type ApiError } from '../api.js';
import type { ListeningMonth } from '../api-types.js';
import { go } from '../app/route-controller.js';
import { hrefOf } from '../app/routes.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { monthName } from '../times.js';
import { words } from '../words.js';

/** How many months back can be chosen. */
const MONTHS = 24;

/**
 * How many comments of each kind came in a month, and how they were answered.
 *
 * @tag moderation-listening
 */
export class ListeningPage extends LitElement {
  /** Such as "2030-03"; the present one when unset. */
  @property() month = '';

  @state() private report?: ListeningMonth;
  @state() private error?: ApiError;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('month')) void this.#load();
  }

  override render() {
    const { listening } = words;
    const month = this.#shown;
    const csv = `${API}listening.csv?${new URLSearchParams({ month })}`;
    const link = (code: string, label: string) =>
      html`<a href=${hrefOf({ page: 'listening', month: code })}>${label}</a>`;
    const isLast = month >= monthBefore(0);
    return html`
      <h1 tabindex="-1">${words.pages.listening}</h1>
      <p class="lead">${listening.intro}</p>
      <div class="row">
        <div class="field">
          <label for="month">${listening.month}</label>
          <select id="month" @change=${this.#onMonth}>
            ${this.#months().map(
              code => html`<option value=${code} ?selected=${code === month}>${monthName(code)}</option>`,
            )}
          </select>
        </div>
        <p class="buttons">
          ${link(step(month, -1), listening.previous)}
          ${isLast ? nothing : link(step(month, 1), listening.next)}
          <a href=${csv} download="listening-${month}.csv">${listening.csv}</a>
        </p>
      </div>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${this.report ? this.#renderReport(this.report) : nothing}
    `;
  }

  #renderReport({ month, kinds, total }: ListeningMonth) {
    const { listening } = words;
    if (!total) return html`<p class="empty">${listening.none}</p>`;
    return html`<table class="stacking">
      <caption>
        ${listening.caption(monthName(month))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${listening.kind}</th>
          <th scope="col" class="number">${listening.count}</th>
          <th scope="col" class="number">${listening.answered}</th>
          <th scope="col" class="number">${listening.median}</th>
        </tr>
      </thead>
      <tbody>
        ${kinds.map(
          ({ label, count, answered, median_hours_to_answer: hours }) =>
            html`<tr>
              <th scope="row">${label || listening.noKind}</th>
              <td class="number" data-label=${listening.count}>${count}</td>
              <td class="number" data-label=${listening.answered}>${answered}</td>
              <td class="number" data-label=${listening.median}>
                ${typeof hours === 'number' ? listening.hours(hours) : listening.never}
              </td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${listening.total}</th>
          <td class="number" data-label=${listening.count}>${total}</td>
          <td class="number" data-label=${listening.answered}>
            ${kinds.reduce((sum, { answered }) => sum + answered, 0)}
          </td>
          <td></td>
        </tr>
      </tfoot>
    </table>`;
  }

  get #shown(): string {
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(this.month) ? this.month : monthBefore(0);
  }

  #months(): string[] {
    const months = Array.from({ length: MONTHS }, (_, index) => monthBefore(index));
    return months.includes(this.#shown) ? months : [...months, this.#shown];
  }

  async #load(): Promise<void> {
    const month = this.#shown;
    this.error = undefined;
    try {
      const report = await api.listening(month);
      if (month !== this.#shown) return;
      this.report = report;
      announce(words.listening.caption(monthName(month)));
    } catch (error) {
      this.report = undefined;
      this.error = asApiError(error);
    }
  }

  readonly #onMonth = ({ target }: Event) => {
    go({ page: 'listening', month: (target as HTMLSelectElement).value });
  };
}

function monthBefore(count: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - count)).toISOString().slice(0, 7);
}

function step(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

customElements.define('moderation-listening', ListeningPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-listening': ListeningPage;
  }
}
