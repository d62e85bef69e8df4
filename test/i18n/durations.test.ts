import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { clockDuration, spokenDuration } from '../../src/i18n/durations.js';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import { mount } from '../support/mount.js';
import { until } from '../support/until.js';

class Speaker extends LitElement {
  readonly localize = new LocalizeController(this, {});
}
customElements.define('test-speaker', Speaker);

async function speaks(lang: string): Promise<LocalizeController> {
  const { localize } = mount<HTMLElement>(html`<div lang=${lang}><test-speaker></test-speaker></div>`)
    .firstElementChild as Speaker;
  await until(
    () => localize.isReady,
    () => 'no words yet',
  );
  return localize;
}

describe('How long a film plays', () => {
  for (const [seconds, clock, english, french] of [
    [1, '0:01', '1 second', '1 seconde'],
    [59.4, '0:59', '59 seconds', '59 secondes'],
    [59.6, '1:00', '1 minute', '1 minute'],
    [94, '1:34', '1 minute 34 seconds', '1 minute 34 secondes'],
    [120, '2:00', '2 minutes', '2 minutes'],
    [3600, '1:00:00', '1 hour', '1 heure'],
    [3723, '1:02:03', '1 hour 2 minutes 3 seconds', '1 heure 2 minutes 3 secondes'],
    [36_001, '10:00:01', '10 hours 1 second', '10 heures 1 seconde'],
    [90_000, '25:00:00', '25 hours', '25 heures'],
  ] as const) {
    it(`reads ${clock} for ${seconds} seconds, and "${english}" aloud`, async () => {
      expect(clockDuration(seconds)).to.equal(clock);
      const spoken = async (lang: string) => spokenDuration(seconds, await speaks(lang)).replace(/\s/g, ' ');
      expect(await spoken('en')).to.equal(english);
      expect(await spoken('fr-CA')).to.equal(french);
    });
  }
});
