import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CommentBox } from '../../src/components/comment-box/comment-box.js';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/comment-box/comment-box.js';
import '../../src/components/event-list/event-list.js';
import '../../src/components/video-gallery/video-gallery.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { many } from '../support/many.js';
import { load } from '../support/mount.js';
import { translate } from '../support/translate.js';
import { visibleText } from '../support/visible-text.js';

const COUNT = 100;

const when = (hours: number) => new Date(Date.UTC(2090, 0, 1, hours)).toISOString();

/** What stands in each element's feed, before and after something has changed in every item. */
const kinds: Record<string, { element: TemplateResult; item: (i: number, state: string) => object }> = {
  'appeal-card': {
    element: html`<callbox-appeal-card src="/a.json" limit="100"></callbox-appeal-card>`,
    item: (i, state) => ({
      title: `Appeal ${i}`,
      content_text: `It is ${state} now`,
      _appeal: { category: 'witness', warning: `Warning, ${state}` },
    }),
  },
  'event-list': {
    element: html`<callbox-event-list src="/a.json" limit="100"></callbox-event-list>`,
    item: (i, state) => ({
      title: `Event ${i}`,
      _event: {
        start: when(i),
        status: state === 'new' ? 'cancelled' : 'scheduled',
        place: { name: `It is ${state} now` },
      },
    }),
  },
  'video-gallery': {
    element: html`<callbox-video-gallery src="/a.json" limit="100"></callbox-video-gallery>`,
    item: (i, state) => ({
      url: `https://www.youtube.com/watch?v=abcdefgh${String(i).padStart(3, '0')}`,
      title: `It is ${state} now`,
    }),
  },
  'comment-box': {
    element: html`<callbox-comment-box src="/a.json" limit="100"></callbox-comment-box>`,
    item: (_, state) => ({ content_text: `It is ${state} now`, _comment: { status: 'published' } }),
  },
};

describe('A page that a browser’s translator has gone through', () => {
  for (const [name, { element, item }] of Object.entries(kinds)) {
    it(`shows what has changed in the feed, ${COUNT} times of ${COUNT}: <callbox-${name}>`, async () => {
      const serve = (state: string, day: number) =>
        serveFeed(
          feedOf(
            many(COUNT, i => ({
              id: `item-${i}`,
              date_published: `2026-05-01T00:00:00Z`,
              date_modified: `2026-05-0${day}T00:00:00Z`,
              ...item(i, state),
            })),
          ),
        );
      serve('old', 1);
      const widget = await load<CommentBox>(element);
      translate(widget);
      expect(times(widget, '«')).to.be.at.least(COUNT);
      serve('new', 2);
      await widget.reload();
      expect(times(widget, 'It is new now')).to.equal(COUNT);
      expect(times(widget, 'It is old now')).to.equal(0);
    });
  }
});

const times = (element: Element, words: string) => visibleText(element).split(words).length - 1;
