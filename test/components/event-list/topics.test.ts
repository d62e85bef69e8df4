import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { serveFeed } from '../../support/feed.js';
import { allIn } from '../../support/find.js';
import { many } from '../../support/many.js';
import { load } from '../../support/mount.js';

const tagged = (count: number) =>
  many(count, i => ({ id: `${i}`, title: `Event ${i}`, tags: [`topic ${i}`] }));

describe('The choice of topics', () => {
  for (const [count, options] of [
    [1, 0],
    [2, 3], // with "All topics"
    [100, 101],
    [101, 0],
    [10_000, 0],
  ] as const) {
    it(`offers ${options} options for ${count} topics`, async () => {
      serveFeed(tagged(count));
      const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
      expect(allIn(list, 'option')).to.have.length(options);
    });
  }
});
