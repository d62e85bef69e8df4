import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import { hearAnnouncements } from '../../support/announcements.js';
import { CHALLENGE_URL, isProof, newChallenge } from '../../support/challenge.js';
import { stopClock } from '../../support/clock.js';
import { comment, commentBy, names, NOW } from '../../support/comments.js';
import {
  approved,
  POST_URL,
  remembered,
  serveComments,
  SERVICE,
  type CommentService,
} from '../../support/comment-service.js';
import { allIn, find, findAll, parts } from '../../support/find.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { settled, visibleText } from '../../support/mount.js';
import { translate } from '../../support/translate.js';
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

const reported = () => comment('Ann', { report_url: `${SERVICE}/comments/Ann/reports` });

/** A service whose answers to what is sent wait until they are let go. */
function holdAnswers(service: CommentService): () => void {
  let letGo = () => {};
  const held = new Promise<void>(done => (letGo = done));
  service.override = ({ method }) => {
    if (method !== 'POST') return undefined;
    service.override = undefined;
    return held.then(() => window.fetch(POST_URL, { method, body: '{"content_text":"Held."}' }));
  };
  return letGo;
}

/** Sends a comment whose answer is held, and waits until it is on its way. */
async function sendHeld(box: CommentBox, service: CommentService): Promise<void> {
  await openForm(box);
  write(box, 'Your words', 'Held.');
  send(box);
  await until(
    () => service.asked.length === 1,
    () => 'nothing is sent',
  );
}

describe('By keyboard alone', () => {
  async function tabTo(box: Element, target: () => Element): Promise<void> {
    for (let tabs = 0; focusIn(box) !== target(); tabs++) {
      if (tabs === 30) throw new Error(`Tab never reached "${target().outerHTML}"`);
      await sendKeys({ press: 'Tab' });
    }
  }

  async function press(box: Element, name: string): Promise<void> {
    await tabTo(box, () => find(box, 'button', name));
    await sendKeys({ press: 'Enter' });
  }

  it('a resident writes, sends, changes, deletes, takes that back and reports, and hears of each', async () => {
    const service = serveComments([reported()]);
    const box = await showBox();
    const heard = hearAnnouncements(box);
    await press(box, 'Write a comment');
    await untilFocused(box, () => allIn(box, '[name="name"]')[0]);
    await tabTo(box, () => find(box, 'button', 'Send'));
    await sendKeys({ press: 'Enter' });
    await untilFocused(box, () => fieldOf(box, 'Your words'));
    await sendKeys({ type: 'broken' }); // one word: WebKitGTK's driver loses spaces
    await press(box, 'Send');
    await untilFocused(box, () => ownComments(box)[0]);
    await press(box, 'Change');
    await untilFocused(box, () => fieldOf(box, 'Your words'));
    await sendKeys({ type: 'now' });
    await press(box, 'Save the change');
    await until(
      () => heard.includes('status: Your change waits for a moderator.'),
      () => heard.join('\n'),
    );
    await untilFocused(box, () => ownComments(box)[0]);
    await press(box, 'Delete');
    await untilFocused(box, () => findAll(box, 'button', 'Undo')[0]);
    await sendKeys({ press: 'Enter' });
    await untilFocused(box, () => ownComments(box)[0]);
    await press(box, 'Report the comment by Ann');
    await untilFocused(box, () => fieldOf(box, 'It is abusive'));
    await sendKeys({ press: ' ' });
    await press(box, 'Send');
    await untilFocused(box, () => find(box, 'button', 'Report the comment by Ann'));

    const [posted, , reportedTo] = service.asked.filter(({ method }) => method === 'POST');
    expect(posted!.body).to.deep.equal({ content_text: 'broken' });
    expect(reportedTo!.body).to.deep.equal({ reason: 'abuse' });
    expect(service.to('PATCH', '/own-1')[0]!.body['content_text']).to.match(/now/);
    expect(heard).to.deep.equal([
      'alert: Please look at what is marked: it was not sent yet.',
      'status: Your comment waits for a moderator.',
      'status: Your change waits for a moderator.',
      'status: You have deleted your comment.',
      'status: Your comment is back.',
      'status: Thank you. A moderator will look at it.',
    ]);
  });
});

