import { expect } from '@open-wc/testing';
import { stopClock } from './clock.js';

describe('stopClock', () => {
  it('stops timers and dates until it is moved on', async () => {
    const clock = stopClock('2030-05-01T12:00:00Z');
    let rang = false;
    window.setTimeout(() => (rang = true), 60_000);
    await clock.tickAsync(59_999);
    expect(rang).to.equal(false);
    await clock.tickAsync(1);
    expect([rang, new Date().toISOString()]).to.deep.equal([true, '2030-05-01T12:01:00.000Z']);
  });

  it('moves on by days at once, with whatever is due in them', async () => {
    const clock = stopClock();
    let rings = 0;
    window.setInterval(() => Promise.resolve().then(() => rings++), 60_000);
    await clock.tickAsync(2 * 86_400_000);
    expect(rings).to.equal(2 * 1440);
  });

  it('has the real time again after a test', () => {
    expect(new Date().getFullYear()).not.to.equal(2030);
  });
});
