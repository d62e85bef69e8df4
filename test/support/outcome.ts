import { oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { Feed, FeedError, FeedItem } from '../../src/callbox.js';
import { mount, settled } from './mount.js';

/** What an element told the page of its feed: the feed, or why there is none. */
export interface Outcome<E extends HTMLElement> {
  readonly element: E;
  readonly feed?: Feed;
  readonly items?: readonly FeedItem[];
  readonly error?: FeedError;
}

/** Puts the template on the page and gives what its element says first of its feed. */
export function outcomeOf<E extends HTMLElement = HTMLElement>(
  template: TemplateResult,
): Promise<Outcome<E>> {
  const element = mount<E>(template);
  return nextOutcome(element);
}

/** What the element says next of its feed, once it shows it. Ask before doing what makes it speak. */
export async function nextOutcome<E extends HTMLElement>(element: E): Promise<Outcome<E>> {
  const { detail } = await Promise.race([
    oneEvent(element, 'callbox-load'),
    oneEvent(element, 'callbox-error'),
  ]);
  await settled(element);
  return { element, ...detail };
}
