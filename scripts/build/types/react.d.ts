import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CallboxElements } from './elements.js';
import type { CallboxProps } from './jsx.js';

type Base<T> = DetailedHTMLProps<HTMLAttributes<T>, T>;

type ReactElements = {
  [Tag in keyof CallboxElements]: Omit<Base<CallboxElements[Tag]['element']>, keyof CallboxProps<Tag>> &
    CallboxProps<Tag>;
};

declare module 'react' {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it adds to React's own
    interface IntrinsicElements extends ReactElements {}
  }
}
