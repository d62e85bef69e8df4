import type { HTMLAttributes } from 'svelte/elements';
import type { CallboxElements } from './elements.js';
import type { CallboxProps } from './jsx.js';

/** Svelte writes `false` into an attribute as a word, which would turn it on; a property takes it as it is meant. */
type Written<T> = { [Name in keyof T]?: boolean extends T[Name] ? true | undefined : T[Name] | undefined };

type SvelteElements = {
  [Tag in keyof CallboxElements]: Omit<
    HTMLAttributes<CallboxElements[Tag]['element']>,
    keyof CallboxProps<Tag>
  > &
    Omit<CallboxProps<Tag>, keyof CallboxElements[Tag]['attributes']> &
    Written<CallboxElements[Tag]['attributes']>;
};

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it adds to Svelte's own
  interface SvelteHTMLElements extends SvelteElements {}
}