describe('On a page 320 px wide', () => {
  for (const dir of ['ltr', 'rtl']) {
    for (const lang of ['en', 'fr', 'ar']) {
      it(`the open forms need no scrolling sideways: ${lang}, ${dir}`, async () => {
        const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(3);
        serveComments([reported()], {
          email: 'required',
          kinds: [{ id: 'long', label: long }],
          guidelines_url: 'https://city.example/rules',
          notice: long,
        });
        const page = await openFrame(
          `<callbox-comment-box lang="${lang}" dir="${dir}" src="${feedAddress()}"></callbox-comment-box>`,
        );
        await loadModule(page.document, '/src/components/comment-box/comment-box.ts');
        const box = page.document.querySelector('callbox-comment-box')!;
        await untilRead(box, 'Text of Ann.');
        for (const name of ['write', 'reply', 'report']) {
          parts(box, name)[0]!.click();
          await until(
            () => !!focusIn(box)?.closest('form') && parts(box, 'form').length > 0,
            () => visibleText(box),
          );
          await settled(box);
        }
        await until(
          () => parts(box, 'form').length === 3,
          () => visibleText(box),
        );
        send(box, parts(box, 'form')[0]);
        await until(
          () => errorsIn(box).length > 0,
          () => visibleText(box),
        );
        expect(page.document.documentElement.scrollWidth).to.be.at.most(320);
        for (const form of parts(box, 'form')) expect(form.scrollWidth).to.be.at.most(form.clientWidth);
      });
    }
  }
});

