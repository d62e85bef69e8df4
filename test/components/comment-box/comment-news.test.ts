import { expect, oneEvent } from '@open-wc/testing';
import type { SinonFakeTimers } from 'sinon';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { expectAccessible } from '../../support/axe.js';
import { startClock, stopClock } from '../../support/clock.js';
import {
  ago,
  answerTo,
  comment,
  commentBy,
  comments,
  names,
  NOW,
  official,
  show,
  showFeed,
  threadOf,
  written,
} from '../../support/comments.js';
import { serveFeed, type FeedAnswer } from '../../support/feed.js';
import { find, findAll, parts, wordsOf } from '../../support/find.js';
import { many } from '../../support/many.js';
import { settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { until, untilRead } from '../../support/until.js';

const news = (box: Element) => wordsOf(parts(box, 'news'));

describe('New comments', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => void (clock = stopClock(NOW)));

  /** A minute goes by, and the box reads its feed again. */
  async function aMinuteLater(box: CommentBox, answer: FeedAnswer): Promise<void> {
    serveFeed(answer);
    const loaded = oneEvent(box, 'callbox-load');
    await clock.tickAsync(61_000);
    await loaded;
    await settled(box);
  }

  async function showNews(box: CommentBox): Promise<void> {
    find(box, 'button', /^Show \d+ new/).click();
    await until(
      () => !news(box).length,
      () => visibleText(box),
    );
  }

  /** Whose comment has the focus: an assertion on elements themselves takes minutes to fail. */
  const focused = (box: Element) =>
    comments(box).indexOf(box.shadowRoot!.activeElement as HTMLElement) >= 0 &&
    visibleText(box.shadowRoot!.activeElement!.querySelector('[part="title"]')!);

  const before = [written('Ann', 10), written('Ben', 20)];

  it('wait for a click, and are shown with one, where reading goes on', async () => {
    const box = await show(before);
    await aMinuteLater(
      box,
      threadOf([...before, written('Cy', -1), written('Di', 0), answerTo('Ben', 'Ed', 0)]),
    );
    expect(names(box)).to.deep.equal(['Ann', 'Ben']);
    expect(news(box)).to.deep.equal(['Show 3 new comments']);
    const button = find(box, 'button', 'Show 3 new comments');
    expect(button.closest('[role="status"]')).not.to.equal(null);
    await showNews(box);
    expect(names(box)).to.deep.equal(['Cy', 'Di', 'Ann', 'Ben', 'Ed']);
    expect(focused(box)).to.equal('Cy');
  });

  it('are one, or as many as have come in several minutes', async () => {
    const box = await show(before);
    await aMinuteLater(box, threadOf([...before, written('Cy', -1)]));
    expect(news(box)).to.deep.equal(['Show 1 new comment']);
    await aMinuteLater(box, threadOf([...before, written('Cy', -1), written('Di', -2)]));
    expect(news(box)).to.deep.equal(['Show 2 new comments']);
    await aMinuteLater(box, threadOf(before));
    expect(news(box)).to.deep.equal([]);
  });

  for (const width of [320, 768]) {
    it(`move nothing before the click, ${width} pixels wide`, async () => {
      const items = [written('Ann', 100), written('Ben', 200), answerTo('Ben', 'Cy', 150)];
      const box = await show(items, {}, { width });
      const places = () => comments(box).map(article => Math.round(article.getBoundingClientRect().top));
      const was = places();
      await aMinuteLater(
        box,
        threadOf([
          ...items,
          written('New', 0),
          answerTo('Ben', 'Answer', 0),
          written('First', 0, { pinned: true }),
        ]),
      );
      expect(news(box)).to.deep.equal(['Show 3 new comments']);
      expect(places()).to.deep.equal(was);
    });
  }

  it('that were written before the newest, and approved after it, wait too', async () => {
    const box = await show(before);
    await aMinuteLater(box, threadOf([...before, written('Late', 15), answerTo('Ann', 'Later', 9.5)]));
    expect(names(box)).to.deep.equal(['Ann', 'Ben']);
    expect(news(box)).to.deep.equal(['Show 2 new comments']);
    await showNews(box);
    expect(names(box)).to.deep.equal(['Ann', 'Later', 'Late', 'Ben']);
    expect(focused(box)).to.equal('Later');
  });

  it('do not change the order before the click', async () => {
    const items = [...before, answerTo('Ann', 'Cy', 5)];
    const box = await show(items);
    choose(box, 'discussed');
    await settled(box);
    expect(names(box)).to.deep.equal(['Ann', 'Cy', 'Ben']);
    await aMinuteLater(box, threadOf([...items, answerTo('Ben', 'Di', -1), answerTo('Ben', 'Ed', -1)]));
    expect(names(box)).to.deep.equal(['Ann', 'Cy', 'Ben']);
    await showNews(box);
    expect(names(box)[0]).to.equal('Ben');
  });

  for (const order of ['newest', 'oldest'] as const) {
    it(`are shown and focused with the click also where they stand beyond "Show more": ${order}`, async () => {
      const comments = many(30, i => written(`n${i}`, 100 + i));
      const box = await show(comments);
      choose(box, order);
      await settled(box);
      expect(names(box)).to.have.length(20);
      const late = order === 'newest' ? answerTo('n28', 'Late', 0) : written('Late', 0);
      await aMinuteLater(box, threadOf([...comments, late]));
      await showNews(box);
      expect(names(box)).to.include('Late');
      expect(focused(box)).to.equal('Late');
    });
  }

  it('are not what "Show more" brings', async () => {
    for (const [first, second] of [
      [written('Ann', 10), written('Ben', 20)],
      [written('Ann', 20), written('Ben', 10)],
    ]) {
      const page = (items: unknown[], more = {}) => ({ ...threadOf(items), ...more });
      const pages: FeedAnswer = ({ url }) =>
        Response.json(
          url.includes('?2') ? page([second]) : page([first], { next_url: `${url.split('?')[0]}?2` }),
        );
      serveFeed(pages);
      const box = await showFeedOf(pages);
      expect(names(box)).to.deep.equal(['Ann']);
      find(box, 'button', 'Show more').click();
      await untilRead(box, 'Text of Ben.');
      expect(news(box)).to.deep.equal([]);
      expect(focused(box)).to.equal('Ben');
      await aMinuteLater(box, pages);
      expect([names(box).sort(), news(box)]).to.deep.equal([['Ann', 'Ben'], []]);
    }
  });

  it('do not wait in a box that was empty: nothing is there to be moved', async () => {
    const box = await show([]);
    await aMinuteLater(box, threadOf(before));
    expect([names(box), news(box)]).to.deep.equal([['Ann', 'Ben'], []]);
  });

  it('of the agency wait as others do, and are marked when shown', async () => {
    const box = await show(before);
    const answer = { ...official('Lee', { in_reply_to: 'Ben' }), date_published: ago(0) };
    await aMinuteLater(box, threadOf([...before, answer]));
    expect(parts(box, 'official')).to.have.length(0);
    await showNews(box);
    expect(parts(box, 'official')).to.have.length(1);
    expect(focused(box)).to.equal('Lee');
  });

  it('without a date wait too', async () => {
    const box = await show(before);
    await aMinuteLater(box, threadOf([...before, comment('Cy', {}, { date_published: undefined })]));
    expect([names(box), news(box)]).to.deep.equal([['Ann', 'Ben'], ['Show 1 new comment']]);
  });

  it('pass axe while they wait, and when they are shown', async () => {
    const box = await show(before);
    await aMinuteLater(box, threadOf([...before, written('Cy', -1), answerTo('Ben', 'Di', 0)]));
    startClock();
    await expectAccessible(box);
    await showNews(box);
    await expectAccessible(box);
  });

  it('of another address are none of this one’s', async () => {
    const box = await show(before);
    serveFeed(threadOf([written('Cy', -5)]));
    const loaded = oneEvent(box, 'callbox-load');
    box.src = '/feeds/another.json';
    await loaded;
    await settled(box);
    expect([names(box), news(box)]).to.deep.equal([['Cy'], []]);
  });
});

