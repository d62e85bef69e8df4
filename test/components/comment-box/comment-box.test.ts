import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import { expectAccessible } from '../../support/axe.js';
import { startClock, stopClock } from '../../support/clock.js';
import {
  answerTo,
  comment,
  commentBy,
  comments,
  headings,
  names,
  NOW,
  official,
  show,
  threadOf,
  written,
} from '../../support/comments.js';
import { feedOf, serveFeed, type FeedAnswer } from '../../support/feed.js';
import { allIn, find, findAll, parts } from '../../support/find.js';
import { openFrame } from '../../support/frame.js';
import { many } from '../../support/many.js';
import { mount, settled, visibleText, type MountOptions } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { outcomeOf } from '../../support/outcome.js';
import { readShared, sharedFiles } from '../../support/shared-data.js';
import { until, untilRead } from '../../support/until.js';

const FALLBACK = 'Call the front desk';

const box = (address = feedAddress()) =>
  html`<callbox-comment-box src=${address}>${FALLBACK}</callbox-comment-box>`;

async function outcome(answer: FeedAnswer, init: ResponseInit = {}, options?: MountOptions) {
  serveFeed(answer, init);
  const element = mount<CommentBox>(html`<callbox-comment-box>${FALLBACK}</callbox-comment-box>`, options);
  const heard = Promise.race([oneEvent(element, 'callbox-load'), oneEvent(element, 'callbox-error')]);
  element.src = feedAddress();
  await heard;
  await settled(element);
  return element;
}

const talk = [
  written('Ann', 5, { pinned: true, edited: true, kind: 'question', report_url: 'https://police.example/r' }),
  written('Ben', 20, { status: 'pending' }),
  { ...official('Constable Lee', { in_reply_to: 'Ben' }), content_html: '<p>We <em>will</em>.</p>' },
  comment('gone', { status: 'removed', reason_code: 'abuse' }),
  answerTo('gone', 'Cy', 8),
  comment('שרה', {}, { content_text: 'שלום!'.repeat(500), language: 'he' }),
];
const about = {
  notice: 'In an emergency call 911.',
  guidelines_url: 'https://police.example/rules',
  kinds: [{ id: 'question', label: 'A question' }],
  closes: '2030-01-01T00:00:00Z',
  closed_reason: 'It is over.',
};

const files = await sharedFiles('jsonfeed');

