import { html, type LitElement } from 'lit';
import { load, mount, settled, type MountOptions } from './mount.js';

/** What all our elements have. */
export interface Widget extends LitElement {
  src: string;
  feed?: unknown;
  limit?: number;
  heading?: string;
  headingLevel: number;
  reload(): Promise<void>;
}

/** The elements, which promise the same of their states. */
export const tags = ['callbox-appeal-card', 'callbox-event-list', 'callbox-video-gallery'] as const;

/** The sentence that each says when there is nothing. */
export const emptySentence = {
  'callbox-appeal-card': 'There are no appeals at the moment.',
  'callbox-event-list': 'There are no events to show.',
  'callbox-video-gallery': 'There are no videos to show.',
};

/** An element with these attributes, and a fallback inside. */
function widget(tag: string, attributes: Record<string, string>, inside = 'Call the front desk'): Widget {
  const element = document.createElement(tag) as Widget;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(inside);
  return element;
}

/** Puts an element on the page, and waits until it shows what it has. */
export async function put(
  tag: string,
  attributes: Record<string, string> = {},
  options?: MountOptions,
): Promise<Widget> {
  const element = mount<Widget>(html`${widget(tag, attributes)}`, options);
  await settled(element);
  return element;
}

/** Puts an element on the page, and waits until it has loaded its feed. */
export const loadWidget = (
  tag: string,
  attributes: Record<string, string>,
  options?: MountOptions,
): Promise<Widget> => load<Widget>(html`${widget(tag, attributes)}`, options);
