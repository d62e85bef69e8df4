import type { CallboxElements } from './elements.js';

type Maybe<T> = { [Name in keyof T]?: T[Name] | undefined };

/** What one of our tags takes in JSX that sets properties where there are any, and listens by `on` and an event's name. */
export type CallboxProps<Tag extends keyof CallboxElements> = Maybe<
  CallboxElements[Tag]['properties'] & CallboxElements[Tag]['attributes']
> & {
  [Name in keyof CallboxElements[Tag]['events'] & string as `on${Name}`]?:
    ((event: CallboxElements[Tag]['events'][Name]) => void) | undefined;
};

/** Our tags for a framework's `JSX.IntrinsicElements`; `Base` is what it lets every element have. */
export type CallboxIntrinsicElements<Base = object> = {
  [Tag in keyof CallboxElements]: Omit<Base, keyof CallboxProps<Tag>> & CallboxProps<Tag>;
};
