import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What runs at a key or at two keys after one another, such as `g p`. */
export type Bindings = Record<string, () => void>;

const STORE = 'callbox-moderate-shortcuts';

/** A second key counts when it follows this soon. */
const SEQUENCE = 1500;

/**
 * Runs what single keys stand for, unless somebody types or has turned them off, as WCAG 2.1.4 asks: a person who speaks to the
 * machine would otherwise set off a decision with every word.
 */
export class Shortcuts {
  readonly #bindings = new Set<Bindings>();
  #first = '';
  #firstAt = 0;

  constructor() {
    document.addEventListener('keydown', this.#onKey);
  }

  /** Kept in this tab only. */
  get enabled(): boolean {
    return sessionStorage.getItem(STORE) !== 'off';
  }

  set enabled(enabled: boolean) {
    if (enabled) sessionStorage.removeItem(STORE);
    else sessionStorage.setItem(STORE, 'off');
  }

  add(bindings: Bindings): void {
    this.#bindings.add(bindings);
  }

  remove(bindings: Bindings): void {
    this.#bindings.delete(bindings);
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const isMine = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isMine || !this.enabled || event.defaultPrevented || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const isSecond = this.#first !== '' && event.timeStamp - this.#firstAt < SEQUENCE;
    const keys = isSecond ? `${this.#first} ${key}` : key;
    const all = [...this.#bindings];
    const starts =
      !isSecond && all.some(bindings => Object.keys(bindings).some(k => k.startsWith(`${key} `)));
    this.#first = starts ? key : '';
    this.#firstAt = event.timeStamp;
    const run = all.map(bindings => bindings[keys]).find(Boolean);
    if (!run || event.repeat) return;
    event.preventDefault();
    run();
  };
}

// Inside a form even a button or a radio takes no shortcut: one meant for the form would decide on a comment.
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('dialog:modal')) return true;
  return !!target.closest('form, input:not([type="checkbox"]), textarea, select, [contenteditable]');
}

/** The page's one listener to keys. */
export const shortcuts = new Shortcuts();

/** Lends its host's keys to the page while the host is on it. */
export class ShortcutController implements ReactiveController {
  readonly #bindings: Bindings;

  constructor(host: ReactiveControllerHost, bindings: Bindings) {
    this.#bindings = bindings;
    host.addController(this);
  }

  hostConnected(): void {
    shortcuts.add(this.#bindings);
  }

  hostDisconnected(): void {
    shortcuts.remove(this.#bindings);
  }
}