describe('One who writes', () => {
  it('is heard by the service word for word as elsewhere, beside an old Prototype.js', async () => {
    const bodies: string[] = [];
    const texts: string[] = [];
    for (const isOld of [false, true]) {
      sessionStorage.clear();
      const service = serveComments([comment('Ann')], {
        challenge_url: CHALLENGE_URL,
        kinds: [{ id: 'idea', label: 'An idea' }],
      });
      const challenge = await newChallenge();
      service.override = ({ url }) => (url === CHALLENGE_URL ? Response.json(challenge) : undefined);
      const page = await openFrame(`<callbox-comment-box src="${feedAddress()}"></callbox-comment-box>`);
      if (isOld) addPrototype(page.window);
      const fetch = page.window.fetch;
      page.window.fetch = (input, init) => {
        if (init?.method === 'POST') bodies.push(String(init.body));
        return fetch(input, init);
      };
      await loadModule(page.document, '/src/components/comment-box/comment-box.ts');
      const box = page.document.querySelector('callbox-comment-box')!;
      await untilRead(box, 'Text of Ann.');
      await openForm(box, 'Reply to Ann');
      write(box, 'Your name', 'Zoë "Z"');
      fieldOf(box, 'What is it?').value = 'idea';
      write(box, 'Your words', 'Both\nlamps: ["a", {"b": 1}]');
      texts.push(remembered().replace(/"at":\d+/g, ''));
      send(box);
      await untilRead(box, 'Your comment waits for a moderator.');
      texts.push(remembered().replace(/"at":\d+/g, ''));
      page.document.body.replaceChildren();
    }
    const [clean, old] = bodies.map(body => JSON.parse(body) as Record<string, unknown>);
    expect([await isProof(clean!['challenge']), await isProof(old!['challenge'])]).to.deep.equal([
      true,
      true,
    ]);
    // Of the proof the time that it took is another.
    const [first, second] = bodies.map(body => body.replace(/("challenge":")[^"]+/, '$1'));
    expect(second).to.equal(first);
    expect(first).to.include('"content_text":"Both\\nlamps: [\\"a\\", {\\"b\\": 1}]"');
    expect(texts.slice(2)).to.deep.equal(texts.slice(0, 2));
    expect(texts[0]).to.include('lamps');
    expect(texts[1]).to.include('token-of-own-1').and.not.to.include('lamps');
  });

  it('finds the draft again after a reload, beside an old Prototype.js', async () => {
    serveComments([comment('Ann')]);
    for (const isFirst of [true, false]) {
      const page = await openFrame(`<callbox-comment-box src="${feedAddress()}"></callbox-comment-box>`);
      addPrototype(page.window);
      await loadModule(page.document, '/src/components/comment-box/comment-box.ts');
      const box = page.document.querySelector('callbox-comment-box')!;
      await untilRead(box, 'Text of Ann.');
      if (isFirst) {
        await openForm(box);
        write(box, 'Your words', 'Please help.');
        page.document.body.replaceChildren();
        continue;
      }
      await untilRead(box, 'Your comment');
      expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
    }
  });

  it('reads what is new in a form that a translator has taken hold of, and sends it', async () => {
    const service = serveComments([comment('Ann')], { max_length: 100 });
    const box = await showBox();
    await openForm(box, 'Reply to Ann');
    translate(box);
    write(box, /Your words/, 'x'.repeat(90));
    await untilRead(box, '10 characters left');
    write(box, /Your words/, 'x'.repeat(101));
    send(box);
    await untilRead(box, 'Please shorten this to 100 characters.');
    translate(box);
    service.items = [];
    await box.reload();
    await untilRead(box, 'The comment that you were answering is gone.');
    write(box, /Your words/, 'Me too.');
    translate(box);
    send(box);
    await untilRead(box, 'Your comment waits for a moderator.');
    expect(errorsIn(box)).to.deep.equal([]);
    translate(box);
    find(box, 'button', /Delete/).click();
    await untilRead(box, 'You have deleted your comment.');
    expect(visibleText(box)).not.to.include('waits for a moderator');
  });

  it('keeps the field that an input method writes to, whatever the feed does meanwhile', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    const field = fieldOf(box, 'Your words');
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.value = 'に';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    field.setSelectionRange(0, 1);
    const changes: string[] = [];
    const observer = new MutationObserver(records => changes.push(...records.map(({ type }) => type)));
    for (let node: Node = field; node !== box.shadowRoot; node = node.parentNode!)
      observer.observe(node, { attributes: true });
    observer.observe(field.form!.parentElement!.parentElement!, { childList: true });
    const events: string[] = [];
    for (const type of ['blur', 'focus']) field.addEventListener(type, () => events.push(type));
    service.items = [comment('Ben'), comment('Ann', {}, { content_text: 'New words.' })];
    await box.reload();
    await untilRead(box, 'New words.');
    observer.disconnect();
    expect([fieldOf(box, 'Your words') === field, field.value]).to.deep.equal([true, 'に']);
    expect([field.selectionStart, field.selectionEnd, events]).to.deep.equal([0, 1, []]);
    expect(focusIn(box) === field).to.equal(true);
  });

  it('keeps the selection in a reply whose comment is written anew', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await openForm(box, 'Reply to Ann');
    write(box, 'Your words', 'Me too, and often.');
    const field = fieldOf(box, 'Your words');
    field.setSelectionRange(3, 6);
    service.items = [
      comment('Ann', {}, { content_text: 'New words.', date_modified: '2031-01-01T00:00:00Z' }),
    ];
    await box.reload();
    await untilRead(box, 'New words.');
    expect(focusIn(box) === field).to.equal(true);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([3, 6]);
  });

  it('may have the element moved on the page while it is sent', async () => {
    const service = serveComments([comment('Ann')]);
    const letGo = holdAnswers(service);
    const box = await showBox();
    await sendHeld(box, service);
    const home = box.parentElement!;
    home.append(document.createElement('section'));
    home.lastElementChild!.append(box);
    await settled(box);
    letGo();
    await untilRead(box, 'Your comment waits for a moderator.');
    expect(parts(box, 'form')).to.have.length(0);
    expect(service.posted.size).to.equal(1);
  });

  it('finds nothing of a comment in the thread that the element was given while it was sent', async () => {
    const service = serveComments([comment('Ann')]);
    const letGo = holdAnswers(service);
    const box = await showBox();
    await sendHeld(box, service);
    service.items = [comment('Ben')];
    service.fields = { post_url: `${SERVICE}/threads/other/comments` };
    box.src = feedAddress();
    await untilRead(box, 'Text of Ben.');
    await openForm(box);
    write(box, 'Your words', 'To the other thread.');
    const sent = oneEvent(box, 'callbox-comment');
    letGo();
    expect((await sent).detail).to.deep.equal({ id: 'own-1', status: 'pending' });
    await settled(box);
    expect(ownComments(box)).to.have.length(0);
    expect(fieldOf(box, 'Your words').value).to.equal('To the other thread.');
    expect(focusIn(box) === fieldOf(box, 'Your words')).to.equal(true);
    service.items = [comment('Ann')];
    service.fields = {};
    box.src = feedAddress();
    await untilRead(box, 'Held.');
    expect(ownComments(box)).to.have.length(1);
  });

  it('is told once in the box that was used, of two on a page with one thread', async () => {
    const service = serveComments([comment('Ann')]);
    const address = feedAddress();
    const [box, other] = [await showBox(undefined, address), await showBox(undefined, address)];
    await openForm(box);
    await openForm(other);
    const [heard, heardThere] = [hearAnnouncements(box), hearAnnouncements(other)];
    write(box, 'Your words', 'One.');
    send(box);
    await untilRead(box, 'Your comment waits for a moderator.');
    await untilFocused(box, () => ownComments(box)[0]);
    expect(new Set([...box.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id)).size).to.equal(
      box.shadowRoot!.querySelectorAll('[id]').length,
    );
    expect(heard).to.deep.equal(['status: Your comment waits for a moderator.']);
    expect(heardThere).to.deep.equal([]);
    expect([parts(other, 'form').length, service.posted.size]).to.deep.equal([1, 1]);
  });
});

