import { ASK, HEIGHT, isHeight } from './height.js';

/** Ours are the frames that lie where this script does; nobody else's are asked, believed or touched. */
const { origin: home } = new URL(import.meta.url);

const isOurs = ({ src }: HTMLIFrameElement) =>
  src.startsWith(`${home}/`) && /^[^?#]*\/embed\.html(?:[?#]|$)/.test(src);

const ourFrames = () => [...document.querySelectorAll('iframe')].filter(isOurs);

// To anybody, since it tells nothing, and a frame that has not loaded yet is still of this page's own origin.
const ask = (frame: HTMLIFrameElement) => frame.contentWindow?.postMessage({ type: ASK }, '*');

window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== home || data?.type !== HEIGHT || !isHeight(data.height)) return;
  const frame = ourFrames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  // The height that a page's `box-sizing: border-box` counts the border in.
  const border =
    getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${data.height + border}px`;
});

// A frame's own event does not bubble, but is seen on its way down: that of frames which are added later, too.
document.addEventListener(
  'load',
  ({ target }) => {
    if (target instanceof HTMLIFrameElement && isOurs(target)) ask(target);
  },
  true,
);
ourFrames().forEach(ask);
