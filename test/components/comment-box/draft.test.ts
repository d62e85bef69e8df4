import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { comment, NOW } from '../../support/comments.js';
import { problem, remembered, serveComments } from '../../support/comment-service.js';
import { parts } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { until, untilRead } from '../../support/until.js';
import { fieldOf, focusIn, openForm, send, sendComment, showBox, write } from '../../support/writing.js';

const MINUTE = 60_000;

/** The visitor loads the page again: another element, in the same tab. */
async function reloadPage(box: CommentBox): Promise<CommentBox> {
  box.remove();
  return showBox();
}

async function untilForms(box: Element, count = 1): Promise<void> {
  await until(
    () => parts(box, 'form').length === count,
    () => visibleText(box),
  );
}

describe('A draft', () => {
  const fields = { name: 'required', email: 'optional' };

  it('is kept in the tab by its text alone, never with a name or an e-mail address', async () => {
    serveComments([], fields);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your name', 'Zoë Secret');
    write(box, 'Your e-mail', 'zoe@secret.example');
    write(box, 'Your words', 'Please help.');
    expect(remembered())
      .to.include('Please help.')
      .and.not.to.match(/secret/i);
    expect([localStorage.length, document.cookie]).to.deep.equal([0, '']);
    send(box);
    await untilRead(box, 'Your comment waits');
    expect(remembered())
      .to.include('token-of-own-1')
      .and.not.to.match(/secret|Please help/i);
  });

  it('is there after the page was loaded again, and takes no focus', async () => {
    serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    await openForm(box, 'Reply to Ann');
    const [, reply] = parts(box, 'form');
    reply!.querySelector('textarea')!.value = 'Me too.';
    reply!.querySelector('textarea')!.dispatchEvent(new NativeEvent('input', { bubbles: true }));
    const again = await reloadPage(box);
    await untilForms(again, 2);
    expect(parts(again, 'form').map(form => form.querySelector('textarea')!.value)).to.deep.equal([
      'Please help.',
      'Me too.',
    ]);
    expect(visibleText(again)).to.include('Your reply to Ann');
    expect(focusIn(again)).to.equal(null);
  });

  it('is there after a send has failed and the page was loaded again', async () => {
    const service = serveComments();
    service.override = () => problem('unavailable', 503);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    send(box);
    await untilRead(box, 'not working');
    const again = await reloadPage(box);
    await untilForms(again);
    expect(fieldOf(again, 'Your words').value).to.equal('Please help.');
  });

  it('is there after "Cancel", for a change of mind', async () => {
    serveComments();
    const box = await showBox();
    const form = await openForm(box);
    write(box, 'Your words', 'Please help.');
    form.querySelector<HTMLElement>('[part="cancel"]')!.click();
    await untilForms(box, 0);
    await openForm(box);
    expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
  });

  it('is of its own thread, and of what it answers there', async () => {
    serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    serveComments([comment('Ann')], { post_url: 'https://comments.example/threads/bridge-2/comments' });
    const other = await showBox();
    await openForm(other);
    expect(fieldOf(other, 'Your words').value).to.equal('');
    await openForm(other, 'Reply to Ann');
    expect(parts(other, 'form')[1]!.querySelector('textarea')!.value).to.equal('');
  });

  it('is erased after 30 minutes, and with it all that is too old', async () => {
    const clock = stopClock(NOW);
    serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    await clock.tickAsync(29 * MINUTE);
    expect(remembered()).to.include('Please help.');
    await clock.tickAsync(2 * MINUTE);
    expect(remembered()).to.equal('');
    expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
  });

  it('is not shown where it has grown too old while nobody looked', async () => {
    const clock = stopClock(NOW);
    serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your words', 'Please help.');
    box.remove();
    await clock.tickAsync(31 * MINUTE);
    const again = await showBox();
    await until(
      () => remembered() === '',
      () => remembered(),
    );
    await settled(again);
    expect(parts(again, 'form')).to.have.length(0);
  });

  it('stays with what was typed when the page moves the element', async () => {
    serveComments([], fields);
    const box = await showBox();
    await openForm(box);
    write(box, 'Your name', 'Zoë');
    write(box, 'Your words', 'Please help.');
    const home = box.parentElement!;
    const other = document.createElement('div');
    home.append(other);
    other.append(box);
    await settled(box);
    expect([fieldOf(box, 'Your name').value, fieldOf(box, 'Your words').value]).to.deep.equal([
      'Zoë',
      'Please help.',
    ]);
  });

  it('of one of two boxes is not lost when the other’s is sent', async () => {
    serveComments();
    const [box, other] = [await showBox(), await showBox()];
    await openForm(box);
    write(box, 'Your words', 'One.');
    await openForm(other);
    write(other, 'Your words', 'Two.');
    send(box);
    await untilRead(box, 'Your comment waits');
    expect(fieldOf(other, 'Your words').value).to.equal('Two.');
    expect(remembered()).to.include('Two.').and.not.to.include('One.');
  });

  for (const [what, refuse] of [
    ['refused', () => Object.defineProperty(window, 'sessionStorage', refusal)],
    ['full', () => Object.defineProperty(Storage.prototype, 'setItem', { ...fullStorage })],
  ] as const) {
    it(`is not kept where storage is ${what}, and nothing breaks`, async () => {
      const window_ = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
      const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
      refuse();
      try {
        serveComments();
        const box = await showBox();
        await sendComment(box);
        expect(visibleText(box)).to.include('Your comment waits for a moderator.');
      } finally {
        Object.defineProperty(window, 'sessionStorage', window_);
        Object.defineProperty(Storage.prototype, 'setItem', setItem);
      }
    });
  }

  it('of somebody else’s making breaks nothing', async () => {
    for (const words of ['{', 'null', '[]', '7', '{"drafts":7,"tokens":[null,{"at":1}]}', '"x"']) {
      sessionStorage.setItem('callbox', words);
      serveComments([comment('Ann')]);
      const box = await showBox(undefined, feedAddress());
      await openForm(box);
      expect(fieldOf(box, 'Your words').value).to.equal('');
      box.remove();
    }
  });
});

const refusal = {
  configurable: true,
  get() {
    throw new DOMException('No', 'SecurityError');
  },
};

const fullStorage = {
  configurable: true,
  writable: true,
  value() {
    throw new DOMException('Full', 'QuotaExceededError');
  },
};
