import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { canTellDuty, queueEscalation } from '../src/mail/escalation.js';
import { Mailer } from '../src/mail/mailer.js';
import { queueMail } from '../src/mail/outbox.js';
import { sender } from '../src/mail/sender.js';
import { defaultSettings } from '../src/settings.js';
import { forEachDatabase, onPostgres } from './support/databases.js';
import { MailServer } from './support/mail-server.js';
import { MINUTE, TestService, testOptions } from './support/service.js';

const DUTY = 'duty@police.example';

/** A service without the mailer that it runs itself, which would send before a test looks. */
function mailerOf(service: TestService, smtpUrl: string) {
  return new Mailer({
    store: service.store,
    options: { ...testOptions, smtpUrl, dutyEmail: DUTY },
    clock: () => service.now,
    log: entry => service.log.push(entry),
  });
}

async function escalate(service: TestService, text: string, smtpUrl: string, note?: string) {
  const thread = await service.thread();
  const { id } = await service.resident().write(thread, text, { name: 'Sam' });
  const comment = await service.row(id);
  const options = { ...testOptions, smtpUrl, dutyEmail: DUTY };
  await service.store.write(write =>
    queueEscalation(write, comment, { note, account: 'Moderator' }, options, service.now),
  );
  return comment;
}

const mailRows = (service: TestService) => service.store.db.selectFrom('mails').selectAll().execute();

forEachDatabase('Mail', database => {
  let smtp: MailServer;
  let service: TestService;

  before(async () => {
    smtp = await MailServer.start();
  });
  after(() => smtp.stop());
  beforeEach(async () => {
    smtp.received.length = 0;
    smtp.refused.clear();
    service = await TestService.open(await database.create());
  });
  afterEach(() => service.close());

  it('tells the duty address of an escalation, with the note, the words and a link', async () => {
    const { id, thread } = await escalate(service, 'He has a knife.\nCome now', smtp.url, 'A threat');
    await mailerOf(service, smtp.url).sendDue();
    const [mail, ...others] = smtp.received;
    assert.deepEqual(others, []);
    assert.deepEqual(mail!.to, [DUTY]);
    assert.equal(mail!.from, 'callbox@comments.city.example');
    assert.match(mail!.headers, new RegExp(`^Subject: ESCALATED: a comment in ${thread}`, 'm'));
    assert.match(mail!.text, /Their note: A threat/);
    assert.match(mail!.text, /> He has a knife\.\n> Come now/);
    assert.match(mail!.text, new RegExp(`https://comments.city.example/moderate#/comments/${id}`));
    assert.deepEqual(
      (await mailRows(service)).map(({ body, sent_at }) => [body, sent_at]),
      [['', service.now]],
    );
  });

  it('writes no mail where what it tells of was not stored', async () => {
    const thread = await service.thread();
    const { id } = await service.resident().write(thread, 'Help');
    const comment = await service.row(id);
    const options = { ...testOptions, smtpUrl: smtp.url, dutyEmail: DUTY };
    const failing = service.store.write(async write => {
      await queueEscalation(write, comment, { account: 'Moderator' }, options, service.now);
      throw new Error('the decision failed');
    });
    await assert.rejects(failing, /the decision failed/);
    assert.deepEqual(await mailRows(service), []);
  });

  it('tells every address of the duty desk, and never the author’s e-mail', async () => {
    await service.with({ email: 'optional' }, async () => {
      const thread = await service.thread();
      const { id } = await service.resident().write(thread, 'Help', { email: 'sam@home.example' });
      const comment = await service.row(id);
      const options = { ...testOptions, smtpUrl: smtp.url, dutyEmail: `${DUTY}, desk@police.example` };
      await service.store.write(write =>
        queueEscalation(write, comment, { account: 'Moderator' }, options, service.now),
      );
    });
    await mailerOf(service, smtp.url).sendDue();
    assert.deepEqual(smtp.received.flatMap(({ to }) => to).sort(), ['desk@police.example', DUTY]);
    for (const { text, headers } of smtp.received) assert.doesNotMatch(headers + text, /sam@home/);
  });

  it('loses nothing while the mail server is down, and says so in the log without a name', async () => {
    await smtp.stop();
    const comment = await escalate(service, 'A secret', smtp.url);
    const mailer = mailerOf(service, smtp.url);
    await mailer.sendDue();
    const failed = service.log.filter(({ event }) => event === 'mail-not-sent');
    assert.deepEqual(
      failed.map(({ kind, error, tries }) => [kind, error, tries]),
      [['escalation', 'ESOCKET', 1]],
    );
    assert.doesNotMatch(JSON.stringify(service.log), /secret|duty@|Sam/);
    await smtp.start();
    await mailer.sendDue();
    assert.equal(smtp.received.length, 0, 'it waits a moment first');
    service.pass(MINUTE);
    await mailer.sendDue();
    assert.match((await smtp.count(1))[0]!.text, new RegExp(comment.id));
    service.pass(60 * MINUTE);
    await mailer.sendDue();
    assert.equal(smtp.received.length, 1);
  });

  it('sends the others where one address is refused', async () => {
    smtp.refused.add('gone@police.example');
    const mail = { kind: 'digest', subject: 'News', body: 'Some' } as const;
    for (const recipient of ['gone@police.example', 'here@police.example'])
      await service.store.write(write => queueMail(write, { ...mail, recipient }, service.now));
    await mailerOf(service, smtp.url).sendDue();
    assert.deepEqual(
      smtp.received.flatMap(({ to }) => to),
      ['here@police.example'],
    );
    assert.equal((await mailRows(service)).filter(({ sent_at }) => sent_at === null).length, 1);
  });

  it('lets nothing that stands in a subject begin a header of its own', async () => {
    const subject = 'News\r\nBcc: victim@other.example\u2028X-More: 1';
    await service.store.write(write =>
      queueMail(write, { kind: 'digest', recipient: DUTY, subject, body: 'Some' }, service.now),
    );
    await mailerOf(service, smtp.url).sendDue();
    const [{ headers, to }] = smtp.received as [(typeof smtp.received)[0]];
    assert.deepEqual(to, [DUTY]);
    assert.doesNotMatch(headers, /^(Bcc|X-More)/m);
  });

  it('sends an escalation as soon as it is stored', async () => {
    const own = await TestService.open(await database.create(), { smtpUrl: smtp.url, dutyEmail: DUTY });
    await escalate(own, 'Somebody is following me', smtp.url);
    const [mail] = await smtp.count(1);
    assert.match(mail!.text, /following me/);
    await own.close();
  });

  it('sends digests of what is new: numbers and a link, none of a resident’s words', async () => {
    await service.set({ digest: { to: ['press@police.example'], every_minutes: 60 } });
    const mailer = mailerOf(service, smtp.url);
    await mailer.pass();
    assert.equal(smtp.received.length, 0, 'nothing is new');
    const thread = await service.thread({ moderation: 'before' });
    await service.resident().write(thread, 'Ruritania forever', { name: 'Zenda' });
    await service.resident().write(thread, 'Who answers me?');
    service.pass(MINUTE);
    await mailer.pass();
    const [mail] = smtp.received;
    assert.deepEqual(mail!.to, ['press@police.example']);
    assert.match(mail!.text, new RegExp(`2 new comments wait.*\\n\\n +2 {2}${thread}`));
    assert.match(mail!.text, /https:\/\/comments\.city\.example\/moderate$/);
    assert.doesNotMatch(mail!.text, /Ruritania|Zenda|answers/);

    await service.resident().write(thread, 'Another one');
    service.pass(10 * MINUTE);
    await mailer.pass();
    assert.equal(smtp.received.length, 1, 'the hour is not over');
    service.pass(50 * MINUTE);
    await mailer.pass();
    assert.match(smtp.received[1]!.text, /^1 new comment waits/);
    assert.match(smtp.received[1]!.text, /In all, 3 comments wait/);
    service.pass(120 * MINUTE);
    await mailer.pass();
    assert.equal(smtp.received.length, 2, 'nothing is new');
    await service.set(defaultSettings);
  });
});

