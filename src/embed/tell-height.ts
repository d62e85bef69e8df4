import { ASK, HEIGHT, TALLEST } from './height.js';

/**
 * Listens to the page around this frame. Gives what begins to tell it the content's height, and every other one after that.
 *
 * The frame speaks only when it was asked, and only to the origin that asked: `document.referrer` is empty where the host page
 * wants it so, and names whoever led the frame here, `ancestorOrigins` is not in every browser; but whose message it was is the
 * browser's own word.
 */
export function tellHeight(content: Element): () => void {
  let asker: string | undefined;
  let isReady = false;
  const tell = () => {
    if (!isReady || asker === undefined) return;
    const height = Math.min(Math.ceil(content.getBoundingClientRect().height), TALLEST);
    window.parent.postMessage({ type: HEIGHT, height }, asker);
  };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || data?.type !== ASK) return;
    // A page that is sandboxed itself has no origin to be named by. It asked, and a number is all that it learns.
    asker = origin === 'null' ? '*' : origin;
    tell();
  });
  return () => {
    isReady = true;
    new ResizeObserver(tell).observe(content); // which calls back at once
  };
}
