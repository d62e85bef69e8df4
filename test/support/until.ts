import { visibleText } from './visible-text.js';

const PATIENCE = 300; // frames, which are 5 s on a screen of 60 Hz

/** Waits, frame by frame, until it is so; gives up with what `describe` says. */
export async function until(isSo: () => boolean, describe: () => string): Promise<void> {
  for (let frames = 0; !isSo(); frames++) {
    if (frames === PATIENCE) throw new Error(`Waited in vain; there is: ${describe()}`);
    await nextFrame();
  }
}

/** Waits until the visitor can read those words in the element. */
export function untilRead(element: Element, words: string | RegExp): Promise<void> {
  const isRead = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  return until(
    () => isRead(visibleText(element)),
    () => visibleText(element),
  );
}

export const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve));

/** Waits until nothing in the element moves or fades any more. */
export async function untilStill(element: Element): Promise<void> {
  for (;;) {
    await nextFrame();
    const moving = element.shadowRoot!.getAnimations();
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}
