import { randomUUID } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import { codeOf } from '../background/repeat.js';
import type { Options } from '../options.js';
import { isWrittenBy } from '../privacy/person.js';
import { PRIVACY_LINK } from '../privacy/requests.js';
import type { Clock, Log } from '../services.js';
import type { Store } from '../store/store.js';
import type { MailTable } from '../store/tables.js';
import { queueDigest } from './digest.js';
import { sender } from './sender.js';

/** Milliseconds in which a server sends a mail that it has taken; afterwards another may take it. */
const CLAIM = 5 * 60_000;

/** Milliseconds until a failed mail is tried again, doubled each time, and how long that gets at most. */
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 30 * 60_000;
/** The duty address waits for nothing but the mail server. */
const LONGEST_ESCALATION_WAIT = 2 * 60_000;

/** Milliseconds between two looks at what is due, where nothing new was announced. */
const POLL = 60_000;

const BATCH = 20;

/** Codes of failures that say nothing of the next mail: its address or its content was refused. */
const ABOUT_ONE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

interface MailerParts {
  store: Store;
  options: Options;
  clock: Clock;
  log: Log;
}

/**
 * Sends what lies in the outbox.
 *
 * A mail is taken by moving the moment at which it is due, which one of several servers does. One that dies meanwhile leaves
 * it to the others; should the mail have gone out, it goes out again under the same Message-ID.
 */
export class Mailer {
  readonly #parts: MailerParts;
  readonly #holder = randomUUID();
  readonly #transport: Transporter | undefined;
  #passing?: Promise<void>;
  #isWanted = false;
  #isStopped = false;
  #timer?: NodeJS.Timeout;
  #endListening = () => {};

  constructor(parts: MailerParts) {
    this.#parts = parts;
    const { smtpUrl } = parts.options;
    this.#transport = smtpUrl ? openTransport(smtpUrl) : undefined;
  }

  /** Sends what comes from now on as soon as it comes, and what lies there from before. */
  start(): void {
    if (!this.#transport) return;
    this.#endListening = this.#parts.store.database.hub.listen(({ about }) => {
      if (about === 'mails') this.#wake();
    });
    // Not in the moment of the start: a server that starts has other things to do.
    this.#timer = setTimeout(() => this.#wake(), 1_000).unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endListening();
    clearTimeout(this.#timer);
    await this.#passing;
    this.#transport?.close();
  }

  /** Writes a digest where one is due, and sends what is due. */
  async pass(): Promise<void> {
    const { store, options, clock } = this.#parts;
    await queueDigest({ store, options, holder: this.#holder, now: clock() });
    await this.sendDue();
  }

  /** Sends what is due, escalations first, until nothing is left or the mail server is out of reach. */
  async sendDue(): Promise<void> {
    for (;;) {
      const due = await this.#readDue();
      for (const mail of due) {
        if (this.#isStopped) return;
        if (!(await this.#claim(mail))) continue;
        if (!(await this.#send(mail))) return;
      }
      if (due.length < BATCH) return;
    }
  }

  #wake(): void {
    this.#isWanted = true;
    this.#passing ??= this.#passAll().finally(() => (this.#passing = undefined));
  }

  async #passAll(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      while (this.#isWanted && !this.#isStopped) {
        this.#isWanted = false;
        await this.pass();
      }
    } catch (error) {
      this.#parts.log({ level: 'error', event: 'mail-failed', error: codeOf(error) });
    }
    if (!this.#isStopped) this.#timer = setTimeout(() => this.#wake(), await this.#untilNext()).unref();
  }

  async #untilNext(): Promise<number> {
    const { store, clock } = this.#parts;
    const next = await store.db
      .selectFrom('mails')
      .select(({ fn }) => fn.min('due_at').as('at'))
      .where('sent_at', 'is', null)
      .executeTakeFirst()
      .catch(() => undefined); // a database out of reach is told where it matters
    const wait = next?.at == null ? POLL : Number(next.at) - clock();
    return Math.min(Math.max(wait, 1_000), POLL);
  }

  #readDue(): Promise<MailTable[]> {
    const { store, clock } = this.#parts;
    return store.db
      .selectFrom('mails')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('due_at', '<=', clock())
      .orderBy(({ eb }) => eb('kind', '=', 'escalation'), 'desc')
      .orderBy('due_at')
      .limit(BATCH)
      .execute();
  }

  async #claim({ id, due_at }: MailTable): Promise<boolean> {
    const { store, clock } = this.#parts;
    const { numUpdatedRows } = await store.write(({ db }) =>
      db
        .updateTable('mails')
        .set(({ eb }) => ({ due_at: clock() + CLAIM, tries: eb('tries', '+', 1) }))
        .where('id', '=', id)
        .where('due_at', '=', due_at)
        .where('sent_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  /** Gives false where the mail server is out of reach, so that the others needn't be tried. */
  async #send(mail: MailTable): Promise<boolean> {
    const { store, options, clock, log } = this.#parts;
    const { id, kind, recipient, subject, body, created_at } = mail;
    if (kind === 'privacy' && !(await this.#isWorthSending(mail))) {
      await store.write(({ db }) => db.deleteFrom('mails').where('id', '=', id).execute());
      return true;
    }
    const from = sender(options);
    try {
      await this.#transport!.sendMail({
        from,
        to: { name: '', address: recipient },
        envelope: { from: from.address, to: [recipient] },
        subject,
        text: body,
        date: new Date(created_at),
        messageId: `<${id}@${from.address.split('@').at(-1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      const tries = mail.tries + 1;
      const { responseCode, command } = error as { responseCode?: number; command?: string };
      log({
        level: 'error',
        event: 'mail-not-sent',
        kind,
        tries,
        error: codeOf(error),
        responseCode,
        command,
      });
      await this.#putOff(mail, tries);
      return ABOUT_ONE_MAIL.has(codeOf(error));
    }
    // The words have gone where they should; they need not lie here, too.
    await store.write(({ db }) =>
      db.updateTable('mails').set({ sent_at: clock(), body: '' }).where('id', '=', id).execute(),
    );
    return true;
  }

  async #putOff({ id, kind }: MailTable, tries: number): Promise<void> {
    const { store, clock } = this.#parts;
    const longest = kind === 'escalation' ? LONGEST_ESCALATION_WAIT : LONGEST_WAIT;
    const due_at = clock() + Math.min(FIRST_WAIT * 2 ** (tries - 1), longest);
    await store.write(({ db }) => db.updateTable('mails').set({ due_at }).where('id', '=', id).execute());
  }

  /**
   * Whether a link that somebody asked for goes to a person who has written here. Known only now: the answer to the request
   * must tell nobody, not even by the time it takes.
   */
  async #isWorthSending({ recipient, created_at }: MailTable): Promise<boolean> {
    const { store, clock } = this.#parts;
    return created_at + PRIVACY_LINK > clock() && (await isWrittenBy(store.db, recipient));
  }
}

function openTransport(url: string): Transporter {
  return createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
  } as Parameters<typeof createTransport>[0]);
}
