import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { expectAccessible } from '../../support/axe.js';
import { startClock, stopClock } from '../../support/clock.js';
import { comment, commentBy, names, NOW } from '../../support/comments.js';
import {
  approved,
  problem,
  remembered,
  serveComments,
  SERVICE,
  type CommentService,
} from '../../support/comment-service.js';
import { allIn, find, findAll, parts } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';
import { until, untilRead } from '../../support/until.js';
import {
  errorsIn,
  fieldOf,
  focusIn,
  openForm,
  ownComments,
  send,
  sendComment,
  showBox,
  untilFocused,
  write,
} from '../../support/writing.js';

const MINUTE = 60_000;

const saidIn = (box: Element) =>
  allIn(box, '[role="status"]')
    .map(status => status.textContent?.trim())
    .join(' ');

const setState = (service: CommentService, fields: Record<string, unknown>) =>
  Object.assign(service.posted.get('own-1')!._comment, fields);

async function reloadPage(box: CommentBox): Promise<CommentBox> {
  box.remove();
  return showBox();
}

describe('A comment that was sent', () => {
  it('stands there and waits, with the focus, announced, and passes axe', async () => {
    serveComments([comment('Ann')]);
    const box = await showBox();
    const own = await sendComment(box);
    expect(visibleText(own)).to.match(
      /^Your comment .* Your comment waits for a moderator\. Until then only you can see it, in this window\. The lamp is broken\. Change Delete You can change it for 15 more minutes\.$/,
    );
    await untilFocused(box, () => own);
    expect(saidIn(box)).to.include('Your comment waits for a moderator.');
    expect(parts(box, 'form')).to.have.length(0);
    await expectAccessible(box);
  });

  it('is shown to its author after the page was loaded again, by its token', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    const again = await reloadPage(box);
    await untilRead(again, 'The lamp is broken.');
    const [asked] = service.to('GET', '/comments/own-1');
    expect(asked!.headers.get('authorization')).to.equal('Bearer token-of-own-1');
    expect(asked!.init).to.include({ credentials: 'omit', redirect: 'error' });
  });

  it('sends its token to the service alone, and in no address', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    const again = await reloadPage(box);
    await untilRead(again, 'The lamp is broken.');
    expect(service.asked.length).to.be.above(1);
    for (const { url, headers } of service.asked) {
      expect(url).not.to.include('token');
      if (headers.has('authorization')) expect(new URL(url).origin).to.equal(SERVICE);
    }
    serveComments([], { post_url: 'https://other.example/threads/bridge/comments' });
    const other = serveComments([], { post_url: 'https://other.example/threads/bridge/comments' });
    const elsewhere = await showBox();
    await openForm(elsewhere);
    await elsewhere.reload();
    expect(other.asked.filter(({ headers }) => headers.has('authorization'))).to.have.length(0);
  });

  it('appears in the list when it is approved, in its place and without a click, while others wait', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    const stored = service.posted.get('own-1')!;
    stored['authors'] = [{ name: 'Zoë' }];
    setState(service, { status: 'published' });
    service.items = [comment('Ann'), approved(stored), comment('Stranger')];
    await box.reload();
    await settled(box);
    expect(names(box)).to.have.members(['Zoë', 'Ann']);
    expect(findAll(box, 'button', 'Show 1 new comment')).to.have.length(1);
    expect(ownComments(box).filter(own => own.localName === 'article')).to.have.length(0);
    expect(visibleText(commentBy(box, 'Zoë'))).to.include('Change Delete');
    await until(
      () => saidIn(box).includes('Your comment is published.'),
      () => saidIn(box),
    );
  });

  for (const [what, fields, words] of [
    ['a known reason', { reason_code: 'off-topic' }, 'Your comment was not published: off topic.'],
    ['an unknown reason', { reason_code: 'house-rule-7' }, 'Your comment was not published.'],
    ['no reason', {}, 'Your comment was not published.'],
    [
      'the agency’s own reason',
      { reason_code: 'x', reason: '<b>Too long</b>' },
      'Your comment was not published: <b>Too long</b>.',
    ],
  ] as const) {
    it(`says that it was rejected, for ${what}`, async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      setState(service, { status: 'rejected', ...fields });
      await box.reload();
      await untilRead(box, words);
      expect(saidIn(box)).to.include(words);
      expect(ownComments(box)[0]!.querySelectorAll('b, button')).to.have.length(0);
      await expectAccessible(box);
    });
  }

  it('says that a moderator has removed it', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    setState(service, { status: 'removed', reason_code: 'abuse' });
    await box.reload();
    await untilRead(box, 'Your comment was removed: abuse.');
    expect(visibleText(box)).not.to.include('The lamp is broken.');
  });

  it('is forgotten where the service no longer knows it', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    service.posted.clear();
    await box.reload();
    await until(
      () => !ownComments(box).length,
      () => visibleText(box),
    );
    expect(remembered()).to.equal('');
  });

  it('stays where the service can’t be asked', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    const warn = console.warn;
    console.warn = () => {};
    service.override = () => problem('unavailable', 503);
    await box.reload();
    await settled(box);
    console.warn = warn;
    expect(visibleText(box)).to.include('The lamp is broken.');
  });

  it('is remembered for a day and no longer', async () => {
    const clock = stopClock(NOW);
    serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    box.remove();
    await clock.tickAsync(24 * 60 * MINUTE - 1000);
    const again = await showBox();
    await untilRead(again, 'The lamp is broken.');
    await clock.tickAsync(2 * MINUTE);
    await again.reload();
    expect(remembered()).to.equal('');
  });

  it('that is published at once is told of so', async () => {
    const service = serveComments([comment('Ann')], { moderation: 'after' });
    service.override = ({ method }) => {
      if (method !== 'POST') return undefined;
      const _comment = { status: 'published', edit_token: 'token-of-own-1', version: 1 };
      service.items = [comment('Ann'), comment('Me', {}, { id: 'own-1', content_text: 'At once.' })];
      return Response.json({ id: 'own-1', content_text: 'At once.', _comment }, { status: 201 });
    };
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'At once.');
    send(box);
    await untilRead(box, /\bMe\b/); // in its place in the list, under its author's name
    await untilFocused(box, () => commentBy(box, 'Me'));
    expect(saidIn(box)).to.include('Your comment is published.');
  });

  describe('can be changed', () => {
    it('for fifteen minutes, with the time left shown and not read out each minute', async () => {
      const clock = stopClock(NOW);
      serveComments([comment('Ann')]);
      const box = await showBox();
      const own = await sendComment(box);
      const said = saidIn(box);
      for (const left of ['14 more minutes', '13 more minutes']) {
        await clock.tickAsync(MINUTE);
        await settled(box);
        expect(visibleText(own)).to.include(`for ${left}.`);
      }
      expect(saidIn(box)).to.equal(said);
      await clock.tickAsync(12 * MINUTE);
      await settled(box);
      expect(visibleText(own)).to.include('for 1 more minute.');
      await clock.tickAsync(MINUTE);
      await settled(box);
      expect(own.querySelectorAll('button')).to.have.length(0);
    });

    it('in a form of its own, by its token and version, and goes on at the comment', async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      await openForm(box, 'Change');
      expect(fieldOf(box, 'Your words').value).to.equal('The lamp is broken.');
      await expectAccessible(box);
      write(box, 'Your words', 'Both lamps are broken.');
      send(box);
      await untilRead(box, 'Both lamps are broken.');
      const [asked] = service.to('PATCH', '/comments/own-1');
      expect(asked!.body).to.deep.equal({ content_text: 'Both lamps are broken.', version: 1 });
      expect(asked!.headers.get('authorization')).to.equal('Bearer token-of-own-1');
      await untilFocused(box, () => ownComments(box)[0]);
      expect(saidIn(box)).to.include('Your change waits for a moderator.');
      expect(remembered()).not.to.include('Both lamps');
    });

    it('not over what a moderator did meanwhile: the author is told, and keeps the words', async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      await openForm(box, 'Change');
      write(box, 'Your words', 'Both lamps are broken.');
      setState(service, { version: 5 });
      send(box);
      await untilRead(box, 'A moderator has looked at it meanwhile.');
      expect(fieldOf(box, 'Your words').value).to.equal('Both lamps are broken.');
      send(box);
      await until(
        () => service.to('PATCH', '/own-1').length === 2,
        () => visibleText(box),
      );
      expect(service.to('PATCH', '/own-1')[1]!.body['version']).to.equal(5);
    });

    it('not when the time is over: the author is told, and keeps the words', async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      await openForm(box, 'Change');
      write(box, 'Your words', 'Both lamps are broken.');
      service.override = ({ method }) => (method === 'PATCH' ? problem('edit-window-over', 403) : undefined);
      send(box);
      await untilRead(box, 'The time to change it is over.');
      expect(fieldOf(box, 'Your words').value).to.equal('Both lamps are broken.');
    });

    it('or left as it is, where one goes on at the button', async () => {
      serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      await openForm(box, 'Change');
      find(box, 'button', 'Cancel').click();
      await untilFocused(box, () => findAll(box, 'button', 'Change')[0]);
    });
  });

  describe('can be deleted', () => {
    it('and had back, with the focus where a person expects it', async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      find(box, 'button', 'Delete').click();
      await untilRead(box, 'You have deleted your comment.');
      await untilFocused(box, () => findAll(box, 'button', 'Undo')[0]);
      expect(visibleText(box)).not.to.include('The lamp is broken.');
      expect(saidIn(box)).to.include('You have deleted your comment.');
      await expectAccessible(box);
      find(box, 'button', 'Undo').click();
      await untilRead(box, 'The lamp is broken.');
      await untilFocused(box, () => ownComments(box)[0]);
      expect(saidIn(box)).to.include('Your comment is back.');
      expect(service.to('POST', '/restoration')[0]!.headers.get('authorization')).to.equal(
        'Bearer token-of-own-1',
      );
    });

    it('for two minutes of a change of mind', async () => {
      const clock = stopClock(NOW);
      serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      find(box, 'button', 'Delete').click();
      await untilRead(box, 'You have deleted your comment.');
      await clock.tickAsync(2 * MINUTE + 1000);
      await settled(box);
      expect(findAll(box, 'button', 'Undo')).to.have.length(0);
      startClock();
    });

    it('and is told of where that fails', async () => {
      const service = serveComments([comment('Ann')]);
      const box = await showBox();
      await sendComment(box);
      service.override = ({ method }) => (method === 'DELETE' ? problem('unavailable', 503) : undefined);
      find(box, 'button', 'Delete').click();
      await untilRead(box, 'The service is not working at the moment.');
      expect(errorsIn(box)).to.have.length(1);
      expect(visibleText(box)).to.include('The lamp is broken.');
    });
  });
});

