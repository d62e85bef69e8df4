import { html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** A piece of a form, by the name that the service knows it by. */
export interface Field {
  name: string;
  kind: 'line' | 'email' | 'text' | 'choice' | 'radios';
  label: string;
  hint?: string;
  isRequired?: boolean;
  /** Characters that the service takes, counted as Unicode's code points. */
  max?: number;
  options?: readonly { id: string; label: string }[];
  /** What stands in it before the visitor writes. */
  initial?: string;
}

/** What a form says and asks. */
export interface FormPlan {
  title: string;
  /** What stands above its fields, such as the agency's notice. */
  above?: unknown;
  /** What stands between its fields and its buttons, such as a link to the rules. */
  below?: unknown;
  fields: readonly Field[];
  sendWords: string;
  /** Why nothing can be sent; unset where it can. */
  closed?: string;
}

export interface FormState {
  /** What the ids of its elements begin with: two forms may stand in one tree. */
  id: string;
  plan: FormPlan;
  errors: ReadonlyMap<string, string>;
  /** What is wrong, or new, with all of it. */
  message: string;
  isSending: boolean;
  /** Code points that stand in its text. */
  length: number;
  onSubmit: (event: Event) => void;
  onInput: () => void;
  onFocus: () => void;
  onCancel: () => void;
}

// Words that change are written as `textContent`: a translator detaches the text nodes that Lit would write to.

export function renderForm(state: FormState, words: LocalizeController) {
  const { id, plan, message, isSending } = state;
  return html`<form
    part="form"
    novalidate
    aria-labelledby="${id}-title"
    @submit=${state.onSubmit}
    @input=${state.onInput}
    @focusin=${state.onFocus}
  >
    <p id="${id}-title"><strong .textContent=${plan.title}></strong></p>
    ${plan.above} ${plan.fields.map(field => renderField(field, state, words))}
    <div class="trap visually-hidden" aria-hidden="true" inert>
      <label
        >${words.term('leaveEmpty')}<input
          name="website"
          tabindex="-1"
          autocomplete="off"
          data-1p-ignore
          data-lpignore="true"
      /></label>
    </div>
    ${plan.below}
    <p part="error" role="alert" .textContent=${plan.closed ?? message}></p>
    <p class="acts">
      ${
        plan.closed
          ? nothing
          : html`<button type="submit" part="send" class="primary" aria-disabled=${isSending}>
              <span .textContent=${isSending ? words.term('sending') : plan.sendWords}></span>
            </button>`
      }
      <button type="button" part="cancel" @click=${state.onCancel}>${words.term('cancel')}</button>
    </p>
  </form>`;
}

function renderField(field: Field, state: FormState, words: LocalizeController) {
  const { name, kind, label, hint, isRequired } = field;
  const id = `${state.id}-${name}`;
  const error = state.errors.get(name);
  const optional = isRequired ? nothing : html` <span class="quiet">(${words.term('optional')})</span>`;
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`, field.max && `${id}-count`];
  const control = { id, error, describedBy: describedBy.filter(Boolean).join(' ') || nothing };
  const about = html`${hint ? html`<p id="${id}-hint" class="quiet">${hint}</p>` : nothing}
    <p part="error" id="${id}-error" .textContent=${error ?? ''}></p>`;
  if (kind === 'radios') {
    return html`<fieldset
      part="field"
      role="radiogroup"
      aria-required=${isRequired ? 'true' : nothing}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${control.describedBy}
    >
      <legend>${label}${optional}</legend>
      ${about}
      ${field.options!.map(
        option =>
          html`<label class="option"
            ><input type="radio" name=${name} value=${option.id} /> <span>${option.label}</span></label
          >`,
      )}
    </fieldset>`;
  }
  return html`<div part="field">
    <label for=${id}>${label}${optional}</label>
    ${about} ${renderControl(field, control, words)}
    ${field.max ? renderCounter(field, state, words) : nothing}
  </div>`;
}

interface Control {
  id: string;
  error?: string;
  describedBy: unknown;
}

function renderControl(field: Field, { id, error, describedBy }: Control, words: LocalizeController) {
  const { name, kind, isRequired = false, initial = '' } = field;
  const invalid = error ? 'true' : nothing;
  if (kind === 'text') {
    return html`<textarea
      id=${id}
      name=${name}
      rows="5"
      ?required=${isRequired}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      .defaultValue=${initial}
    ></textarea>`;
  }
  if (kind === 'choice') {
    return html`<select id=${id} name=${name} aria-invalid=${invalid} aria-describedby=${describedBy}>
      <option value="">${words.term('noKind')}</option>
      ${field.options!.map(option => html`<option value=${option.id}>${option.label}</option>`)}
    </select>`;
  }
  return html`<input
    id=${id}
    name=${name}
    type=${kind === 'email' ? 'email' : 'text'}
    autocomplete=${kind === 'email' ? 'email' : 'name'}
    ?required=${isRequired}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
  />`;
}

/** The count is there to be seen, and read on the way in; only what it comes to is announced. */
function renderCounter({ name, max }: Field, { id, length }: FormState, words: LocalizeController) {
  const left = max! - length;
  const count =
    left < 0 ? words.term('charactersOver', { count: -left }) : words.term('charactersLeft', { count: left });
  const band = [20, Math.floor(max! / 10)].find(limit => left < limit);
  const news = left < 0 ? words.term('nowTooLong') : band ? words.term('fewLeft', { count: band }) : '';
  return html`<p class="quiet" id="${id}-${name}-count" .textContent=${count}></p>
    <p class="visually-hidden" role="status" .textContent=${news}></p>`;
}
