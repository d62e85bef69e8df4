import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import { feedAddress } from '../support/address.js';
import { serveFeed } from '../support/feed.js';
import { mount, visibleText } from '../support/mount.js';
import { nextOutcome } from '../support/outcome.js';

describe('A page that wants signatures', () => {
  for (const keys of ['', 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK']) {
    it(`shows its fallback, and no unsigned appeal, with public-key="${keys}"`, async () => {
      const { requests } = serveFeed([{ id: '1', title: 'Have you seen her?' }]);
      const card = mount(
        html`<callbox-appeal-card src=${feedAddress()} public-key=${keys}
          >See our appeals</callbox-appeal-card
        >`,
      );
      const { error } = await nextOutcome(card);
      expect(error).to.include({ name: 'FeedError', code: 'unverifiable' });
      expect(visibleText(card)).to.equal('See our appeals');
      expect(requests).to.have.length(0);
    });
  }
});
