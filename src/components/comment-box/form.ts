import { render } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { renderForm, type Field, type FormPlan } from './form-view.js';
import { fieldProblemWords, fieldWords, problemWords } from './problem-words.js';
import { Problem } from './send.js';

export interface FormOptions {
  words: LocalizeController;
  /** What it says and asks, as of now. */
  plan: () => FormPlan;
  /** Sends what was written; rejects with a `Problem`. */
  send: (values: Record<string, string>) => Promise<void>;
  onText?: (text: string) => void;
  onFocus?: () => void;
  onCancel: () => void;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

let count = 0;

/**
 * A form in a node of its own, so that what was typed stays whatever the list around it does.
 *
 * Says what is wrong next to its field, and goes there.
 */
export class Form {
  readonly node = document.createElement('div');

  readonly #options: FormOptions;
  readonly #id = `form-${(count += 1)}`;
  #errors = new Map<string, string>();
  #message = '';
  #isSending = false;

  constructor(options: FormOptions) {
    this.#options = options;
  }

  /** Writes the form as it is now. */
  update(): void {
    const { words, plan, onFocus, onCancel } = this.#options;
    const state = {
      id: this.#id,
      plan: plan(),
      errors: this.#errors,
      message: this.#message,
      isSending: this.#isSending,
      length: lengthOf(this.#values()['content_text'] ?? this.#initialText),
      onSubmit: (event: Event) => void this.#onSubmit(event),
      onInput: this.#onInput,
      onFocus: () => onFocus?.(),
      onCancel,
    };
    render(renderForm(state, words), this.node);
  }

  /** Goes to a field; to the first one where none is named. */
  focus(name?: string): void {
    const field = name === undefined ? 'input:not([tabindex]), select, textarea' : `[name="${name}"]`;
    this.node.querySelector<HTMLElement>(field)?.focus();
  }

  /** Says something of all of the form. */
  say(message: string): void {
    this.#message = message;
    this.update();
  }

  /** Lets go of the page around it. */
  close(): void {
    window.removeEventListener('online', this.#onOnline);
    this.node.remove();
  }

  get #initialText(): string {
    return this.#options.plan().fields.find(({ name }) => name === 'content_text')?.initial ?? '';
  }

  #values(): Record<string, string> {
    const form = this.node.querySelector('form');
    const entries = form ? [...new FormData(form)] : [];
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  }

  readonly #onInput = (): void => {
    this.#options.onText?.(this.#values()['content_text'] ?? '');
    this.update();
  };

  readonly #onOnline = (): void => this.say(this.#options.words.term('onlineAgain'));

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { plan, send, words } = this.#options;
    const { fields, closed } = plan();
    if (this.#isSending || closed) return;
    const values = Object.fromEntries(
      Object.entries(this.#values()).map(([name, value]) => [name, clean(value)]),
    );
    this.#errors = check(fields, values, words);
    if (this.#errors.size) return this.#showErrors(words.term('someFields'));
    window.removeEventListener('online', this.#onOnline);
    this.#isSending = true;
    this.say('');
    try {
      await send(values);
    } catch (error) {
      this.#show(error instanceof Problem ? error : new Problem('failed', { cause: error }), fields);
    } finally {
      this.#isSending = false;
      this.update();
    }
  }

  #show(problem: Problem, fields: readonly Field[]): void {
    const { words } = this.#options;
    this.#errors = fieldWords(problem.fields, fields, words);
    const unplaced = this.#errors.get('');
    this.#errors.delete('');
    if (problem.code === 'unreachable' && !navigator.onLine)
      window.addEventListener('online', this.#onOnline, { once: true });
    this.#isSending = false;
    const all = this.#errors.size ? words.term('someFields') : problemWords(problem, words);
    const isOfFields = problem.code !== 'challenge-failed';
    this.#showErrors((isOfFields && unplaced) || all);
  }

  #showErrors(message: string): void {
    this.say(message);
    const first = this.#options.plan().fields.find(({ name }) => this.#errors.has(name));
    if (first) this.focus(first.name);
  }
}

/** Line ends and edges as the service counts them. */
const clean = (value: string): string => value.replace(/\r\n?/g, '\n').trim();

const lengthOf = (value: string): number => [...clean(value)].length;

function check(
  fields: readonly Field[],
  values: Record<string, string>,
  words: LocalizeController,
): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { name, kind, isRequired, max } of fields) {
    const value = values[name] ?? '';
    const code =
      isRequired && !value
        ? 'missing'
        : max && lengthOf(value) > max
          ? 'too-long'
          : kind === 'email' && value && !EMAIL.test(value)
            ? 'format'
            : undefined;
    if (code) errors.set(name, fieldProblemWords(code, max, words));
  }
  return errors;
}