describe('The focus on a comment of one’s own', () => {
  const publish = async (box: CommentBox, service: ReturnType<typeof serveComments>) => {
    const stored = service.posted.get('own-1')!;
    stored['authors'] = [{ name: 'Zoë' }];
    stored._comment['status'] = 'published';
    service.items = [comment('Ann'), approved(stored)];
    await box.reload();
    await until(
      () => names(box).includes('Zoë'),
      () => visibleText(box),
    );
    await settled(box);
  };

  it('stays with it when it is approved and takes its place in the list', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    const own = await sendComment(box);
    await untilFocused(box, () => own);
    const heard = hearAnnouncements(box);
    await publish(box, service);
    await untilFocused(box, () => commentBy(box, 'Zoë'));
    await until(
      () => heard.length > 0,
      () => 'nothing is said',
    );
    expect(heard).to.deep.equal(['status: Your comment is published.']);
  });

  it('stays with it when the button that had it goes, since the time is over', async () => {
    const clock = stopClock(NOW);
    serveComments([comment('Ann')]);
    const box = await showBox();
    const own = await sendComment(box);
    box.refresh = 1_000_000;
    find(box, 'button', 'Change').focus();
    await clock.tickAsync(15 * 60_000 + 1000);
    await settled(box);
    expect(findAll(box, 'button', 'Change')).to.have.length(0);
    expect(focusIn(box) === own).to.equal(true);
  });

  it('is left where else it is', async () => {
    const service = serveComments([comment('Ann')]);
    const box = await showBox();
    await sendComment(box);
    const reply = find(box, 'button', 'Reply to Ann');
    reply.focus();
    await publish(box, service);
    expect(focusIn(box) === reply).to.equal(true);
  });
});

/** Does to a page what Prototype.js does, and what others do who add to all objects. */
function addPrototype(page: Window): void {
  const { Array, String, Number, Object: PageObject } = page as unknown as typeof globalThis;
  for (const { prototype } of [Array, String, Number]) {
    (prototype as { toJSON?: unknown }).toJSON = function (this: unknown) {
      return `"${String(this)}"`;
    };
  }
  Object.assign(PageObject.prototype, {
    toJSON: () => 'an object',
    inherited: () => 'by all objects',
  });
}
