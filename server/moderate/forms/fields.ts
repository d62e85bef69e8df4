import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FormController } from './form-controller.js';

export interface Field {
  /** Its key in the form's data, and its JSON pointer with `/` before it unless `pointer` says another. */
  name: string;
  label: string;
  hint?: string;
  pointer?: string;
  value?: string | number | null;
  required?: boolean;
  /** Something below the field, such as what another person saved. */
  after?: unknown;
}

interface InputField extends Field {
  type?: 'text' | 'email' | 'password' | 'url' | 'number' | 'search' | 'datetime-local';
  autocomplete?: AutoFill;
  min?: number;
  /** Names and passwords are neither corrected nor capitalised. */
  verbatim?: boolean;
}

/** A labelled input with its hint and its error. */
export function inputField(form: FormController, field: InputField): TemplateResult {
  return frame(
    form,
    field,
    aria =>
      html`<input
        id=${aria.id}
        name=${field.name}
        type=${field.type ?? 'text'}
        .value=${String(field.value ?? '')}
        min=${ifDefined(field.min)}
        autocomplete=${field.autocomplete ?? 'off'}
        autocapitalize=${ifDefined(field.verbatim ? 'none' : undefined)}
        spellcheck=${ifDefined(field.verbatim ? 'false' : undefined)}
        dir=${ifDefined(field.type === 'password' ? undefined : 'auto')}
        aria-required=${ifDefined(field.required ? 'true' : undefined)}
        aria-invalid=${aria.invalid}
        aria-describedby=${ifDefined(aria.describedBy)}
      />`,
  );
}

/** A labelled field of several lines. */
export function areaField(form: FormController, field: Field & { rows?: number }): TemplateResult {
  return frame(
    form,
    field,
    aria =>
      html`<textarea
        id=${aria.id}
        name=${field.name}
        rows=${field.rows ?? 3}
        dir="auto"
        .value=${String(field.value ?? '')}
        aria-required=${ifDefined(field.required ? 'true' : undefined)}
        aria-invalid=${aria.invalid}
        aria-describedby=${ifDefined(aria.describedBy)}
      ></textarea>`,
  );
}

/** A labelled choice of one. */
export function selectField(
  form: FormController,
  field: Field & { options: readonly (readonly [value: string, label: string])[] },
): TemplateResult {
  return frame(
    form,
    field,
    aria =>
      html`<select
        id=${aria.id}
        name=${field.name}
        aria-invalid=${aria.invalid}
        aria-describedby=${ifDefined(aria.describedBy)}
      >
        ${field.options.map(
          ([value, label]) =>
            html`<option value=${value} ?selected=${value === String(field.value ?? '')}>${label}</option>`,
        )}
      </select>`,
  );
}

/** A box to tick, with its label after it. */
export function checkField(
  form: FormController,
  field: Omit<Field, 'value'> & { value?: string; checked: boolean },
): TemplateResult {
  const { id, describedBy } = ariaOf(form, field);
  return html`<div class="field check">
    <input
      id=${id}
      type="checkbox"
      name=${field.name}
      value=${field.value ?? 'on'}
      .checked=${field.checked}
      aria-describedby=${ifDefined(describedBy)}
    />
    <label for=${id}>${field.label}</label>
    ${below(form, field)}
  </div>`;
}

/** What went wrong with the form as a whole; read out by its controller. */
export function formProblem(form: FormController) {
  return form.problem ? html`<p class="problem">${form.problem}</p>` : nothing;
}

/** The text of a field, trimmed; empty where there is none. */
export function textOf(data: FormData, name: string): string {
  return String(data.get(name) ?? '').trim();
}

interface Aria {
  id: string;
  invalid: 'true' | 'false';
  describedBy?: string;
}

function frame(form: FormController, field: Field, control: (aria: Aria) => TemplateResult): TemplateResult {
  const aria = ariaOf(form, field);
  return html`<div class="field">
    <label for=${aria.id}>${field.label}</label>
    ${control(aria)} ${below(form, field)}
  </div>`;
}

function below(form: FormController, field: Field) {
  const { id } = ariaOf(form, field);
  const error = form.errorAt(pointerOf(field));
  return html`${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
  ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing} ${field.after ?? nothing}`;
}

function ariaOf(form: FormController, field: Field): Aria {
  const value = field.name === 'roles' ? `/${field.value}` : '';
  const id = `${form.prefix()}${pointerOf(field)}${value}`.replaceAll('/', '-');
  const isInvalid = form.errorAt(pointerOf(field)) !== undefined;
  const described = [isInvalid && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, invalid: isInvalid ? 'true' : 'false', describedBy: described || undefined };
}

const pointerOf = (field: Field) => field.pointer ?? `/${field.name}`;
