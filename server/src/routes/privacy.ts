import type { Context } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { checkOrigin } from '../abuse/origins.js';
import { readJson, readText } from '../body.js';
import { email, oneOf, parse } from '../fields.js';
import { privacyPage } from '../privacy/page.js';
import { erasePerson, exportPerson } from '../privacy/person.js';
import { privacyKinds, readRequest, requestPrivacy } from '../privacy/requests.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { toDate } from '../comments/item.js';

const requestSchema = v.object({ email, kind: oneOf(...privacyKinds) });

/** Who erased what, in the audit trail, where a person did it. */
const BY_LINK = '(by the link in an e-mail)';

/** What residents may do with all that they wrote under an e-mail address: have a copy of it, and have it erased. */
export function privacy({ store, options, clock, limits, senderOf }: Services) {
  const origins = new Set([...options.origins, new URL(options.publicUrl).origin]);

  async function request(c: Context, body: unknown): Promise<void> {
    const fields = parse(requestSchema, body);
    await limits.spend('privacyRequests', await senderOf(c).hash());
    await store.write(write => requestPrivacy(write, fields.email, fields.kind, options, clock()));
  }

  async function requestByForm(c: Context): Promise<Response> {
    try {
      await request(c, Object.fromEntries(new URLSearchParams(await readText(c.req.raw))));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const words =
        error.type === 'rate-limited'
          ? 'That was too often. Try again in an hour.'
          : 'Check the e-mail address.';
      return privacyPage('That did not work', html`<p>${words}</p>`, error.status);
    }
    return privacyPage('Look into your mailbox', onItsWay, 202);
  }

  function refuseWithoutMail(): void {
    if (options.smtpUrl) return;
    throw new Problem(
      'not-found',
      'This service sends no e-mail, so it cannot tell who asks. Ask the agency.',
    );
  }

  return {
    /** `GET /privacy/requests`: a form, to be linked to. */
    async form(_c: Context) {
      refuseWithoutMail();
      return privacyPage('Your comments', requestForm);
    },

    /** `POST /privacy/requests`: answers the same whoever is asked for; what it answers tells nobody who has written here. */
    async request(c: Context) {
      const origin = checkOrigin(c.req.header('Origin'), origins);
      c.header('Vary', 'Origin');
      c.header('Access-Control-Allow-Origin', origin);
      refuseWithoutMail();
      if (isForm(c)) return requestByForm(c);
      await request(c, await readJson(c));
      return c.json({}, 202, { 'Cache-Control': 'no-store' });
    },

    /** `GET /privacy/requests/:token`: asks once more. Programs that look through mail follow links, and press no button. */
    async ask(c: Context) {
      const sender = senderOf(c);
      await limits.spendRead(sender.address, sender.hash);
      const found = await readRequest(store.db, c.req.param('token') ?? '', clock());
      if (!found) return gone();
      return found.kind === 'export'
        ? privacyPage('Get a copy of your comments', exportForm(found.email))
        : privacyPage('Erase your comments', erasureForm(found.email));
    },

    /** `POST /privacy/requests/:token`: does it. */
    async act(c: Context) {
      const sender = senderOf(c);
      await limits.spendRead(sender.address, sender.hash);
      const now = clock();
      const found = await readRequest(store.db, c.req.param('token') ?? '', now);
      if (!found) return gone();
      if (found.kind === 'export') return download(await exportPerson(store, found.email), now);
      await erasePerson(store, found.email, BY_LINK, now, { keepsEscalated: true });
      return privacyPage('Your comments are erased', erased);
    },
  };
}

const isForm = (c: Context) =>
  /^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? '');

/** A file, under a name that says nothing. */
function download(data: object, now: number): Response {
  return new Response(JSON.stringify({ exported: toDate(now), ...data }, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-comments.json"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}

const gone = () =>
  privacyPage(
    'This link does not work any more',
    html`<p>It works for 24 hours, and for an erasure once. You can ask for a new one.</p>`,
    404,
  );

const requestForm = html`<form method="post">
  <p>
    We send a link to your e-mail address. With it you get, or erase, all comments that were written under
    that address.
  </p>
  <label for="email">Your e-mail address</label>
  <input id="email" name="email" type="email" required autocomplete="email" maxlength="254" />
  <fieldset>
    <legend>What would you like?</legend>
    <label><input type="radio" name="kind" value="export" checked /> A copy of my comments</label>
    <label><input type="radio" name="kind" value="erasure" /> Erase my comments for good</label>
  </fieldset>
  <button>Send the link</button>
</form>`;

const onItsWay = html`<p>
  If anything was written under this address, a link is on its way to it. It works for 24 hours.
</p>`;

const exportForm = (address: string) =>
  html`<p>You get one file with all comments that were written under <strong>${address}</strong>.</p>
    <form method="post"><button>Get the file</button></form>`;

const erasureForm = (address: string) =>
  html`<p>
      All comments that were written under <strong>${address}</strong> are erased for good. This cannot be
      taken back. Where others have answered, an empty place stays.
    </p>
    <form method="post"><button>Erase my comments</button></form>`;

const erased = html`<p>
    They are off the page, and their words are gone. Copies made for safety are overwritten in time.
  </p>
  <p>
    What the law makes the agency keep, such as a comment about somebody in danger, is kept apart until that
    has ended; the agency can tell you more.
  </p>`;
