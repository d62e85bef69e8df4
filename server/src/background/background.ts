import { randomUUID } from 'node:crypto';
import { canTellDuty } from '../mail/escalation.js';
import { Mailer } from '../mail/mailer.js';
import type { Options } from '../options.js';
import { runRetention } from '../retention/retention.js';
import type { Clock, Log } from '../services.js';
import type { Store } from '../store/store.js';
import { repeat } from './repeat.js';

/** Milliseconds between two runs of the retention: what its author deletes is gone within ten minutes. */
const RETENTION = 5 * 60_000;

interface BackgroundParts {
  store: Store;
  options: Options;
  clock: Clock;
  log: Log;
}

/** Starts what runs beside the requests: mails, and the deletion of what is kept no longer. Gives the function that ends it. */
export function startBackground({ store, options, clock, log }: BackgroundParts): () => Promise<void> {
  warn(options, log);
  const mailer = new Mailer({ store, options, clock, log });
  mailer.start();
  const holder = randomUUID();
  const endRetention = repeat({
    name: 'retention',
    every: RETENTION,
    log,
    async run() {
      const deleted = await runRetention({ store, holder, now: clock() });
      if (deleted && Object.keys(deleted).length > 0) log({ level: 'info', event: 'retention', deleted });
    },
  });
  return async () => {
    await Promise.all([mailer.stop(), endRetention()]);
  };
}

function warn(options: Options, log: Log): void {
  if (canTellDuty(options)) return;
  const missing = [...(options.smtpUrl ? [] : ['SMTP_URL']), ...(options.dutyEmail ? [] : ['DUTY_EMAIL'])];
  log({
    level: 'warn',
    event: 'nobody-is-told-of-escalations',
    missing,
    advice: 'Escalations are shown to moderators only. Set these so that the duty address is told at once.',
  });
}
