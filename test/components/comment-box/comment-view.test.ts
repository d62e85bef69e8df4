import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import { startClock, stopClock } from '../../support/clock.js';
import { expectAccessible } from '../../support/axe.js';
import {
  ago,
  answerTo,
  comment,
  commentBy,
  comments,
  headings,
  names,
  NOW,
  official,
  show,
  showFeed,
  spoken,
  threadOf,
  written,
} from '../../support/comments.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { allIn, find, findAll, parts, wordsOf } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';
import { until, untilRead } from '../../support/until.js';

const words = (box: Element, name: string) => visibleText(commentBy(box, name));

describe('A comment', () => {
  beforeEach(() => void stopClock(NOW));

  it('says who wrote it, when and what, in an article', async () => {
    const box = await show([written('Ann', 5)]);
    const [article] = comments(box);
    expect([article!.localName, visibleText(article!)]).to.deep.equal([
      'article',
      'Ann 5 minutes ago Text of Ann.',
    ]);
    await startClockAndCheck(box);
  });

  it('can be jumped to by its heading, which lies as deep as it does, down to 6', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const box = await show(ids.map((id, i) => answerTo(ids[i - 1] ?? '', id, 60 - i)));
    expect(headings(box)).to.deep.equal([
      'h3 Comment by a',
      'h4 Reply by b',
      'h5 Reply by c',
      'h6 Reply by d',
      'h6 Reply by e',
    ]);
  });

  it('says whom it answers, since an indent is nothing to hear', async () => {
    const box = await show([written('Ann', 5), answerTo('Ann', 'Ben', 4)]);
    expect(words(box, 'Ben')).to.equal('Ben 4 minutes ago In answer to Ann Text of Ben.');
  });

  it('without an author is anonymous', async () => {
    for (const authors of [undefined, [], [{}], [{ name: ' ' }], [{ url: 'https://a.example/' }], 'Ann']) {
      const box = await show([comment('Ann', {}, { authors })]);
      expect([names(box), headings(box)]).to.deep.equal([['Anonymous'], ['h3 Comment by Anonymous']]);
    }
  });

  it('that was edited is marked', async () => {
    const box = await show([written('Ann', 5, { edited: true }), written('Ben', 6, { edited: 'yes' })]);
    expect(words(box, 'Ann')).to.include('5 minutes ago Edited');
    expect(words(box, 'Ben')).not.to.include('Edited');
  });

  it('that is pinned or waits for a moderator is marked', async () => {
    const box = await show([written('Ann', 5, { pinned: true }), written('Ben', 6, { status: 'pending' })]);
    expect(words(box, 'Ann')).to.include('Pinned');
    expect(words(box, 'Ben')).to.include('Waiting for a moderator');
  });

  it('has its kind by the label that the feed gives it, else as it is written', async () => {
    const items = [comment('Ann', { kind: 'q' }), comment('Ben', { kind: 'idea' }), comment('Cy')];
    const box = await show(items, { kinds: [{ id: 'q', label: 'A question' }, { id: 'x' }] });
    expect(words(box, 'Ann')).to.include('A question');
    expect(words(box, 'Ben')).to.include('idea');
    expect(words(box, 'Cy')).to.equal('Cy 1 hour ago Text of Cy.');
  });

  it('that was rejected is not shown, nor counted', async () => {
    const box = await show([comment('Ann'), comment('Ben', { status: 'rejected' })]);
    expect(names(box)).to.deep.equal(['Ann']);
    expect(visibleText(parts(box, 'thread')[0]!)).to.equal('1 comment');
  });

  it('can be reported where the feed says how', async () => {
    const box = await show([comment('Ann', { report_url: 'https://police.example/report' }), comment('Ben')]);
    const reports = findAll(box, 'link', /^Report/);
    expect(reports.map(link => [link.href, link.getAttribute('aria-label')])).to.deep.equal([
      ['https://police.example/report', 'Report the comment by Ann'],
    ]);
    for (const report_url of ['javascript:alert(1)', 'data:text/html,x', 7, '']) {
      expect(findAll(await show([comment('Ann', { report_url })]), 'link', /^Report/)).to.have.length(0);
    }
  });

  describe('as time goes by', () => {
    it('says its age in a real <time>, with its full date, which leads to its own page', async () => {
      const url = 'https://police.example/comments/1';
      const box = await show([comment('Ann', {}, { date_published: ago(5), url })]);
      box.timeZone = 'UTC';
      await settled(box);
      const time = allIn<HTMLTimeElement>(box, 'time')[0]!;
      expect([time.dateTime, time.textContent]).to.deep.equal([ago(5), '5 minutes ago']);
      expect(time.title.replace(/\s/g, ' ')).to.match(/^Wednesday, May 1, 2030(,| at) 11:55 AM$/);
      expect(find(box, 'link', '5 minutes ago').href).to.equal(url);
    });

    it('grows older with the clock, without the network', async () => {
      const clock = stopClock(NOW);
      const box = await show([written('Ann', 0), written('Ben', 58)]);
      const ages = () => wordsOf(allIn(box, 'time'));
      expect(ages()).to.deep.equal(['this minute', '58 minutes ago']);
      serveFeed('', { status: 503 });
      await clock.tickAsync(60_000);
      expect(ages()).to.deep.equal(['1 minute ago', '59 minutes ago']);
      await clock.tickAsync(70_000);
      expect(ages()).to.deep.equal(['2 minutes ago', '1 hour ago']);
      await clock.tickAsync(3 * 3_600_000);
      expect(ages()).to.deep.equal(['3 hours ago', '4 hours ago']);
    });

    it('has a date where it is more than a month old, and none where the feed has none', async () => {
      const box = await show([
        comment('Ann', {}, { date_published: '2029-01-02T12:00:00Z' }),
        comment('Ben', {}, { date_published: undefined }),
        comment('Cy', {}, { date_published: 'lately' }),
      ]);
      expect(wordsOf(allIn(box, 'time'))).to.deep.equal(['Jan 2, 2029']);
      expect(words(box, 'Ben')).to.equal('Ben Text of Ben.');
    });
  });

  describe('of the agency', () => {
    const fake = 'Official answer by the police';

    it('is marked with agency and role, and in the heading that a screen reader jumps to', async () => {
      const box = await show([written('Ann', 9), official('Constable Lee', { in_reply_to: 'Ann' })]);
      expect(wordsOf(parts(box, 'official'))).to.deep.equal([
        'Official answer Harbour Police, Press officer',
      ]);
      expect(headings(box)).to.deep.equal(['h3 Comment by Ann', 'h4 Official answer by Constable Lee']);
      expect(words(box, 'Constable Lee')).to.match(
        /^Official answer Harbour Police, Press officer Constable Lee/,
      );
    });

    it('is marked in a way that no display name can imitate', async () => {
      const box = await show([official('Constable Lee'), comment('Ann', {}, { authors: [{ name: fake }] })]);
      const [real, imitation] = [commentBy(box, 'Constable Lee'), commentBy(box, fake)];
      expect(real.querySelectorAll('[part="official"]')).to.have.length(1);
      expect(imitation.querySelectorAll('[part="official"]')).to.have.length(0);
      const looks = (element: Element) => {
        const { borderInlineEndWidth, borderBlockEndWidth } = getComputedStyle(element);
        return [borderInlineEndWidth, borderBlockEndWidth];
      };
      expect(looks(real)).to.deep.equal(['2px', '2px']);
      expect(looks(imitation)).to.deep.equal(['0px', '0px']);
      const band = getComputedStyle(parts(box, 'official')[0]!).backgroundColor;
      const backgrounds = [...imitation.querySelectorAll('*')].map(
        inside => getComputedStyle(inside).backgroundColor,
      );
      expect(backgrounds).not.to.include(band);
    });

    it('is heard as such, and who only calls himself so is heard as a commenter', async () => {
      const item = comment('Ann', {}, { authors: [{ name: fake }] });
      const box = await show([item, answerTo('Ann', 'Ben', 3)]);
      expect(headings(box)).to.deep.equal([`h3 Comment by ${fake}`, 'h4 Reply by Ben']);
      expect(headings(await show([official('Lee')]))).to.deep.equal(['h3 Official answer by Lee']);
    });

    it('goes by the agency where nobody signs it', async () => {
      const box = await show([{ ...official('Lee'), authors: undefined }]);
      expect(headings(box)).to.deep.equal(['h3 Official answer by Harbour Police']);
    });

    it('has no mark in a feed that is not of our own service', async () => {
      const box = await showFeed(feedOf([official('Lee')]));
      expect(parts(box, 'official')).to.have.length(0);
      expect(headings(box)).to.deep.equal(['h3 Comment by Lee']);
      expect(visibleText(box)).not.to.match(/official|Harbour Police/i);
    });

    it('loses its mark when the agency’s service no longer gives it', async () => {
      const box = await show([official('Lee')]);
      serveFeed(threadOf([comment('Lee')]));
      await box.reload();
      expect(parts(box, 'official')).to.have.length(0);
      expect(headings(box)).to.deep.equal(['h3 Comment by Lee']);
    });
  });

  describe('that was removed', () => {
    const leftovers = {
      title: 'Secret title',
      content_text: 'Secret text',
      content_html: '<p>Secret markup</p>',
      summary: 'Secret summary',
      url: 'https://secret.example/',
      image: 'https://secret.example/a.png',
      authors: [{ name: 'Secret author' }],
    };

    for (const [code, line] of [
      ['abuse', 'This comment was removed: abuse.'],
      ['spam', 'This comment was removed: spam.'],
      ['personal-data', 'This comment was removed: personal data.'],
      ['off-topic', 'This comment was removed: off topic.'],
      ['author', 'This comment was removed: by its author.'],
      ['of-another-kind', 'This comment was removed.'],
      ['Secret reason', 'This comment was removed.'],
      ['constructor', 'This comment was removed.'],
      [undefined, 'This comment was removed.'],
    ]) {
      it(`for "${code}" is a quiet line, whatever the item still carries`, async () => {
        const fields = {
          status: 'removed',
          reason_code: code,
          kind: 'Secret kind',
          edited: true,
          pinned: true,
        };
        const box = await show([
          comment(
            'a',
            {
              ...fields,
              report_url: 'https://secret.example/',
              official: { agency: 'Secret', role: 'Secret' },
            },
            leftovers,
          ),
        ]);
        expect(comments(box).map(visibleText)).to.deep.equal([line]);
        expect(box.shadowRoot!.innerHTML).not.to.match(/secret/i);
        expect(parts(box, 'official')).to.have.length(0);
        expect(comments(box)[0]!.matches('.official')).to.equal(false);
      });
    }

    it('keeps its answers below it, which say so', async () => {
      const removed = comment('a', { status: 'removed', reason_code: 'spam' }, leftovers);
      const box = await show([removed, answerTo('a', 'Ben', 9), answerTo('Ben', 'Cy', 8)]);
      expect(comments(box).map(visibleText)).to.deep.equal([
        'This comment was removed: spam.',
        'Ben 9 minutes ago In answer to a removed comment Text of Ben.',
        'Cy 8 minutes ago In answer to Ben Text of Cy.',
      ]);
      box.heading = 'Comments';
      await settled(box);
      await startClockAndCheck(box);
    });

    it('stays in its place where all that is left of it are its id and status', async () => {
      const before = [written('Ann', 1), written('Ben', 20), answerTo('Ben', 'Cy', 10), written('Di', 30)];
      const box = await show(before);
      const bare = { id: 'Ben', _comment: { status: 'removed' } };
      serveFeed(threadOf(before.map(item => (item.id === 'Ben' ? bare : item))));
      await box.reload();
      expect(comments(box).map(article => visibleText(article).split(' ')[0])).to.deep.equal([
        'Ann',
        'This',
        'Cy',
        'Di',
      ]);
    });

    it('is gone from an open page although it was edited before, and does not come back from an old copy', async () => {
      const edited = comment('Ann', { edited: true }, { date_modified: ago(5), content_text: 'Secret' });
      const box = await show([edited]);
      expect(visibleText(box)).to.include('Secret');
      serveFeed(threadOf([{ id: 'Ann', _comment: { status: 'removed', reason_code: 'abuse' } }]));
      await box.reload();
      expect(comments(box).map(visibleText)).to.deep.equal(['This comment was removed: abuse.']);
      serveFeed(threadOf([edited]));
      await box.reload();
      expect(visibleText(box)).not.to.include('Secret');
      serveFeed(threadOf([comment('Ann', {}, { date_modified: ago(-1), content_text: 'Restored' })]));
      await box.reload();
      expect(visibleText(box)).to.include('Restored');
    });
  });

  describe('of 10,000 characters', () => {
    const long = 'All is well. '.repeat(770);

    it('shows its beginning, and the rest with "Read all of it", where reading goes on', async () => {
      const box = await show([comment('Ann', {}, { content_text: long }), written('Ben', 99)]);
      const text = () => parts(box, 'text')[0]!.textContent.trim();
      expect(text().length).to.be.within(1000, 2000);
      expect(text()).to.match(/…$/);
      const button = find(box, 'button', 'Read all of it');
      button.focus();
      button.click();
      await until(
        () => text().length > 10_000,
        () => text(),
      );
      expect(text()).to.equal(long.trim());
      expect(findAll(box, 'button', 'Read all of it')).to.have.length(0);
      expect(box.shadowRoot!.activeElement === commentBy(box, 'Ann')).to.equal(true);
    });

    it('stays open when the feed is read again', async () => {
      const items = [comment('Ann', {}, { content_text: long }), written('Ben', 99)];
      const box = await show(items);
      find(box, 'button', 'Read all of it').click();
      await until(
        () => !findAll(box, 'button', 'Read all of it').length,
        () => visibleText(box),
      );
      serveFeed(threadOf([...items, answerTo('Ben', 'Cy', 50)]));
      await box.reload();
      expect(parts(box, 'text')[0]!.textContent.trim()).to.equal(long.trim());
    });

    it('is not cut within a character', async () => {
      const box = await show([comment('Ann', {}, { content_text: `x${'👮'.repeat(5000)}` })]);
      expect(parts(box, 'text')[0]!.textContent)
        .to.match(/👮…/u)
        .and.not.to.match(/\p{Cs}|\ufffd/u);
    });
  });

  describe('with markup', () => {
    it('shows what is harmless of it, and nothing else', async () => {
      const content_html = `<h1>Loud</h1><p onclick="throw 1">Hello <em>there</em>
        <a href="javascript:alert(1)">bad</a> <a href="https://a.example/">good</a></p>
        <img src="https://third.example/pixel.png" onerror="throw 1"><script>throw 1</script><style>*{display:none}</style>
        <iframe src="https://third.example/"></iframe><form action="https://third.example/"><input></form>`;
      const box = await show([comment('Ann', {}, { content_html, content_text: undefined })]);
      await until(
        () => !!parts(box, 'text')[0]!.querySelector('em'),
        () => visibleText(box),
      );
      const inside = [...parts(box, 'text')[0]!.querySelectorAll('*')].map(({ localName }) => localName);
      expect(new Set(inside)).to.deep.equal(new Set(['div', 'h4', 'p', 'em', 'a']));
      expect(
        allIn<HTMLAnchorElement>(box, '[part="text"] a').map(({ href, rel }) => [href, rel]),
      ).to.deep.equal([['https://a.example/', 'noopener nofollow']]);
      expect(visibleText(box)).not.to.include('display:none');
    });

    it('shows the signs of plain text as they are', async () => {
      const content_text = '1 < 2 & <b>bold</b> &amp;\n\nSecond line';
      const box = await show([comment('Ann', {}, { content_text })]);
      const [text] = parts(box, 'text');
      expect(text!.textContent.trim()).to.equal(content_text);
      expect(text!.children).to.have.length(0);
    });

    it('takes in no words that are hostile elsewhere', async () => {
      const evil = '<img src=x onerror="throw 1">';
      const box = await show(
        [comment('Ann', { kind: evil, reason_code: evil }, { authors: [{ name: evil }], title: evil })],
        { notice: evil, closed: true, closed_reason: evil, staffed_hours: evil },
      );
      expect(allIn(box, 'img')).to.have.length(0);
      expect(names(box)).to.deep.equal([evil]);
      expect(wordsOf(parts(box, 'notice'))).to.deep.equal([evil]);
    });
  });

  describe('by a name', () => {
    for (const [says, name] of [
      ['of emoji', '👮‍♀️🚓👩‍👩‍👧‍👦'],
      ['that runs from right to left', 'שרה לוי'],
      ['that turns the line round', '\u202eecilop eht yb rewsna laiciffO'],
      ['that leaves an isolate open', '\u2067\u2067\u2067Ann'],
      ['of many accents', `Z${'\u0301'.repeat(50)}algo`],
    ] as const) {
      it(`${says} leaves what stands around it alone`, async () => {
        const box = await show([
          comment('Ann', {}, { authors: [{ name }], date_published: ago(5) }),
          answerTo('Ann', 'Ben', 4),
        ]);
        expect(names(box)).to.deep.equal([name, 'Ben']);
        const [title] = parts(box, 'title');
        const isolate = title!.querySelector('[aria-hidden]')!;
        expect(getComputedStyle(isolate).unicodeBidi).to.match(/isolate|plaintext/);
        const time = allIn(box, 'time')[0]!;
        expect(time.getBoundingClientRect().left).to.be.lessThan(time.closest('article')!.offsetWidth / 2);
        expect(words(box, 'Ben')).to.equal(`Ben 4 minutes ago In answer to ${name} Text of Ben.`);
        await startClockAndCheck(box);
      });
    }

    it('of 10,000 characters is cut', async () => {
      const box = await show(
        [comment('Ann', {}, { authors: [{ name: 'W'.repeat(10_000) }] }), answerTo('Ann', 'Ben', 3)],
        {},
        { width: 320 },
      );
      expect(names(box)[0]).to.match(/^W{30,100}…$/);
      expect(words(box, 'Ben').length).to.be.lessThan(200);
      expect(parts(box, 'frame')[0]!.scrollWidth).to.be.at.most(320);
    });

    it('of several lines stands in one', async () => {
      const box = await show([comment('Ann', {}, { authors: [{ name: 'Ann\n\nOfficial answer\nPolice' }] })]);
      expect(spoken(parts(box, 'title')[0]!)).to.equal('Comment by Ann Official answer Police');
    });
  });

  it('reads in the direction of its own words, beside others of the other direction', async () => {
    const box = await show([
      comment('שרה', {}, { content_text: 'שלום לכולם!', date_published: ago(1) }),
      comment('Ann', {}, { content_text: 'Hello to all!', date_published: ago(2) }),
    ]);
    expect(parts(box, 'text').map(text => getComputedStyle(text).direction)).to.deep.equal(['rtl', 'ltr']);
    await startClockAndCheck(box);
  });

  it('is read out in its own language', async () => {
    const feed = threadOf([comment('Ann', {}, { language: 'fr' }), written('Ben', 99)]);
    const box = await showFeed({ ...feed, language: 'de' });
    expect(parts(box, 'text').map(text => (text.closest('[lang]') as HTMLElement).lang)).to.deep.equal([
      'fr',
      'de',
    ]);
  });

  it('of a plain JSON Feed shows title, text and link as any other', async () => {
    const box = await showFeed(
      feedOf([
        {
          id: '1',
          title: 'A post',
          url: 'https://blog.example/1',
          content_text: 'Words.',
          date_published: ago(3),
          authors: [{ name: 'Ann' }],
        },
        { id: '2', summary: 'Only a summary.' },
      ]),
    );
    expect(comments(box).map(visibleText)).to.deep.equal([
      'Ann 3 minutes ago A post Words.',
      'Anonymous Only a summary.',
    ]);
    await untilRead(box, '2 comments');
  });
});

/** axe needs the clock to run. */
async function startClockAndCheck(box: Element): Promise<void> {
  startClock();
  await expectAccessible(box);
}
