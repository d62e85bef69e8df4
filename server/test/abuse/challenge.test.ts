import assert from 'node:assert/strict';
import { it } from 'node:test';
import { solveChallenge, type Challenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { forEachDatabase, onPostgres } from '../support/databases.js';
import { MINUTE, PUBLIC_URL, SECOND, TestService, useService } from '../support/service.js';

interface Payload {
  challenge: Challenge;
  solution: Solution;
}

const encode = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

async function getChallenge(service: TestService): Promise<Challenge> {
  const answer = await service.resident().send('/challenge');
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  return answer.body as unknown as Challenge;
}

/** Does the work, as the comment box does. */
async function solve(service: TestService): Promise<Payload> {
  const challenge = await getChallenge(service);
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 0 });
  return { challenge, solution: solution! };
}

let posts = 0;

/** From another address, in other words, so that nothing but the challenge is in question. */
const postWith = (service: TestService, thread: string, challenge: unknown, headers = {}) =>
  service.resident().post(thread, { content_text: `Words ${++posts}`, challenge }, headers);

forEachDatabase('A challenge', database => {
  const service = useService(database, { hasChallenge: true });
  let spare: Payload | undefined;

  /** A solution that has not been used; what a test has only seen refused, the next may use. */
  async function solved(): Promise<Payload> {
    const payload = spare ?? (await solve(service));
    spare = undefined;
    return payload;
  }

  async function refusals(payloads: Record<string, unknown>): Promise<Record<string, unknown>> {
    const thread = await service.thread();
    const found: Record<string, unknown> = {};
    for (const [name, payload] of Object.entries(payloads)) {
      const answer = await postWith(service, thread, payload);
      assert.deepEqual([answer.status, answer.problemName], [422, 'challenge-failed'], name);
      const [error, ...others] = answer.fieldErrors;
      assert.deepEqual(others, []);
      found[name] = error;
    }
    assert.deepEqual(await service.shown(thread), []);
    return found;
  }

  it('is offered by the feed, and is another each time', async () => {
    const { _comments } = (await service.resident().feed(await service.thread())).feed;
    assert.equal(_comments.challenge_url, `${PUBLIC_URL}/challenge`);
    const [one, other] = [await getChallenge(service), await getChallenge(service)];
    assert.equal(one.parameters.algorithm, 'PBKDF2/SHA-256');
    assert.notEqual(one.signature, other.signature);
    assert.notEqual(one.parameters.nonce, other.parameters.nonce);
  });

  it('that is solved has the comment published at once, and counts once', async () => {
    const thread = await service.thread();
    const spent = await solved();
    const payload = encode(spent);
    const posted = await postWith(service, thread, payload);
    assert.equal(posted.status, 201, posted.text);
    assert.deepEqual(await service.heldFor(posted.item.id), []);
    assert.deepEqual(await service.shown(thread), [posted.item.id]);
    const again = {
      'as it was': payload,
      'with spaces': Buffer.from(JSON.stringify(spent, null, 2)).toString('base64'),
      'as base64url': Buffer.from(JSON.stringify(spent)).toString('base64url'),
      'in another order': encode({ solution: spent.solution, challenge: spent.challenge }),
      'with more in it': encode({ ...spent, solution: { ...spent.solution, time: 1, more: true } }),
      'with another counter': encode({ ...spent, solution: { ...spent.solution, counter: 7 } }),
    };
    for (const [name, error] of Object.entries(await refusals(again)))
      assert.equal(error, '#/challenge used', name);
  });

  it('that is left out has the comment held for a moderator, who is told why', async () => {
    const thread = await service.thread();
    for (const nothing of [undefined, null, '', ' ']) {
      const { status, item } = await postWith(service, thread, nothing);
      assert.equal(status, 202, JSON.stringify(nothing));
      assert.deepEqual(await service.heldFor(item.id), ['challenge']);
    }
    assert.deepEqual(await service.shown(thread), []);
  });

  it('makes one comment of a hundred that bring the same solution at once', async () => {
    const thread = await service.thread();
    const payload = encode(await solved());
    const answers = await Promise.all(Array.from({ length: 100 }, () => postWith(service, thread, payload)));
    const [posted, ...others] = answers.filter(({ status }) => status === 201);
    assert.deepEqual(others, []);
    const refused = answers.filter(({ status }) => status === 422).flatMap(answer => answer.fieldErrors);
    assert.deepEqual(refused, Array<string>(99).fill('#/challenge used'));
    assert.deepEqual(await service.shown(thread), [posted!.item.id]);
  });

  it('is not used up by a comment that could not be taken', async () => {
    const thread = await service.thread();
    const challenge = encode((spare = await solved()));
    const author = service.resident();
    const gone = await author.post(thread, { content_text: 'Words', challenge, in_reply_to: 'unknown' });
    assert.deepEqual(gone.fieldErrors, ['#/in_reply_to gone']);
    assert.equal((await postWith(service, thread, challenge)).status, 201);
    spare = undefined;
  });

  it('keeps no retry with an Idempotency-Key from its answer', async () => {
    const thread = await service.thread();
    const challenge = encode(await solved());
    const author = service.resident();
    const send = () => author.post(thread, { content_text: 'Once', challenge }, { 'Idempotency-Key': 'k' });
    const [first, again] = [await send(), await send()];
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(again.text, first.text);
  });

  it('whose payload is none is refused', async () => {
    const { challenge, solution } = (spare = await solved());
    const payloads = {
      words: 'solved it',
      'plain JSON': JSON.stringify(spare),
      'base64 of nothing': encode(''),
      'base64 of null': encode(null),
      'base64 of a list': encode([challenge, solution]),
      'no solution': encode({ challenge }),
      'no challenge': encode({ solution }),
      'no parameters': encode({ challenge: {}, solution }),
      'a counter in words': encode({ challenge, solution: { ...solution, counter: '5' } }),
      'a nonce in pieces': encode({
        challenge: { ...challenge, parameters: { ...challenge.parameters, nonce: ['ab'] } },
        solution,
      }),
    };
    for (const [name, error] of Object.entries(await refusals(payloads)))
      assert.equal(error, '#/challenge format', name);
  });

  it('that was tampered with is refused, and as it was it still counts', async () => {
    const { challenge, solution } = (spare = await solved());
    const { parameters, signature } = challenge;
    const changed = (change: object) =>
      encode({ challenge: { parameters: { ...parameters, ...change }, signature }, solution });
    const signed = (other: unknown) => encode({ challenge: { parameters, signature: other }, solution });
    const answered = (change: object) => encode({ challenge, solution: { ...solution, ...change } });
    const payloads = {
      'made cheap': changed({ cost: 1 }),
      'made dear': changed({ cost: 2 ** 31 }),
      'any key will do': changed({ keyPrefix: '' }),
      'a short key': changed({ keyLength: 1 }),
      'another algorithm': changed({ algorithm: 'PBKDF2/SHA-512' }),
      'no key to compare with': changed({ keySignature: undefined }),
      'another nonce': changed({ nonce: '00'.repeat(16) }),
      'another salt': changed({ salt: '00'.repeat(16) }),
      'a minute longer': changed({ expiresAt: parameters.expiresAt! + 60 }),
      'one field more': changed({ data: { a: 1 } }),
      'a field named __proto__': encode(
        JSON.parse(
          JSON.stringify({ challenge, solution }).replace('"parameters":{', '"parameters":{"__proto__":{},'),
        ),
      ),
      'no signature': signed(undefined),
      'an empty signature': signed(''),
      'the signature in capitals': signed(signature!.toUpperCase()),
      'the signature and a blank': signed(`${signature} `),
      'the signature in a list': signed([signature]),
      'the signature as a list': signed([...signature!]),
      'the signature of nobody': signed('0'.repeat(signature!.length)),
      'true for a signature': signed(true),
      'no key': answered({ derivedKey: undefined }),
      'an empty key': answered({ derivedKey: '' }),
      'another key': answered({ derivedKey: '00'.repeat(32) }),
      'the prefix alone': answered({ derivedKey: parameters.keyPrefix }),
      'the key in capitals': answered({ derivedKey: solution.derivedKey.toUpperCase() }),
      'a negative counter': answered({ counter: -1 }),
      'half a counter': answered({ counter: 0.5 }),
    };
    for (const [name, error] of Object.entries(await refusals(payloads)))
      assert.equal(error, '#/challenge wrong', name);
    assert.equal((await postWith(service, await service.thread(), encode(spare))).status, 201);
    spare = undefined;
  });

  it('that would never expire, or long after all others, is refused', async () => {
    const { challenge, solution } = (spare = await solved());
    const expiring = (expiresAt: unknown) =>
      encode({ challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt } }, solution });
    assert.deepEqual(
      await refusals({
        never: expiring(undefined),
        null: expiring(null),
        long: expiring(challenge.parameters.expiresAt! + 3600),
        'at the end of time': expiring(1e300),
        words: expiring('tomorrow'),
        'long ago': expiring(1),
      }),
      {
        never: '#/challenge expired',
        null: '#/challenge expired',
        long: '#/challenge wrong',
        'at the end of time': '#/challenge wrong',
        words: '#/challenge expired',
        'long ago': '#/challenge expired',
      },
    );
  });

  it('of another server is refused', async () => {
    const other = await TestService.open(await database.create(), { hasChallenge: true });
    const payload = encode((spare = await solved()));
    const refused = await postWith(other, await other.thread(), payload);
    assert.deepEqual([refused.problemName, refused.fieldErrors], ['challenge-failed', ['#/challenge wrong']]);
    await other.close();
  });

  it('counts for twenty minutes and no longer, though the comment can be sent without it', async () => {
    const payload = encode(await solve(service));
    const late = encode(await solve(service));
    service.pass(20 * MINUTE - 2 * SECOND);
    assert.equal((await postWith(service, await service.thread(), payload)).status, 201);
    service.pass(2 * SECOND);
    assert.deepEqual(await refusals({ late }), { late: '#/challenge expired' });
    assert.equal((await postWith(service, await service.thread(), undefined)).status, 202);
  });

  it('is not asked for where the service was told so', async () => {
    const open = await TestService.open(await database.create());
    const thread = await open.thread();
    assert.equal((await open.resident().send('/challenge')).problemName, 'not-found');
    assert.equal((await open.resident().feed(thread)).feed._comments.challenge_url, undefined);
    assert.equal((await postWith(open, thread, undefined)).status, 201);
    await open.close();
  });
});

onPostgres('A challenge on two servers', database => {
  it('is solved for both, and counts once', async () => {
    const address = await database.create();
    const services = [
      await TestService.open(address, { hasChallenge: true }),
      await TestService.open(address, { hasChallenge: true }),
    ] as const;
    const thread = await services[0].thread();
    const payload = encode(await solve(services[0]));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => postWith(services[i % 2]!, thread, payload)),
    );
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(answers.filter(({ status }) => status === 422).length, 39);
    await Promise.all(services.map(service => service.close()));
  });
});
