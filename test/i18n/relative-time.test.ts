import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import { nextTick, timeAgo } from '../../src/i18n/relative-time.js';
import { settled } from '../support/mount.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2030-05-15T12:00:00Z');

class Speaker extends LitElement {
  readonly localize = new LocalizeController(this, {});
}
customElements.define('test-speaker', Speaker);

async function speaker(lang: string): Promise<LocalizeController> {
  const element = document.createElement('test-speaker') as Speaker;
  element.lang = lang;
  document.body.append(element);
  await settled(element);
  await until(
    () => element.localize.isReady,
    () => 'no words',
  );
  element.remove();
  return element.localize;
}

const say = async (age: number, { now = NOW, zone = 'UTC', lang = 'en' } = {}) =>
  timeAgo(new Date(now - age), now, await speaker(lang), zone);

describe('How long ago something was', () => {
  for (const [age, words] of [
    [0, 'this minute'],
    [59_999, 'this minute'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE + 59_999, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [DAY - 1, '23 hours ago'],
    [DAY, 'yesterday'],
    [2 * DAY, '2 days ago'],
    [30 * DAY, '30 days ago'],
    [30 * DAY + 1, 'Apr 15, 2030'],
    [400 * DAY, 'Apr 10, 2029'],
  ] as const) {
    it(`is "${words}" after ${age} milliseconds`, async () => {
      expect(await say(age)).to.equal(words);
    });
  }

  it('is never in the future, though clocks differ', async () => {
    expect(await say(-5 * MINUTE)).to.equal('this minute');
  });

  it('calls no day "yesterday" but the day before, as the zone’s calendar has it', async () => {
    const now = Date.parse('2030-05-15T01:00:00Z');
    expect(await say(47 * HOUR, { now })).to.equal('2 days ago');
    expect(await say(25 * HOUR, { now })).to.equal('yesterday');
    expect(await say(26 * HOUR, { now })).to.equal('2 days ago');
    expect(await say(26 * HOUR, { now, zone: 'America/Toronto' })).to.equal('yesterday');
  });

  it('is said in the page’s language', async () => {
    expect(await say(5 * MINUTE, { lang: 'fr' })).to.equal('il y a 5 minutes');
  });
});

describe('The next moment at which it reads otherwise', () => {
  for (const [age, wait] of [
    [0, MINUTE],
    [5 * MINUTE, MINUTE],
    [5.5 * MINUTE, MINUTE / 2],
    [HOUR - 1, 1],
    [HOUR, HOUR],
    [3.25 * HOUR, 0.75 * HOUR],
    [-5 * MINUTE, MINUTE],
  ] as const) {
    it(`comes in ${wait} milliseconds for what is ${age} old`, () => {
      expect(nextTick(NOW - age, NOW) - NOW).to.equal(wait);
    });
  }
});
