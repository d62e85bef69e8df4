import type { FeedItem } from './feed.js';
import { plainText } from './plain-text.js';

type Door = typeof import('./safe-html.js');

let door: Door | undefined;
let opening: Promise<void> | undefined;

/**
 * Gives an element the text of its items, with markup where they have any.
 *
 * Loads the sanitizer with the first markup; until it is here, and where it can't be had, the words stand without markup.
 */
export class Markup {
  readonly #host: { requestUpdate(): void };
  readonly #nodes = new WeakMap<FeedItem, Node | undefined>();

  constructor(host: { requestUpdate(): void }) {
    this.#host = host;
  }

  /**
   * The item's text, as words or as a node of its own; `undefined` where it has none.
   *
   * @param html What to show of the item: its content, or another piece of markup that it carries.
   */
  of(item: FeedItem, headingLevel: number, html = item.contentHtml): string | Node | undefined {
    const text = html === item.contentHtml ? item.contentText : undefined;
    if (!html || !/[<&]/.test(html)) return text ?? html;
    if (!door) void this.#openDoor();
    if (door && !this.#nodes.has(item)) this.#nodes.set(item, render(door, item, html, headingLevel));
    return this.#nodes.get(item) ?? text ?? plainText(html);
  }

  async #openDoor(): Promise<void> {
    opening ??= import('./safe-html.js').then(
      module => void (door = module),
      error => console.warn('Callbox shows plain text: its sanitizer could not be loaded.', error),
    );
    await opening;
    if (door) this.#host.requestUpdate();
  }
}

function render(door: Door, item: FeedItem, html: string, headingLevel: number): Node | undefined {
  try {
    const node = document.createElement('div');
    node.append(door.safeHtml(html, item.url ?? item.context.base, headingLevel));
    return node;
  } catch (error) {
    console.warn('Callbox shows plain text: its sanitizer failed, as Trusted Types may make it.', error);
    return undefined;
  }
}
