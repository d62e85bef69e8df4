import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { forEachDatabase } from '../support/databases.js';
import { MailServer } from '../support/mail-server.js';
import { Moderator, type View } from '../support/moderator.js';
import { TestService } from '../support/service.js';

const DUTY = 'duty@police.example';
const DESK = 'desk@police.example';

const mailsOf = ({ store }: TestService) =>
  store.db.selectFrom('mails').select(['kind', 'recipient', 'subject']).orderBy('recipient').execute();

const tellsDuty = async (moderator: Moderator) => (await moderator.get('/settings')).body.tells_duty;

forEachDatabase('Escalating a comment', database => {
  async function withDuty(run: (service: TestService, smtp: MailServer) => Promise<void>) {
    const smtp = await MailServer.start();
    const service = await TestService.open(await database.create(), {
      smtpUrl: smtp.url,
      dutyEmail: `${DUTY}, ${DESK}`,
    });
    try {
      await run(service, smtp);
    } finally {
      await service.close();
      await smtp.stop();
    }
  }

  async function comment(service: TestService, moderator: Moderator, text = 'Somebody follows me') {
    const thread = await service.thread();
    return moderator.look((await service.resident().write(thread, text, { name: 'Sam' })).id);
  }

  it('mails every address on duty at once, with the note and the words', async () => {
    await withDuty(async (service, smtp) => {
      const moderator = await Moderator.of(service);
      assert.equal(await tellsDuty(moderator), true);
      const found = await comment(service, moderator);
      const answer = await moderator.decide(found, 'escalate', { note: 'Ring her' });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(
        (await mailsOf(service)).map(({ kind, recipient }) => [kind, recipient]),
        [
          ['escalation', DESK],
          ['escalation', DUTY],
        ],
      );
      for (const { text } of await smtp.count(2)) {
        assert.match(text, new RegExp(`^${moderator.name} has escalated`));
        assert.match(text, /Their note: Ring her/);
        assert.match(text, /> Somebody follows me/);
      }
    });
  });

  it('mails of each of many that are escalated together', async () => {
    await withDuty(async (service, smtp) => {
      const moderator = await Moderator.of(service);
      const [a, b] = [
        await comment(service, moderator, 'The first'),
        await comment(service, moderator, 'The second'),
      ];
      const decisions = [
        { id: a.id, version: a.version, decision: 'escalate' },
        { id: b.id, version: b.version + 1, decision: 'escalate' },
        { id: b.id, version: b.version, decision: 'approve' },
      ];
      await moderator.post('/decisions', { decisions });
      const mails = await smtp.count(2);
      assert.equal(
        (await mailsOf(service)).length,
        2,
        'nobody is told of what was refused, or of other decisions',
      );
      for (const { text } of mails) assert.match(text, /> The first/);
    });
  });

  it('mails nobody of a decision that is refused', async () => {
    await withDuty(async service => {
      const moderator = await Moderator.of(service);
      const officer = await Moderator.of(service, ['officer']);
      const found = await comment(service, moderator);
      const refused = [
        await moderator.decide({ ...found, version: found.version + 1 }, 'escalate'),
        await moderator.decide({ ...found, id: 'unknown' }, 'escalate'),
        await officer.decide(found, 'escalate'),
        await moderator.decide(found, 'escalate', { note: 'x'.repeat(1001) }),
      ];
      assert.deepEqual(
        refused.map(({ status }) => status),
        [409, 404, 403, 422],
      );
      assert.deepEqual(await mailsOf(service), []);
    });
  });

  it('is not done where the mails could not be left to be sent', async () => {
    await withDuty(async service => {
      const moderator = await Moderator.of(service);
      const found = await comment(service, moderator);
      await refuseMails(service, database.name);
      const answer = await moderator.decide(found, 'escalate');
      assert.equal(answer.status, 500);
      const kept = await moderator.look(found.id);
      assert.deepEqual(
        [kept.status, kept.version, kept.escalated_at],
        ['published', found.version, undefined],
      );
      const { history } = (await moderator.get(`/comments/${found.id}`)).body as { history: unknown[] };
      assert.deepEqual(history, []);
      assert.equal(service.log.filter(({ event }) => event === 'failed').length, 1);
      service.log.length = 0; // that is what was to happen
    });
  });

  it('tells moderators that nobody is mailed where there is no address or no mail server', async () => {
    for (const options of [{}, { dutyEmail: DUTY }, { smtpUrl: 'smtp://127.0.0.1:9' }]) {
      const service = await TestService.open(await database.create(), options);
      const moderator = await Moderator.of(service);
      assert.equal(await tellsDuty(moderator), false);
      const found = await comment(service, moderator);
      const answer = await moderator.decide(found, 'escalate');
      assert.ok((answer.body.comment as View).escalated_at);
      assert.deepEqual(await mailsOf(service), []);
      await service.close();
    }
  });
});

/** From now on the database takes no mail. */
async function refuseMails({ store }: TestService, name: string) {
  if (name === 'SQLite') {
    await sql`create trigger no_mails before insert on mails begin select raise(abort, 'no mails'); end`.execute(
      store.db,
    );
    return;
  }
  await sql`create function no_mails() returns trigger language plpgsql as
    'begin raise exception ''no mails''; end'`.execute(store.db);
  await sql`create trigger no_mails before insert on mails for each row execute function no_mails()`.execute(
    store.db,
  );
}
