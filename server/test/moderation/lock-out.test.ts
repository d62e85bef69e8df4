import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator, PASSWORD } from '../support/moderator.js';
import { useService } from '../support/service.js';

forEachDatabase('Whoever guesses a password', database => {
  const service = useService(database);

  /** Somebody else, who knows the name. */
  function guesserAt({ account }: Moderator): Moderator {
    const guesser = new Moderator(service);
    guesser.account = account;
    return guesser;
  }

  it('gets no more guesses by making them all at once', async () => {
    const moderator = await Moderator.of(service);
    const guesser = guesserAt(moderator);
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, i) => guesser.signIn(`guess number ${i}`)),
    );
    assert.equal(answers.filter(({ status }) => status === 401).length, 5);
    const refused = answers.find(({ status }) => status !== 401)!;
    assert.equal(refused.problemName, 'locked-out');
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.equal((await moderator.signIn()).status, 200, 'the account’s owner, elsewhere, gets in');
  });

  it('gets no more by changing the password of a session that was left open', async () => {
    const moderator = await Moderator.of(service);
    const change = { old_password: 'a guess', new_password: 'another horse battery' };
    for (let i = 0; i < 3; i++) assert.equal((await moderator.post('/password', change)).status, 422);
    for (let i = 0; i < 2; i++) assert.equal((await moderator.signIn('a guess')).status, 401);
    assert.equal((await moderator.post('/password', change)).problemName, 'locked-out');
    assert.equal((await moderator.signIn()).problemName, 'locked-out');
  });

  it('is forgotten where the last free guess was right', async () => {
    const moderator = await Moderator.of(service);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) assert.equal((await moderator.signIn(`guess number ${i}`)).status, 401);
      assert.equal((await moderator.signIn(PASSWORD)).status, 200);
    }
  });

  it('is told so of any name, however long or odd', async () => {
    const guesser = new Moderator(service);
    for (const name of ['a\0b', '\uFDFA'.repeat(200), '%', '\u{1F469}'.repeat(100)])
      assert.equal((await guesser.signIn(PASSWORD, name)).status, 401, name);
  });
});
