import './set-immediate.js';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';

// sinon has taken it, and the page has none.
Reflect.deleteProperty(globalThis, 'setImmediate');

let clock: SinonFakeTimers | undefined;

/**
 * Stops the clock at a moment; `await clock.tickAsync(ms)` moves it on. It runs again after the test.
 *
 * Timers and dates stop, frames and promises go on. `AbortSignal.timeout` is the browser's own and does not stop.
 */
export function stopClock(now: Date | string = '2030-05-01T12:00:00Z'): SinonFakeTimers {
  startClock();
  clock = useFakeTimers({
    now: new Date(now),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  return clock;
}

/** Lets the clock run again before the test ends, as axe needs. */
export function startClock(): void {
  clock?.restore();
  clock = undefined;
}

afterEach('start the clock', startClock);
