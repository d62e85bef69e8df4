import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import { settled } from '../support/mount.js';

class Reciter extends LitElement {
  readonly localize = new LocalizeController(this, {});
}
customElements.define('test-reciter', Reciter);

describe('the words of an element', () => {
  it('end a sentence with one full stop, even where a time ends in one', async () => {
    const element = document.createElement('test-reciter') as Reciter;
    document.body.append(element);
    await settled(element);
    const stale = (time: string) => element.localize.term('stale', { time });
    expect(stale('at 6:00 p.m.')).to.equal('This could not be updated. It was last read at 6:00 p.m.');
    expect(stale('at 18:00')).to.equal('This could not be updated. It was last read at 18:00.');
    element.remove();
  });
});
