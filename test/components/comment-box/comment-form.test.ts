import { expect, oneEvent } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import { expectAccessible } from '../../support/axe.js';
import { startClock, stopClock } from '../../support/clock.js';
import { comment, commentBy, NOW, showFeed, threadOf } from '../../support/comments.js';
import {
  POST_URL,
  problem,
  remembered,
  serveComments,
  type CommentService,
} from '../../support/comment-service.js';
import { feedOf } from '../../support/feed.js';
import { allIn, find, findAll, parts } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { until, untilRead } from '../../support/until.js';
import {
  buttonsIn,
  descriptionOf,
  errorsIn,
  fieldOf,
  focusIn,
  openForm,
  send,
  sendComment,
  showBox,
  write,
} from '../../support/writing.js';

const posts = (service: CommentService) => service.to('POST', '/threads/bridge/comments');

async function sent(box: Element, service: CommentService, times = 1): Promise<void> {
  await until(
    () => posts(service).length >= times,
    () => visibleText(box),
  );
}

describe('The form for a comment', () => {
  const full = {
    name: 'required',
    email: 'optional',
    kinds: [
      { id: 'question', label: 'A question' },
      { id: 'idea', label: 'An idea' },
    ],
    max_length: 200,
    notice: 'In an emergency call 911.',
    guidelines_url: 'https://city.example/rules',
  };

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`opens with a button, in its first field, and passes axe: ${dir}`, async () => {
      serveComments([comment('Ann')], full);
      const box = await showBox({ dir, width: 320 });
      expect(allIn(box, 'form')).to.have.length(0);
      const form = await openForm(box);
      expect(focusIn(box) === fieldOf(box, 'Your name')).to.equal(true);
      await expectAccessible(box);
      expect(form.scrollWidth).to.be.at.most(form.clientWidth);
      for (const control of allIn(box, 'form :is(input:not([tabindex]), select, textarea, button)'))
        expect(control.getBoundingClientRect().height).to.be.at.least(24);
    });
  }

  it('is closed with "Cancel", and one goes on at the button that opened it', async () => {
    serveComments([comment('Ann')]);
    const box = await showBox();
    for (const button of ['Write a comment', 'Reply to Ann']) {
      await openForm(box, button);
      find(box, 'button', 'Cancel').click();
      await until(
        () => focusIn(box) === find(box, 'button', button),
        () => focusIn(box)?.outerHTML ?? 'no focus',
      );
      expect(parts(box, 'form')).to.have.length(0);
    }
  });

  it('is reached by the keyboard in the order that it is read in', async () => {
    serveComments([comment('Ann', { report_url: `${POST_URL}/x` })], full);
    const box = await showBox();
    await openForm(box);
    const stops = allIn(box, 'a[href], button, select, input, textarea').filter(
      stop => stop.tabIndex >= 0 && !stop.closest('[inert]'),
    );
    const names = stops.map(
      stop => stop.getAttribute('aria-label') ?? (stop.getAttribute('name') || visibleText(stop)),
    );
    expect(names).to.deep.equal([
      'Rules for comments',
      'Write a comment',
      'name',
      'email',
      'kind',
      'content_text',
      'Rules for comments',
      'Send',
      'Cancel',
      'Reply to Ann',
      'Report the comment by Ann',
    ]);
  });

  it('asks for what the thread wants, and says what it does not need', async () => {
    serveComments([], full);
    const box = await showBox();
    await openForm(box);
    const labels = allIn(box, 'form label:not([inert] *)').map(visibleText);
    expect(labels).to.deep.equal([
      'Your name',
      'Your e-mail address (optional)',
      'What is it? (optional)',
      'Your words',
    ]);
    expect(descriptionOf(fieldOf(box, 'Your e-mail'))).to.equal('It is never shown.');
    expect([...fieldOf(box, 'What is it?').options].map(({ text }) => text)).to.deep.equal([
      'Not chosen',
      'A question',
      'An idea',
    ]);
    serveComments([], { name: 'none', email: 'none' });
    const other = await showBox();
    await openForm(other);
    expect(allIn(other, 'form label:not([inert] *)').map(visibleText)).to.deep.equal(['Your words']);
  });

  it('sends what was written, without credentials and with nothing that was left empty', async () => {
    const service = serveComments([], full);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your name', ' Zoë ');
    write(box, 'Your words', ' Is the bridge\r\nopen? ');
    fieldOf(box, 'What is it?').value = 'question';
    send(box);
    await sent(box, service);
    const [{ url, init, headers, body }] = posts(service) as [ReturnType<typeof posts>[0]];
    expect(url).to.equal(POST_URL);
    expect(init).to.deep.equal({ credentials: 'omit', mode: 'cors', redirect: 'error' });
    expect(headers.get('authorization')).to.equal(null);
    expect(headers.get('content-type')).to.equal('application/json');
    expect(headers.get('idempotency-key')).to.match(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(body).to.deep.equal({ name: 'Zoë', kind: 'question', content_text: 'Is the bridge\nopen?' });
  });

  it('is under a comment that it answers, with the notice again, and says whom it answers', async () => {
    const service = serveComments([comment('Ann'), comment('Ben')], full);
    const box = await showBox();
    const form = await openForm(box, 'Reply to Ann');
    expect(commentBy(box, 'Ann').contains(form)).to.equal(true);
    expect(visibleText(form)).to.match(/^Your reply to Ann In an emergency call 911\./);
    await expectAccessible(box);
    write(box, 'Your name', 'Zoë');
    write(box, 'Your words', 'Me too.');
    send(box);
    await sent(box, service);
    expect(posts(service)[0]!.body['in_reply_to']).to.equal('Ann');
    await untilRead(commentBy(box, 'Ann'), 'Your comment waits for a moderator.');
    expect(visibleText(commentBy(box, 'Ben'))).not.to.include('Your comment');
  });

  it('is offered neither in a plain feed, nor where nobody says where to post, nor in a closed thread', async () => {
    for (const feed of [
      feedOf([comment('Ann')]),
      threadOf([comment('Ann')]),
      threadOf([comment('Ann')], { post_url: POST_URL, closed: true }),
      threadOf([comment('Ann')], { post_url: 'javascript:alert(1)' }),
    ]) {
      const box = await showFeed(feed);
      expect(buttonsIn(box)).to.deep.equal([]);
    }
  });

  it('shows the words of notice, kinds and names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    serveComments([comment(hostile)], { notice: hostile, kinds: [{ id: hostile, label: hostile }] });
    const box = await showBox();
    await openForm(box, /^Reply/);
    expect(allIn(box, 'img, [onerror]')).to.have.length(0);
    expect(visibleText(parts(box, 'form')[0]!)).to.include(hostile);
  });

  it('has a field that people, screen readers and autofill leave empty, and robots do not', async () => {
    const service = serveComments();
    const box = await showBox();
    await openForm(box);
    const trap = allIn<HTMLInputElement>(box, '[name="website"]')[0]!;
    expect(trap.closest('[inert][aria-hidden="true"]')).not.to.equal(null);
    expect([trap.tabIndex, trap.autocomplete]).to.deep.equal([-1, 'off']);
    expect(visibleText(parts(box, 'form')[0]!)).not.to.include('Leave this empty');
    trap.value = 'https://spam.example';
    write(box, 'Your words', 'Buy!');
    send(box);
    await sent(box, service);
    expect(posts(service)[0]!.body['website']).to.equal('https://spam.example');
  });

  it('speaks the page’s language', async () => {
    serveComments([], full);
    const box = await showBox();
    box.lang = 'fr';
    await untilRead(box, 'Écrire un commentaire');
    await openForm(box, 'Écrire un commentaire');
    expect(visibleText(parts(box, 'form')[0]!)).to.match(
      /^Votre commentaire Votre nom .* 200 caractères restants/,
    );
  });

  describe('when something is wrong', () => {
    it('says so next to each field, goes to the first, and sends nothing', async () => {
      const service = serveComments([], full);
      const box = await showBox();
      await openForm(box);
      write(box, 'Your e-mail', 'nobody');
      send(box);
      await untilRead(box, 'Please fill this in.');
      expect(errorsIn(box)).to.deep.equal([
        'Please fill this in.',
        'Please check this: it should look like name@example.org.',
        'Please fill this in.',
        'Please look at what is marked: it was not sent yet.',
      ]);
      const name = fieldOf(box, 'Your name');
      expect(focusIn(box) === name).to.equal(true);
      expect(name.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(name)).to.equal('Please fill this in. It is shown with your comment.');
      expect(fieldOf(box, 'What is it?').getAttribute('aria-invalid')).to.equal(null);
      await expectAccessible(box);
      expect(service.asked).to.have.length(0);
      write(box, 'Your name', 'Zoë');
      write(box, 'Your e-mail', 'zoe@example.org');
      write(box, 'Your words', 'Hello.');
      send(box);
      await sent(box, service);
    });

    it('says what the service refuses, in our words, at the field that it names', async () => {
      const service = serveComments([], full);
      const errors = [
        { pointer: '#/email', code: 'format', detail: '<b>Secret</b>' },
        { pointer: '#/name', code: 'too-long', max: 80, detail: 'Secret' },
        { pointer: '#/kind', code: 'constructor', detail: 'Secret' },
      ];
      service.override = ({ method }) =>
        method === 'POST' ? problem('invalid-fields', 422, { errors }) : undefined;
      const box = await showBox();
      await openForm(box);
      write(box, 'Your name', 'Zoë');
      write(box, 'Your words', 'Hello.');
      send(box);
      await untilRead(box, 'Please shorten this');
      expect(errorsIn(box)).to.deep.equal([
        'Please shorten this to 80 characters.',
        'Please check this: it should look like name@example.org.',
        'Please check this: it can’t be taken as it is.',
        'Please look at what is marked: it was not sent yet.',
      ]);
      expect(focusIn(box) === fieldOf(box, 'Your name')).to.equal(true);
      expect(visibleText(box)).not.to.include('Secret');
    });

    it('says it for the whole form where the form has no such field', async () => {
      const service = serveComments([comment('Ann')]);
      service.override = () =>
        problem('invalid-fields', 422, { errors: [{ pointer: '#/in_reply_to', code: 'gone' }] });
      const box = await showBox();
      await openForm(box, 'Reply to Ann');
      write(box, 'Your words', 'Hello.');
      send(box);
      await untilRead(box, 'The comment that you are answering is gone.');
      expect(fieldOf(box, 'Your words').value).to.equal('Hello.');
    });

    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    for (const [what, answer, words] of [
      [
        'too many posts',
        () => problem('rate-limited', 429, {}, { 'retry-after': '95' }),
        'Too much was sent in a short time. Your words are kept here: please try again in 2 minutes.',
      ],
      [
        'too many posts, nobody says how long',
        () => problem('rate-limited', 429),
        'please try again in a while.',
      ],
      ['a closed thread', () => problem('thread-closed', 403), 'Comments are closed.'],
      ['a page that may not post', () => problem('origin-not-allowed', 403), 'can’t be sent from this page'],
      ['the same again', () => problem('duplicate', 409), 'You have sent these words already.'],
      ['too much', () => problem('too-large', 413), 'This is too long to send.'],
      ['a proxy’s limit', () => new Response('<h1>No</h1>', { status: 413 }), 'This is too long to send.'],
      ['a service at rest', () => problem('unavailable', 503), 'The service is not working at the moment.'],
      [
        'a broken gateway',
        () => new Response('', { status: 502 }),
        'The service is not working at the moment.',
      ],
      ['no service', offline, 'The service can’t be reached.'],
      ['an answer that is none', () => new Response('<!doctype html>'), 'It could not be sent.'],
      ['a problem that nobody knows', () => problem('constructor', 418), 'It could not be sent.'],
      ['an empty answer', () => Response.json(null, { status: 201 }), undefined],
    ] as const) {
      it(`says so, and keeps the words: ${what}`, async () => {
        const service = serveComments([]);
        service.override = answer as () => Response;
        const box = await showBox();
        await openForm(box);
        write(box, 'Your words', 'Please help.');
        send(box);
        if (!words) {
          await until(
            () => !parts(box, 'form').length,
            () => visibleText(box),
          );
          return;
        }
        await untilRead(box, words);
        expect(parts(box, 'error').at(-1)!.getAttribute('role')).to.equal('alert');
        expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
        expect(remembered()).to.include('Please help.');
        expect(visibleText(find(box, 'button', 'Send'))).to.equal('Send');
        service.override = undefined;
        send(box);
        await untilRead(box, 'Your comment waits for a moderator.');
      });
    }

    it('says that one is offline, and that one is online again, and sends nothing by itself', async () => {
      const service = serveComments();
      service.override = offline;
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      try {
        const box = await showBox();
        await openForm(box);
        write(box, 'Your words', 'Please help.');
        send(box);
        await untilRead(box, 'You are offline. Your words are kept here');
        Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
        service.override = undefined;
        window.dispatchEvent(new NativeEvent('online'));
        await untilRead(box, 'You are online again. Your words were not sent yet.');
        expect(posts(service)).to.have.length(1);
        send(box);
        await untilRead(box, 'Your comment waits for a moderator.');
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('gives up after a time, and says so', async () => {
      const service = serveComments();
      service.override = () => new Promise<Response>(() => {});
      const box = await showBox();
      await openForm(box);
      write(box, 'Your words', 'Please help.');
      const clock = stopClock();
      send(box);
      await sent(box, service);
      expect(visibleText(parts(box, 'send')[0]!)).to.equal('Sending…');
      await clock.tickAsync(21_000);
      await untilRead(box, 'The service takes too long to answer.');
    });

    it('sends once, however often the button is pressed', async () => {
      const service = serveComments();
      let answerNow = () => {};
      service.override = () => new Promise(done => (answerNow = () => done(problem('unavailable', 503))));
      const box = await showBox();
      await openForm(box);
      write(box, 'Your words', 'Please help.');
      send(box);
      send(box);
      await sent(box, service);
      await expectAccessible(box);
      send(box);
      answerNow();
      await untilRead(box, 'not working');
      expect(posts(service)).to.have.length(1);
    });
  });

  it('sends a repeat as the same comment, and other words as another', async () => {
    const service = serveComments();
    service.override = () => problem('unavailable', 503);
    const box = await showBox();
    await openForm(box);
    const keys = async (words: string, count: number) => {
      write(box, 'Your words', words);
      send(box);
      await sent(box, service, count);
      await until(
        () => visibleText(parts(box, 'send')[0]!) === 'Send',
        () => visibleText(box),
      );
    };
    await keys('One', 1);
    await keys('One', 2);
    await keys('Two', 3);
    const [first, second, third] = posts(service).map(({ headers }) => headers.get('idempotency-key'));
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
  });

  it('makes keys also on pages without TLS', async () => {
    const own = Object.getOwnPropertyDescriptor(Crypto.prototype, 'randomUUID')!;
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    try {
      const service = serveComments();
      await sendComment(await showBox());
      const key = posts(service)[0]!.headers.get('idempotency-key');
      expect(key).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    } finally {
      Object.defineProperty(Crypto.prototype, 'randomUUID', own);
    }
  });

  describe('The counter', () => {
    const left = (box: Element) => descriptionOf(fieldOf(box, 'Your words'));

    it('counts characters as people do who write emoji, and says only what it comes to', async () => {
      const service = serveComments([], { max_length: 100 });
      const box = await showBox();
      const form = await openForm(box);
      const said = () =>
        [...form.querySelectorAll('[role="status"]')].map(status => status.textContent).join('');
      expect([left(box), said()]).to.deep.equal(['100 characters left', '']);
      write(box, 'Your words', `  ${'👮'.repeat(50)}\n `);
      expect([left(box), said()]).to.deep.equal(['50 characters left', '']);
      write(box, 'Your words', 'x'.repeat(85));
      expect([left(box), said()]).to.deep.equal(['15 characters left', 'Fewer than 20 characters left.']);
      write(box, 'Your words', 'x'.repeat(101));
      expect([left(box), said()]).to.deep.equal(['1 character too many', 'Your text is too long now.']);
      send(box);
      await untilRead(box, 'Please shorten this to 100 characters.');
      expect(posts(service)).to.have.length(0);
    });

    it('is not there where the thread has no limit', async () => {
      serveComments([], { max_length: undefined });
      const box = await showBox();
      await openForm(box);
      expect(left(box)).to.equal('');
    });
  });

  it('keeps what was typed, and the focus, when its comment is written anew', async () => {
    const service = serveComments([comment('Ann'), comment('Ben')]);
    const box = await showBox();
    await openForm(box, 'Reply to Ann');
    write(box, 'Your name', 'Zoë');
    write(box, 'Your words', 'Me too.');
    service.items = [
      comment('Ben'),
      comment('Ann', { edited: true }, { content_text: 'New words.', date_modified: '2031-01-01T00:00:00Z' }),
    ];
    await box.reload();
    await untilRead(box, 'New words.');
    expect([fieldOf(box, 'Your name').value, fieldOf(box, 'Your words').value]).to.deep.equal([
      'Zoë',
      'Me too.',
    ]);
    expect(focusIn(box) === fieldOf(box, 'Your words')).to.equal(true);
    expect(commentBy(box, 'Ann').contains(focusIn(box))).to.equal(true);
  });

  it('stays with its words where its comment is gone', async () => {
    const service = serveComments([comment('Ann'), comment('Ben')]);
    const box = await showBox();
    await openForm(box, 'Reply to Ann');
    write(box, 'Your words', 'Me too.');
    service.items = [comment('Ben')];
    await box.reload();
    await untilRead(box, 'The comment that you were answering is gone. Your words are still here.');
    expect(fieldOf(box, 'Your words').value).to.equal('Me too.');
  });

  it('says so when the thread closes, with the words still there', async () => {
    const clock = stopClock(NOW);
    serveComments([], { closes: '2030-05-01T12:05:00Z' });
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    await clock.tickAsync(301_000);
    await settled(box);
    expect(errorsIn(box)).to.deep.equal([
      'Comments are closed now. Your words are still here, for you to copy.',
    ]);
    expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
    expect(findAll(box, 'button').map(visibleText)).to.deep.equal(['Cancel']);
    startClock();
    await expectAccessible(box);
  });

  it('tells the page of a comment by its id and status alone', async () => {
    serveComments([], full);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your name', 'Zoë');
    write(box, 'Your e-mail', 'zoe@example.org');
    write(box, 'Your words', 'Hello.');
    const heard = oneEvent(document.body, 'callbox-comment');
    send(box);
    const { detail, target } = await heard;
    expect(detail).to.deep.equal({ id: 'own-1', status: 'pending' });
    expect(target === box).to.equal(true);
  });
});
