// As much of the frameworks' types as ours need; `npm run test:frameworks` has the real ones.
declare module 'react' {
  export interface HTMLAttributes<T> {
    lang?: string;
    onClick?: (event: { currentTarget: T }) => void;
  }
  export type DetailedHTMLProps<Attributes, T> = Attributes & { ref?: (element: T | null) => void };
  export namespace JSX {
    interface IntrinsicElements {
      a: HTMLAttributes<HTMLAnchorElement>;
    }
  }
}

declare module 'vue' {
  export interface HTMLAttributes {
    lang?: string;
  }
  export type EmitFn<Events> = <Name extends keyof Events>(name: Name) => Events[Name];
  export interface GlobalComponents {
    KeepAlive: object;
  }
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<T> {
    lang?: string;
    onclick?: (event: Event & { currentTarget: T }) => void;
  }
  export interface SvelteHTMLElements {
    [name: string]: object;
  }
}