describe('<callbox-comment-box>', () => {
  describe('has no fault that axe finds', () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const dir of ['ltr', 'rtl'] as const) {
        const options = { scheme, dir };

        it(`before the first answer: ${scheme}, ${dir}`, async () => {
          serveFeed(() => new Promise<Response>(() => {}));
          const element = mount(box(), options);
          await settled(element);
          expect(visibleText(element)).to.equal(FALLBACK);
          await expectAccessible(element);
        });

        it(`loaded, empty and stale: ${scheme}, ${dir}`, async () => {
          const element = await outcome(threadOf(talk, about), {}, options);
          element.heading = 'What residents say';
          await settled(element);
          expect(visibleText(element)).to.include('Text of Cy.').and.not.to.include(FALLBACK);
          await expectAccessible(element);
          serveFeed('', { status: 503 });
          await element.reload();
          expect(parts(element, 'age')).to.have.length(1);
          await expectAccessible(element);
          serveFeed(threadOf([], about));
          await element.reload();
          expect(visibleText(element)).to.match(/There are no comments yet\.$/);
          await expectAccessible(element);
        });

        it(`failed: ${scheme}, ${dir}`, async () => {
          const element = await outcome('', { status: 503 }, options);
          expect(visibleText(element)).to.equal(FALLBACK);
          await expectAccessible(element);
        });
      }
    }
  });

  it('shows twenty comments, and the next with "Show more", where reading goes on', async () => {
    stopClock(NOW);
    const element = await show(many(45, i => written(`n${i}`, i)));
    expect(names(element)).to.have.length(20);
    for (const shown of [40, 45]) {
      find(element, 'button', 'Show more').click();
      await untilRead(element, `Text of n${shown - 1}.`);
      expect(names(element)).to.have.length(shown);
      const first = commentBy(element, shown === 40 ? 'n20' : 'n40');
      expect(element.shadowRoot!.activeElement === first).to.equal(true);
    }
    expect(findAll(element, 'button', 'Show more')).to.have.length(0);
  });

  it('shows as many as the webmaster wants, and only of the tags and the id that they want', async () => {
    stopClock(NOW);
    const element = await show([written('1', 1), { ...written('2', 2), tags: ['B'] }, written('3', 3)]);
    element.limit = 1;
    await settled(element);
    expect(names(element)).to.deep.equal(['1']);
    element.limit = 9;
    element.tags = 'a, b';
    await settled(element);
    expect(names(element)).to.deep.equal(['2']);
    element.tags = undefined;
    element.itemId = '3';
    await settled(element);
    expect(names(element)).to.deep.equal(['3']);
  });

  describe('The order', () => {
    const items = [
      written('Ann', 30),
      written('Ben', 20),
      written('Cy', 10),
      answerTo('Ben', 'Di', 5),
      written('pinned', 90, { pinned: true }),
    ];

    it('is the newest first, and another when the visitor chooses it, with the pinned one always first', async () => {
      stopClock(NOW);
      const element = await show(items);
      expect(names(element)).to.deep.equal(['pinned', 'Cy', 'Ben', 'Di', 'Ann']);
      const choice = find(element, 'choice');
      expect([...choice.options].map(({ text }) => text)).to.deep.equal([
        'Newest first',
        'Oldest first',
        'Most discussed first',
      ]);
      for (const [order, expected] of [
        ['oldest', ['pinned', 'Ann', 'Ben', 'Di', 'Cy']],
        ['discussed', ['pinned', 'Ben', 'Di', 'Cy', 'Ann']],
        ['newest', ['pinned', 'Cy', 'Ben', 'Di', 'Ann']],
      ] as const) {
        choice.focus();
        choice.value = order;
        choice.dispatchEvent(new NativeEvent('change', { bubbles: true }));
        await settled(element);
        expect(names(element)).to.deep.equal(expected);
        expect(element.shadowRoot!.activeElement === choice).to.equal(true);
        expect(choice.value).to.equal(order);
      }
    });

    it('stays when the feed is read again', async () => {
      stopClock(NOW);
      const element = await show(items);
      const choice = find(element, 'choice');
      choice.value = 'oldest';
      choice.dispatchEvent(new NativeEvent('change', { bubbles: true }));
      await element.reload();
      expect([choice.value, names(element)[1]]).to.deep.equal(['oldest', 'Ann']);
    });

    it('is no choice where there is nothing to put in order', async () => {
      expect(findAll(await show([comment('Ann')]), 'choice')).to.have.length(0);
    });
  });

  describe('With the keyboard alone', () => {
    it('all that can be done is reached in the order that it is read in, and comments are no stops', async () => {
      stopClock(NOW);
      const element = await show(
        [written('Ann', 1, { report_url: 'https://police.example/r' }), ...talk.slice(1)],
        about,
      );
      element.limit = 3;
      await settled(element);
      const stops = allIn(element, 'a[href], button, select, [tabindex="0"]').map(
        stop => stop.getAttribute('aria-label') ?? (stop.localName === 'select' ? 'Sort' : visibleText(stop)),
      );
      expect(stops).to.deep.equal(['Rules for comments', 'Sort', 'Report the comment by Ann', 'Show more']);
      expect(comments(element).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, -1]);
    });

    it('a screen reader jumps from comment to comment, and finds each in its thread', async () => {
      stopClock(NOW);
      const element = await show(talk, about);
      element.heading = 'What residents say';
      await settled(element);
      expect(headings(element)).to.deep.equal([
        'h2 What residents say',
        'h3 Comment by Ann',
        'h3 Comment by Ben',
        'h4 Official answer by Constable Lee',
        'h3 This comment was removed: abuse.',
        'h4 Reply by Cy',
        'h3 Comment by שרה',
      ]);
    });
  });

  describe('On a phone 320 pixels wide', () => {
    const deep = many(12, i => answerTo(`Name ${i - 1}`, `Name ${i}`, 60 - i));

    for (const dir of ['ltr', 'rtl'] as const) {
      it(`a thread twelve deep needs no sideways scrolling and stays wide enough to read: ${dir}`, async () => {
        serveFeed(
          threadOf([
            ...deep,
            { ...official('Lee', { in_reply_to: 'Name 11' }), content_text: 'W'.repeat(500) },
          ]),
        );
        const page = await openFrame(
          `<callbox-comment-box src="${feedAddress()}" limit="50"></callbox-comment-box>`,
          {
            modules: ['/src/components/comment-box/comment-box.ts'],
          },
        );
        page.document.documentElement.dir = dir;
        const element = page.document.querySelector('callbox-comment-box')!;
        await untilRead(element, 'Text of Name 11.');
        const { scrollWidth, clientWidth } = page.document.documentElement;
        expect(scrollWidth).to.equal(clientWidth);
        const widths = parts(element, 'text').map(({ offsetWidth }) => offsetWidth);
        expect(widths).to.have.length(13);
        expect(Math.min(...widths)).to.be.at.least(200);
        for (const { left, right } of parts(element, 'text').map(text => text.getBoundingClientRect()))
          expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
      });
    }

    it('a deeper answer still says whom it answers', async () => {
      const element = await show(deep, {}, { width: 320 });
      expect(visibleText(commentBy(element, 'Name 11'))).to.include('In answer to Name 10');
    });
  });

  it('shows 1,000 comments when it is asked to, each once', async () => {
    const items = many(1000, i => answerTo(i % 3 ? String(i - 1) : '', String(i), 2000 - i));
    const element = await show(items);
    expect(visibleText(parts(element, 'thread')[0]!)).to.equal('1,000 comments');
    expect(names(element)).to.have.length(20);
    element.limit = 1000;
    await settled(element);
    expect(new Set(names(element)).size).to.equal(1000);
  });

  it('shows answers 10,000 deep without an error', async () => {
    const deep = many(10_000, i => ({
      id: String(i),
      content_text: 'x',
      _comment: { in_reply_to: String(i - 1) },
    }));
    const element = await show(deep);
    expect(visibleText(parts(element, 'thread')[0]!)).to.equal('10,000 comments');
    expect(comments(element)).to.have.length(20);
  });

  it('shows both of two that answer one another, and the newer of two with one id', async () => {
    const element = await show([
      answerTo('Ben', 'Ann', 9),
      answerTo('Ann', 'Ben', 8),
      comment('Cy', {}, { date_modified: '2030-01-01T00:00:00Z', content_text: 'Older.' }),
      comment('Cy', {}, { date_modified: '2030-01-02T00:00:00Z', content_text: 'Newer.' }),
    ]);
    expect(names(element).sort()).to.deep.equal(['Ann', 'Ben', 'Cy']);
    expect(visibleText(element)).to.include('Newer.').and.not.to.include('Older.');
  });

  it('keeps nothing in the visitor’s browser', async () => {
    const kept = async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ];
    const before = await kept();
    const element = await show(talk, about);
    find(element, 'choice').value = 'oldest';
    find(element, 'choice').dispatchEvent(new NativeEvent('change', { bubbles: true }));
    await element.reload();
    element.remove();
    expect(await kept()).to.deep.equal(before);
  });

  it('asks nobody but its feed, whatever the comments name', async () => {
    const third = 'https://third.example/a.png';
    const { requests } = serveFeed([]);
    const element = mount<CommentBox>(box('/feeds/only.json'));
    await oneEvent(element, 'callbox-load');
    element.feed = undefined;
    serveFeed(
      feedOf([
        {
          ...comment('Ann'),
          image: third,
          authors: [{ name: 'Ann', avatar: third, url: third }],
          content_html: `<p>Hi <img src="${third}"></p>`,
        },
      ]),
    );
    await element.reload();
    expect(allIn(element, 'img, iframe, video, audio, link, object, embed')).to.have.length(0);
    expect(requests.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/feeds/only.json']);
  });

  it('tells the page of all comments that were loaded, in the order that they are shown in', async () => {
    serveFeed(threadOf([written('Ann', 2), written('Ben', 1)]));
    const element = mount(box());
    const { detail } = await oneEvent(element, 'callbox-load');
    expect(detail.items.map(({ id }: { id: string }) => id)).to.deep.equal(['Ben', 'Ann']);
  });

  it('speaks the page’s language', async () => {
    stopClock(NOW);
    const element = await show([written('Ann', 5), official('Lee', { in_reply_to: 'Ann' })]);
    element.lang = 'fr';
    await untilRead(element, 'Réponse officielle');
    expect(visibleText(element)).to.include('il y a 5 minutes');
    startClock();
    await expectAccessible(element);
  });

  describe('Real feeds', () => {
    if (files.length === 0) it.skip('skipped: no shared data');
    for (const file of files) {
      it(`shows ${file.name}, or says what is wrong with it`, async () => {
        const bytes = await readShared(file);
        serveFeed(bytes);
        const { element, error, items } = await outcomeOf(box());
        if (error) {
          expect(error.code).to.be.oneOf(['malformed', 'too-large']);
          expect(visibleText(element)).to.equal(FALLBACK);
          return;
        }
        expect(comments(element)).to.have.length(Math.min(20, items!.length));
        expect(
          parts(element, 'text').length + element.shadowRoot!.querySelectorAll('strong').length,
        ).to.be.at.least(comments(element).length);
        expect(parts(element, 'official')).to.have.length(0);
        if (items!.slice(0, 20).some(({ contentHtml = '' }) => /[<&]/.test(contentHtml))) {
          await until(
            () => !!element.shadowRoot!.querySelector('[part~="text"] > div'),
            () => 'no markup',
          );
        }
        await expectAccessible(element);
      });
    }
  });
});