onPostgres('Mail of several servers on one database', database => {
  it('sends each mail and each digest once', async () => {
    const smtp = await MailServer.start();
    const address = await database.create();
    const services = [await TestService.open(address), await TestService.open(address)];
    const [one] = services as [TestService];
    await one.set({ digest: { to: ['press@police.example'], every_minutes: 60 } });
    const thread = await one.thread({ moderation: 'before' });
    await one.resident().write(thread, 'New');
    for (let i = 0; i < 30; i++) await escalate(one, `Escalated ${i}`, smtp.url);
    for (const service of services) service.pass(MINUTE);
    await Promise.all(services.map(service => mailerOf(service, smtp.url).pass()));
    const ids = smtp.received.map(({ headers }) => /^Message-ID: (.*)/im.exec(headers)?.[1]);
    assert.equal(ids.length, 31);
    assert.equal(new Set(ids).size, 31);
    await Promise.all(services.map(service => service.close()));
    await smtp.stop();
  });
});

describe('Whom mails come from', () => {
  it('is the mail server’s account where that is an address, else the service’s host', () => {
    const from = (smtpUrl: string, publicUrl = testOptions.publicUrl) =>
      sender({ ...testOptions, smtpUrl, publicUrl }).address;
    assert.equal(from('smtps://desk%40city.example:secret@mail.example'), 'desk@city.example');
    assert.equal(from('smtps://desk:secret@mail.example'), 'callbox@comments.city.example');
    assert.equal(from('smtp://mail.example', 'http://127.0.0.1:8081'), 'callbox@[127.0.0.1]');
  });

  it('can tell nobody of an escalation without a mail server and an address', () => {
    assert.equal(canTellDuty(testOptions), false);
    assert.equal(canTellDuty({ ...testOptions, dutyEmail: DUTY }), false);
    assert.equal(canTellDuty({ ...testOptions, dutyEmail: DUTY, smtpUrl: 'smtp://localhost' }), true);
  });
});
