import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import type { CommentBox } from '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import {
  CHALLENGE_URL,
  endlessChallenge,
  isProof,
  newChallenge,
  refused,
  serveChallenges,
} from '../../support/challenge.js';
import { stopClock } from '../../support/clock.js';
import { comment, NOW } from '../../support/comments.js';
import { problem, remembered, type CommentService } from '../../support/comment-service.js';
import { hearWarnings } from '../../support/console.js';
import { loadModule, openFrame, type FramedPage } from '../../support/frame.js';
import { find, parts } from '../../support/find.js';
import { settled, visibleText } from '../../support/mount.js';
import { nextFrame, until, untilRead } from '../../support/until.js';
import { watchWorkers } from '../../support/workers.js';
import { fieldOf, focusIn, openForm, send, showBox, write } from '../../support/writing.js';

const BOX = '/src/components/comment-box/comment-box.ts';

const challengesOf = (service: CommentService) => service.to('GET', CHALLENGE_URL);
const postsTo = (service: CommentService) => service.to('POST', '/threads/bridge/comments');
const proofsTo = (service: CommentService) => postsTo(service).map(({ body }) => body['challenge']);

async function untilCount(list: () => readonly unknown[], count: number): Promise<void> {
  await until(
    () => list().length >= count,
    () => `${list().length} of ${count}`,
  );
}

/** Writes in the form that is open, and sends it. */
function writeAndSend(box: Element, words = 'Please help.'): void {
  write(box, 'Your words', words);
  send(box);
}

const isSent = (box: Element) => untilRead(box, 'Your comment waits for a moderator.');

/** A page of its own with a box, whose code was loaded for it alone. */
async function openPage(): Promise<{ page: FramedPage; box: CommentBox; loaded: (name: string) => boolean }> {
  const page = await openFrame(`<callbox-comment-box src="${feedAddress()}"></callbox-comment-box>`);
  page.window.performance.setResourceTimingBufferSize(1000);
  await loadModule(page.document, BOX);
  const box = page.document.querySelector('callbox-comment-box')!;
  await untilRead(box, 'Write a comment');
  const loaded = (name: string) =>
    page.window.performance.getEntriesByType('resource').some(entry => entry.name.includes(name));
  return { page, box, loaded };
}

