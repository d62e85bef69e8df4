import type { EmitFn, HTMLAttributes } from 'vue';
import type { CallboxElements } from './elements.js';

// As Vue's own guide has it for elements that are not made with Vue: in a template, `time-zone` is checked as `timeZone`.
type VueElement<Tag extends keyof CallboxElements> = new () => CallboxElements[Tag]['element'] & {
  $props: HTMLAttributes & Partial<CallboxElements[Tag]['properties']>;
  $emit: EmitFn<{
    [Name in keyof CallboxElements[Tag]['events']]: (event: CallboxElements[Tag]['events'][Name]) => void;
  }>;
};

type VueElements = { [Tag in keyof CallboxElements]: VueElement<Tag> };

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it adds to Vue's own
  interface GlobalComponents extends VueElements {}
}
