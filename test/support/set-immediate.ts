/**
 * Gives sinon a way to let promises settle between two ticks that costs next to nothing.
 *
 * It falls back to `setTimeout`, which browsers hold up by 4 ms each: days of ticks would take minutes.
 */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];

port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

Object.assign(globalThis, {
  setImmediate(work: () => void) {
    waiting.push(work);
    port2.postMessage(undefined);
  },
});

export {};
