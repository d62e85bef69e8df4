import type { ReactiveController, ReactiveElement } from 'lit';
import { announce } from '../a11y/announcer.js';
import { catchFocus } from '../a11y/lost-focus.js';
import type { ApiError } from '../api.js';
import { words } from '../words.js';
import { asApiError, fieldWords, problemWords } from './problems.js';

/** Sends a form once at a time, keeps what was typed when that fails, and leads to the first field that is wrong. */
export class FormController implements ReactiveController {
  readonly #host: ReactiveElement;
  isBusy = false;
  /** What went wrong with the form as a whole. */
  problem = '';
  #fields: ReadonlyMap<string, string> = new Map();

  /** Keeps the ids of its fields apart from those of other forms on the page. */
  readonly prefix: () => string;

  constructor(host: ReactiveElement, prefix = () => host.localName) {
    this.#host = host;
    this.prefix = prefix;
    host.addController(this);
  }

  hostConnected(): void {
    this.clear();
  }

  /** What is wrong with the field of a JSON pointer, such as `/kinds/0/label`; in a list of lines, with which of them. */
  errorAt(pointer: string): string | undefined {
    const own = this.#fields.get(pointer);
    if (own) return own;
    const [first] = [...this.#fields].filter(
      ([at]) => /^\/\d+$/.test(at.slice(pointer.length)) && at.startsWith(pointer),
    );
    return first && words.form.line(Number(first[0].slice(pointer.length + 1)) + 1, first[1]);
  }

  clear(): void {
    this.problem = '';
    this.#fields = new Map();
    this.#host.requestUpdate();
  }

  /** Refuses the form on the page's own account. */
  refuse(fields: Record<string, string>): void {
    void this.#show(new Map(Object.entries(fields)), words.form.invalid(Object.keys(fields).length));
  }

  /** Runs `send`; a refusal is shown and read out, unless `explain` has words of its own for it. */
  async run(send: () => Promise<void>, explain?: (error: ApiError) => string | undefined): Promise<void> {
    if (this.isBusy) return;
    const focused = document.activeElement as HTMLElement | null;
    this.isBusy = true;
    this.clear();
    try {
      await send();
    } catch (thrown) {
      const error = asApiError(thrown);
      const fields = new Map(error.errors.map(field => [field.pointer.replace(/^#/, ''), fieldWords(field)]));
      const general = fields.size ? words.form.invalid(fields.size) : problemWords(error);
      await this.#show(fields, explain?.(error) ?? general);
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      catchFocus(focused); // a button that is disabled while it waits loses it
    }
  }

  async #show(fields: ReadonlyMap<string, string>, problem: string): Promise<void> {
    this.#fields = fields;
    this.problem = problem;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    announce(problem);
    this.#host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