describe('The proof of work', () => {
  it('is asked for at the first focus of the form and not before, and its code comes then', async () => {
    const service = serveChallenges();
    const { box, loaded } = await openPage();
    await nextFrame();
    expect([loaded('/writing'), loaded('/challenge'), loaded('altcha')]).to.deep.equal([false, false, false]);
    await openForm(box);
    await untilCount(() => challengesOf(service), 1);
    await until(
      () => loaded('/challenge-worker') && loaded('altcha'),
      () => 'no code',
    );
    expect(challengesOf(service)[0]!.init.credentials).to.equal('omit');
  });

  it('is not asked for by a draft that is there after a reload, before somebody goes to it', async () => {
    const service = serveChallenges();
    const first = await showBox();
    await openForm(first);
    write(first, 'Your words', 'Please help.');
    await untilCount(() => challengesOf(service), 1);
    first.remove();
    const box = await showBox();
    await untilCount(() => parts(box, 'form'), 1);
    await nextFrame();
    expect(challengesOf(service)).to.have.length(1);
    for (const label of ['Your words', 'Your name', 'Your words']) fieldOf(box, label).focus();
    await untilCount(() => challengesOf(service), 2);
    writeAndSend(box);
    await isSent(box);
    expect(challengesOf(service)).to.have.length(2);
  });

  it('is not asked for where the feed says nothing of one', async () => {
    const service = serveChallenges();
    service.fields = {};
    const box = await showBox();
    await openForm(box);
    writeAndSend(box);
    await isSent(box);
    expect(challengesOf(service)).to.have.length(0);
    expect(proofsTo(service)).to.deep.equal([undefined]);
  });

  it('is done in a worker while one writes, and goes with the comment', async () => {
    const service = serveChallenges();
    const workers = watchWorkers();
    const box = await showBox();
    await openForm(box);
    await until(
      () => workers.length === 1 && workers[0]!.isEnded,
      () => JSON.stringify(workers),
    );
    expect(workers[0]!.address).to.match(/challenge-worker/);
    writeAndSend(box);
    await isSent(box);
    expect(workers).to.have.length(1);
    expect(await isProof(proofsTo(service)[0])).to.equal(true);
  });

  const policies = [
    "worker-src 'none'",
    ...('trustedTypes' in window ? ["require-trusted-types-for 'script'"] : []),
  ];
  for (const policy of policies) {
    it(`is done on the page where its policy refuses a worker, without an error: ${policy}`, async () => {
      const service = serveChallenges();
      const { page, box } = await openPage();
      const refusals: string[] = [];
      page.document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        refusals.push(effectiveDirective),
      );
      const meta = page.document.createElement('meta');
      Object.assign(meta, { httpEquiv: 'content-security-policy', content: policy });
      page.document.head.append(meta);
      await openForm(box);
      await untilCount(() => refusals, 1);
      expect(refusals).to.deep.equal([policy.split(' ')[0]]);
      writeAndSend(box);
      await isSent(box);
      expect(await isProof(proofsTo(service)[0])).to.equal(true);
    });
  }

  describe('that can’t be had is missing, and a moderator gets the comment', () => {
    for (const [what, answer] of [
      ['the service is at rest', () => problem('unavailable', 503)],
      ['the service is broken', () => new Response('', { status: 500 })],
      ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
      ['the answer is none', () => new Response('<!doctype html>')],
      ['the answer is null', () => Response.json(null)],
      ['the challenge is none', () => Response.json({ parameters: { algorithm: 'PBKDF2/SHA-256' } })],
    ] as const) {
      it(`where ${what}`, async () => {
        const warnings = hearWarnings();
        const service = serveChallenges(answer);
        const box = await showBox();
        await openForm(box);
        writeAndSend(box);
        await isSent(box);
        expect(postsTo(service)).to.have.length(1);
        expect(postsTo(service)[0]!.body).not.to.have.property('challenge');
        expect(warnings.filter(words => !/moderator will see it first/.test(words))).to.deep.equal([]);
      });
    }

    it('where the page has no WebCrypto, as without TLS', async () => {
      const service = serveChallenges();
      const { page, box } = await openPage();
      Object.defineProperty(page.window.crypto, 'subtle', { value: undefined });
      await openForm(box);
      writeAndSend(box);
      await isSent(box);
      expect(challengesOf(service)).to.have.length(0);
      expect(proofsTo(service)).to.deep.equal([undefined]);
    });

    it('where it takes too long', async () => {
      const service = serveChallenges(async () => Response.json(await endlessChallenge()));
      const workers = watchWorkers();
      const clock = stopClock(NOW);
      const box = await showBox();
      await openForm(box);
      await untilCount(() => workers, 1);
      writeAndSend(box);
      await clock.tickAsync(19_000);
      expect([visibleText(parts(box, 'send')[0]!), postsTo(service).length]).to.deep.equal(['Sending…', 0]);
      await clock.tickAsync(1_500);
      await isSent(box);
      expect(proofsTo(service)).to.deep.equal([undefined]);
      expect(workers.map(({ isEnded }) => isEnded)).to.deep.equal([true]);
    });
  });

  describe('that the service refuses', () => {
    it('is done anew, and the comment sent once more', async () => {
      const service = serveChallenges();
      service.onPost = ({ method }) =>
        method === 'POST' && postsTo(service).length === 1 ? refused() : undefined;
      const box = await showBox();
      await openForm(box);
      writeAndSend(box);
      await isSent(box);
      const [first, second, ...more] = proofsTo(service);
      expect([more, first === second]).to.deep.equal([[], false]);
      expect([await isProof(first), await isProof(second)]).to.deep.equal([true, true]);
      expect(challengesOf(service)).to.have.length(2);
    });

    it('again is told of, with the words still there, and sent no third time until one asks for it', async () => {
      const service = serveChallenges();
      service.onPost = ({ method }) => (method === 'POST' ? refused() : undefined);
      const box = await showBox();
      await openForm(box);
      writeAndSend(box);
      await untilRead(box, 'It could not be sent. Your words are kept here: please try again.');
      expect([postsTo(service).length, challengesOf(service).length]).to.deep.equal([2, 2]);
      expect(fieldOf(box, 'Your words').value).to.equal('Please help.');
      service.onPost = undefined;
      send(box);
      await isSent(box);
      expect(new Set(proofsTo(service)).size).to.equal(3);
    });

    it('since it expired while somebody wrote for long is done anew, and the draft kept', async () => {
      const clock = stopClock(NOW);
      const workers = watchWorkers();
      const service = serveChallenges();
      let isAtRest = true;
      service.onPost = async ({ method, body }) => {
        if (method !== 'POST') return undefined!;
        if (!(await isProof(body['challenge']))) return refused();
        return (isAtRest ? problem('unavailable', 503) : undefined)!;
      };
      const box = await showBox();
      await openForm(box);
      write(box, 'Your words', 'Please');
      await until(
        () => workers.length === 1 && workers[0]!.isEnded,
        () => JSON.stringify(workers),
      );
      await clock.tickAsync(21 * 60_000);
      writeAndSend(box, 'Please help.');
      await untilRead(box, 'The service is not working at the moment.');
      const [expired, fresh] = proofsTo(service);
      expect([await isProof(expired), await isProof(fresh)]).to.deep.equal([false, true]);
      expect(remembered()).to.include('Please help.');
      isAtRest = false;
      send(box);
      await isSent(box);
      expect(remembered()).not.to.include('Please help.');
    });
  });

  describe('of a comment whose answer was lost', () => {
    for (const [what, answers] of [
      ['is sent again as it was', [newChallenge, newChallenge]],
      ['is missing again where it was', [() => undefined, newChallenge]],
    ] as const) {
      it(what, async () => {
        const warnings = hearWarnings();
        let asked = 0;
        const service = serveChallenges(async () => {
          const challenge = await answers[asked++]!();
          return challenge ? Response.json(challenge) : problem('unavailable', 503);
        });
        service.onPost = () => Promise.reject(new TypeError('Failed to fetch'));
        const box = await showBox();
        await openForm(box);
        writeAndSend(box);
        await untilRead(box, 'The service can’t be reached.');
        service.onPost = undefined;
        send(box);
        await isSent(box);
        const [lost, repeat] = postsTo(service);
        expect(repeat!.body).to.deep.equal(lost!.body);
        expect(repeat!.headers.get('idempotency-key')).to.equal(lost!.headers.get('idempotency-key'));
        expect(warnings.length).to.equal(answers[0] === newChallenge ? 0 : 1);
      });
    }
  });

  it('is each comment’s own, also where two are sent at once', async () => {
    const answers: (() => void)[] = [];
    const service = serveChallenges(async () => {
      await new Promise<void>(done => answers.push(done));
      return Response.json(await newChallenge());
    }, [comment('Ann')]);
    const box = await showBox();
    await openForm(box);
    await openForm(box, 'Reply to Ann');
    const forms = parts(box, 'form');
    for (const [form, words] of [
      [forms[0]!, 'One.'],
      [forms[1]!, 'Two.'],
    ] as const) {
      form.querySelector('textarea')!.value = words;
      send(box, form);
    }
    await untilCount(() => answers, 2);
    for (const answer of answers) answer();
    await untilCount(() => postsTo(service), 2);
    const [first, second] = proofsTo(service);
    expect([await isProof(first), await isProof(second), first === second]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('of the second comment is another than that of the first', async () => {
    const service = serveChallenges();
    const box = await showBox();
    for (const words of ['One.', 'Two.']) {
      await openForm(box);
      writeAndSend(box, words);
      await untilRead(box, words);
      await settled(box);
    }
    expect(new Set(proofsTo(service)).size).to.equal(2);
  });

  describe('is let go of', () => {
    it('when the box leaves the page, and not when it is only moved', async () => {
      serveChallenges(async () => Response.json(await endlessChallenge()));
      const workers = watchWorkers();
      const box = await showBox();
      await openForm(box);
      await untilCount(() => workers, 1);
      const home = box.parentElement!;
      home.prepend(document.createElement('p'));
      home.append(box);
      await nextFrame();
      expect(workers.map(({ isEnded }) => isEnded)).to.deep.equal([false]);
      box.remove();
      await nextFrame();
      expect(workers.map(({ isEnded }) => isEnded)).to.deep.equal([true]);
    });

    it('when the box leaves while the challenge is on its way', async () => {
      let answer = () => {};
      const service = serveChallenges(async () => {
        await new Promise<void>(done => (answer = done));
        return Response.json(await endlessChallenge());
      });
      const workers = watchWorkers();
      const box = await showBox();
      await openForm(box);
      await untilCount(() => challengesOf(service), 1);
      box.remove();
      await nextFrame();
      answer();
      for (let frames = 0; frames < 10; frames++) await nextFrame();
      expect(workers).to.have.length(0);
    });

    it('when the box leaves while its code is on its way', async () => {
      const leaving = { box: undefined as Element | undefined };
      serveChallenges(async () => {
        const challenge = await endlessChallenge();
        const response = Response.json(challenge);
        response.text = async () => {
          setTimeout(() => leaving.box!.remove()); // the code takes the network, and this does not
          return JSON.stringify(challenge);
        };
        return response;
      });
      const { page, box, loaded } = await openPage();
      leaving.box = box;
      const workers = watchWorkers(page.window);
      find(box, 'button', 'Write a comment').click();
      await until(
        () => loaded('/challenge-worker') && loaded('altcha-lib/dist/esm/v2/algorithms'),
        () => focusIn(box)?.outerHTML ?? 'no focus',
      );
      for (let frames = 0; frames < 10; frames++) await nextFrame();
      expect(box.isConnected).to.equal(false);
      expect(workers.filter(({ isEnded }) => !isEnded)).to.deep.equal([]);
    });
  });
});