describe('What changes in a comment that is shown', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => void (clock = stopClock(NOW)));

  const before = [written('Ann', 10), written('Ben', 20)];

  async function aMinuteLater(box: CommentBox, items: readonly unknown[]): Promise<void> {
    serveFeed(threadOf(items));
    const loaded = oneEvent(box, 'callbox-load');
    await clock.tickAsync(61_000);
    await loaded;
    await settled(box);
  }

  it('is shown at once: a removed one is gone without a click', async () => {
    const box = await show(before);
    await aMinuteLater(box, [
      before[0],
      { id: 'Ben', _comment: { status: 'removed', reason_code: 'abuse' } },
    ]);
    expect(visibleText(box)).to.include('This comment was removed: abuse.').and.not.to.include('Ben');
    expect(findAll(box, 'button')).to.have.length(0);
  });

  it('is shown at once: one that is no longer in the feed is gone', async () => {
    const box = await show(before);
    await aMinuteLater(box, [before[1]]);
    expect(names(box)).to.deep.equal(['Ben']);
  });

  it('is shown at once: an edited one has its new words', async () => {
    const box = await show(before);
    await aMinuteLater(box, [
      { ...written('Ann', 10, { edited: true }), content_text: 'New words.' },
      written('Ben', 20),
    ]);
    expect(visibleText(commentBy(box, 'Ann'))).to.equal('Ann 11 minutes ago Edited New words.');
    expect(parts(box, 'news')).to.have.length(0);
  });

  it('takes the focus from no other, nor from one that was answered', async () => {
    const reported = before.map(item => ({
      ...item,
      _comment: { status: 'published', report_url: 'https://police.example/report' },
    }));
    const box = await show(reported);
    const link = find(box, 'link', 'Report the comment by Ben');
    link.focus();
    await aMinuteLater(box, [...reported, answerTo('Ben', 'Cy', 0)]);
    expect(box.shadowRoot!.activeElement === link).to.equal(true);
  });
});

function choose(box: Element, order: string): void {
  const choice = find(box, 'choice');
  choice.value = order;
  choice.dispatchEvent(new NativeEvent('change', { bubbles: true }));
}

async function showFeedOf(answer: FeedAnswer): Promise<CommentBox> {
  const box = await showFeed(threadOf([]));
  serveFeed(answer);
  const loaded = oneEvent(box, 'callbox-load');
  box.src = `/feeds/pages-${Math.random()}.json`;
  await loaded;
  await settled(box);
  return box;
}