describe('A report', () => {
  const reported = () => [comment('Ann', { report_url: `${SERVICE}/comments/Ann/reports` })];

  it('is a small form below the comment: a reason, and what else one wants to say', async () => {
    const service = serveComments(reported());
    const box = await showBox();
    const form = await openForm(box, 'Report the comment by Ann');
    expect(commentBy(box, 'Ann').contains(form)).to.equal(true);
    await expectAccessible(box);
    send(box);
    await untilRead(box, 'Please fill this in.');
    expect(focusIn(box)?.getAttribute('name')).to.equal('reason');
    await expectAccessible(box);
    fieldOf(box, 'It is off topic').click();
    write(box, 'What should we know?', 'It is about another bridge.');
    send(box);
    await untilRead(box, 'Thank you. A moderator will look at it.');
    const [asked] = service.to('POST', '/comments/Ann/reports');
    expect(asked!.body).to.deep.equal({ reason: 'off-topic', content_text: 'It is about another bridge.' });
    expect(asked!.headers.get('authorization')).to.equal(null);
    await untilFocused(box, () => find(box, 'button', 'Report the comment by Ann'));
    expect(saidIn(box)).to.include('Thank you. A moderator will look at it.');
    expect(remembered()).to.equal('');
  });

  it('keeps what was written where it can’t be sent', async () => {
    const service = serveComments(reported());
    service.override = () => problem('rate-limited', 429, {}, { 'retry-after': '30' });
    const box = await showBox();
    await openForm(box, 'Report the comment by Ann');
    fieldOf(box, 'It is abusive').click();
    send(box);
    await untilRead(box, 'please try again in 30 seconds.');
    expect(fieldOf(box, 'It is abusive').checked).to.equal(true);
  });

  it('is a link where the feed does not say where to post', async () => {
    serveComments(reported(), { post_url: undefined });
    const box = await showBox();
    expect(find(box, 'link', 'Report the comment by Ann').href).to.equal(`${SERVICE}/comments/Ann/reports`);
  });
});
