import { html } from 'lit';
import type { CommentBox } from '../../src/components/comment-box/comment-box.js';
import { feedAddress } from './address.js';
import { allIn, find, findAll, parts } from './find.js';
import { load, settled, visibleText, type MountOptions } from './mount.js';
import { NativeEvent } from './native.js';
import { until } from './until.js';

type Control = HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;

/** Puts a box on the page that reads from the service that stands in for the network. */
export const showBox = (options?: MountOptions, address = feedAddress()): Promise<CommentBox> =>
  load<CommentBox>(
    html`<callbox-comment-box src=${address}>Call the front desk</callbox-comment-box>`,
    options,
  );

/** Presses a button, and waits until what it opens is there. */
export async function openForm(
  box: Element,
  button: string | RegExp = 'Write a comment',
): Promise<HTMLElement> {
  const before = parts(box, 'form').length;
  const opener = find(box, 'button', button);
  opener.focus();
  opener.click();
  await until(
    () => parts(box, 'form').length > before && parts(box, 'form').some(form => form.contains(focusIn(box))),
    () => `${visibleText(box)}; the focus is in ${focusIn(box)?.outerHTML ?? 'nothing'}`,
  );
  return parts(box, 'form').find(form => form.contains(focusIn(box)))!;
}

/** What has the focus in the box. */
export const focusIn = (box: Element): HTMLElement | null =>
  box.shadowRoot!.activeElement as HTMLElement | null;

/** Waits until that has the focus. */
export async function untilFocused(box: Element, target: () => Element | undefined): Promise<void> {
  await until(
    () => !!focusIn(box) && focusIn(box) === target(),
    () => `${visibleText(box)}; the focus is in ${focusIn(box)?.outerHTML ?? 'nothing'}`,
  );
}

/** The field of that label; a visitor knows no other way to find it. */
export function fieldOf(box: Element, label: string | RegExp): Control {
  const labels = allIn<HTMLLabelElement>(box, 'label');
  const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const found = labels.find(element =>
    typeof label === 'string' ? words(element).startsWith(label) : label.test(words(element)),
  );
  if (!found?.control)
    throw new Error(`No field is called ${String(label)}, only: ${labels.map(words).join(' | ')}`);
  return found.control as Control;
}

/** Writes into the field of that label, as a visitor does. */
export function write(box: Element, label: string | RegExp, words: string): void {
  const field = fieldOf(box, label);
  field.focus();
  field.value = words;
  field.dispatchEvent(new NativeEvent('input', { bubbles: true, composed: true }));
}

/** Presses "Send", or what else the form's first button says. */
export function send(box: Element, form: ParentNode = box.shadowRoot!): void {
  const button = form.querySelector<HTMLButtonElement>('[part="send"]')!;
  button.focus();
  button.click();
}

/** Writes a comment and sends it, and waits until it stands there. */
export async function sendComment(box: CommentBox, words = 'The lamp is broken.'): Promise<HTMLElement> {
  await openForm(box);
  write(box, 'Your words', words);
  send(box);
  await until(
    () => ownComments(box).length > 0,
    () => visibleText(box),
  );
  await settled(box);
  return ownComments(box)[0]!;
}

/** The visitor's own comments, which nobody else sees yet. */
export const ownComments = (box: Element): HTMLElement[] => parts(box, 'own');

/** What is said of errors, next to fields and for the whole form. */
export const errorsIn = (box: Element): string[] => parts(box, 'error').map(visibleText).filter(Boolean);

/** What describes a field to a screen reader, beside its name. */
export const descriptionOf = (field: Element): string =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
    .map(id => (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? `?${id}`)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

export const buttonsIn = (box: Element): string[] => findAll(box, 'button').map(visibleText);
