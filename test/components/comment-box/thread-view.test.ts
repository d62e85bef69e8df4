import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import { stopClock } from '../../support/clock.js';
import { ago, comment, comments, NOW, show, showFeed, threadOf, written } from '../../support/comments.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { allIn, find, findAll, parts, wordsOf } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';

const NOTICE = 'In an emergency call 911.\nDo not post information about a crime here.';

const aboutThread = (box: Element) => visibleText(parts(box, 'thread')[0]!).replace(/\s/g, ' ');

async function showIn(zone: string, items: readonly unknown[], fields: Record<string, unknown>) {
  const box = await show(items, fields);
  box.timeZone = zone;
  await settled(box);
  return box;
}

describe('A thread', () => {
  beforeEach(() => void stopClock(NOW));

  it('shows the agency’s notice above all comments, with nothing to dismiss it', async () => {
    const box = await show([comment('Ann'), comment('Ben')], { notice: NOTICE });
    const [notice] = parts(box, 'notice');
    expect(visibleText(notice!)).to.equal(NOTICE.replace('\n', ' '));
    expect(notice!.querySelectorAll('button, a, details')).to.have.length(0);
    for (const other of [...comments(box), ...parts(box, 'sort')])
      expect(notice!.compareDocumentPosition(other)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(notice!.getBoundingClientRect().bottom).to.be.lessThan(
      comments(box)[0]!.getBoundingClientRect().top,
    );
  });

  it('shows the notice also where there are no comments, where it is closed, and when it grows old', async () => {
    const box = await show([], { notice: NOTICE });
    expect(visibleText(box)).to.equal(`${NOTICE.replace('\n', ' ')} There are no comments yet.`);
    serveFeed(threadOf([], { notice: NOTICE, closed: true }));
    await box.reload();
    expect(parts(box, 'notice')).to.have.length(1);
    serveFeed('', { status: 503 });
    await box.reload();
    expect([parts(box, 'age').length, parts(box, 'notice').length]).to.deep.equal([1, 1]);
  });

  it('has a new notice at the next load', async () => {
    const box = await show([], { notice: NOTICE });
    serveFeed(threadOf([], { notice: 'The hall is closed.' }));
    await box.reload();
    expect(wordsOf(parts(box, 'notice'))).to.deep.equal(['The hall is closed.']);
  });

  it('has no notice where the feed has none', async () => {
    for (const notice of [undefined, '', ' ', 7, {}])
      expect(parts(await show([], { notice }), 'notice')).to.have.length(0);
  });

  it('says how many comments there are, by its own count where not all were read', async () => {
    expect(aboutThread(await show([comment('Ann')]))).to.equal('1 comment');
    expect(aboutThread(await show([comment('Ann'), comment('Ben')], { count: 1234 }))).to.equal(
      '1,234 comments',
    );
    expect(aboutThread(await show([comment('Ann'), comment('Ben')], { count: -3 }))).to.equal('2 comments');
    expect(aboutThread(await show([]))).to.equal('');
  });

  it('counts no comment that was removed', async () => {
    const box = await show([comment('Ann'), comment('Ben', { status: 'removed' })], { count: 1 });
    expect(aboutThread(box)).to.equal('1 comment');
  });

  it('of a plain feed with more pages gives no number that would be too low', async () => {
    const box = await showFeed(feedOf([comment('Ann'), comment('Ben')], { next_url: '/more.json' }));
    expect(aboutThread(box)).to.equal('');
  });

  it('says when moderators are at work, and by which rules', async () => {
    const box = await show([], {
      staffed_hours: 'Weekdays, 8:30 to 16:30',
      guidelines_url: 'https://police.example/rules',
    });
    expect(aboutThread(box)).to.equal('Moderators are at work: Weekdays, 8:30 to 16:30 Rules for comments');
    expect(find(box, 'link', 'Rules for comments').href).to.equal('https://police.example/rules');
    for (const guidelines_url of ['javascript:alert(1)', 'data:text/html,x', '', 1])
      expect(findAll(await show([], { guidelines_url }), 'link')).to.have.length(0);
  });

  it('that is closed says since when and why', async () => {
    const box = await showIn('America/Toronto', [comment('Ann')], {
      closed: '2030-04-30T16:00:00Z',
      closed_reason: 'The consultation is over.',
    });
    expect(aboutThread(box)).to.match(
      /^1 comment Comments have been closed since April 30, 2030 at 12:00 PM\. The consultation is over\.$/,
    );
  });

  it('that is closed, nobody says since when, says so', async () => {
    const box = await show([], { closed: true, closed_reason: 'A court is at work.' });
    expect(aboutThread(box)).to.equal('Comments are closed. A court is at work.');
  });

  for (const fields of [{ closes: ago(-5) }, { closed: ago(-5) }, { closed: false, closes: ago(-5) }]) {
    it(`that will close says until when it is open, and closes on the minute: ${JSON.stringify(fields)}`, async () => {
      for (const items of [[], [written('Ann', 90)]]) {
        const clock = stopClock(NOW);
        const box = await showIn('UTC', items, { ...fields, closed_reason: 'Time is up.' });
        serveFeed('', { status: 503 });
        expect(aboutThread(box)).to.match(/Comments are open until May 1, 2030 at 12:05 PM\.$/);
        await clock.tickAsync(299_000);
        expect(aboutThread(box)).to.match(/are open until/);
        await clock.tickAsync(2_000);
        expect(aboutThread(box)).to.match(
          /Comments have been closed since May 1, 2030 at 12:05 PM\. Time is up\.$/,
        );
      }
    });
  }

  it('that is open says nothing of closing, nor why', async () => {
    const box = await show([comment('Ann')], { closed: false, closed_reason: 'Not yet' });
    expect(aboutThread(box)).to.equal('1 comment');
  });

  it('that was opened again takes the words back', async () => {
    const box = await show([], { closed: true });
    serveFeed(threadOf([], { closed: false }));
    await box.reload();
    expect(aboutThread(box)).to.equal('');
  });

  it('offers no form, neither in a plain feed nor in our own', async () => {
    for (const feed of [threadOf([comment('Ann')]), feedOf([comment('Ann')])])
      expect(allIn(await showFeed(feed), 'form, textarea, input')).to.have.length(0);
  });

  for (const value of [true, [], 'open', 7, null, { kinds: 'all', closes: {}, notice: [] }]) {
    it(`is shown although its _comments is ${JSON.stringify(value)}`, async () => {
      const box = await showFeed(feedOf([comment('Ann')], { _comments: value }));
      expect(comments(box)).to.have.length(1);
    });
  }
});
