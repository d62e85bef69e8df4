import { buildThreads } from './threads.mjs';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The account that the service makes at its first start. */
const MODERATOR = 'moderator';

/**
 * Fills the service's database with the city's threads and settings, once: where anything was set before, nothing is written.
 *
 * All goes through what the service itself writes with, in the order in which it would have happened, so that counts,
 * revisions and the audit trail hold.
 */
export async function seed(store, parts, origin, now = Date.now()) {
  const { settings, threads } = buildThreads({ now: new Date(now), origin });
  const kept = await store.settings.read();
  await store.write(async write => {
    const isFirst = await store.settings.save(write, { ...kept.settings, ...settings }, 0);
    if (!isFirst) return;
    for (const thread of threads)
      await writeThread(write, store, parts, thread, kept.settings.report_threshold, now);
  });
}

async function writeThread(write, store, parts, thread, threshold, now) {
  const {
    name,
    title,
    page_url,
    closes,
    closed_reason,
    items,
    pending = [],
    decided = [],
    reports = [],
  } = thread;
  const ago = hours => now - hours * HOUR;
  const roots = new Map();

  const read = id =>
    write.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const insert = (at, { id, in_reply_to = null, ...fields }) => {
    roots.set(id, roots.get(in_reply_to) ?? id);
    return parts.insertComment(write, { id, in_reply_to, root: roots.get(id), thread: name, ...fields }, at);
  };
  const change = async (at, id, patch) => parts.changeComment(write, await read(id), patch, at);
  const decide = async (at, id, decision) =>
    parts.decide(write, id, { ...decision, version: (await read(id)).version }, MODERATOR, at);

  const steps = [];
  const then = (at, run) => steps.push({ at, run: () => run(at) });

  for (const item of items) {
    const { id, _comment } = item;
    const { status, reason_code, edited } = _comment;
    const posted = Date.parse(item.date_published);
    then(posted, at => insert(at, publishedRow(item)));
    if (edited) then(posted + 4 * MINUTE, at => change(at, id, { edited: 1 }));
    if (status !== 'removed') continue;
    if (reason_code === 'author')
      then(posted + 5 * MINUTE, at => change(at, id, { ...DELETED, deleted_at: at }));
    else then(posted + HOUR, at => decide(at, id, { decision: 'remove', reason_code }));
  }
  for (const comment of [...pending, ...decided]) {
    then(ago(comment.hours), at => insert(at, pendingRow(comment)));
    const { id, hours, decision } = comment;
    if (decision) then(ago(hours) + 10 * MINUTE, at => decide(at, id, decision));
  }
  reports.forEach(({ id, hours, reason, text }, index) => {
    const addressHash = `resident ${index + 1}`;
    then(ago(hours), at => parts.report(write, id, { reason, text, addressHash, threshold, now: at }));
  });

  steps.sort((a, b) => a.at - b.at);
  const about = {
    title,
    page_url,
    closes: closes ? Date.parse(closes) : null,
    closed_reason: closed_reason ?? null,
  };
  await store.threads.change(write, name, about, steps[0].at);
  for (const { run } of steps) await run();
}

/** What is left of a comment that its author has deleted. */
const DELETED = { status: 'removed', reason_code: 'author', text: '', name: null };

function publishedRow({ id, authors, language = null, content_text, _comment }) {
  const { in_reply_to, kind = null, official, pinned } = _comment;
  return {
    id,
    in_reply_to,
    status: 'published',
    name: authors[0].name,
    text: content_text,
    language,
    kind,
    pinned: pinned ? 1 : 0,
    official_agency: official?.agency ?? null,
    official_role: official?.role ?? null,
  };
}

const pendingRow = ({ id, name, email = null, kind = null, language = 'en', ...comment }) => ({
  id,
  in_reply_to: comment.in_reply_to,
  name,
  email,
  kind,
  language,
  text: comment.content_text,
  held_for: JSON.stringify(comment.held_for ?? []),
});

/**
 * Takes the demo's own addresses along to where it is served now: the database keeps those of an earlier start, which may
 * have had another port.
 */
export async function moveHome(store, origin, now = Date.now()) {
  const { settings, threads } = buildThreads({ now: new Date(now), origin });
  const own = new Set([settings.guidelines_url, ...threads.map(({ page_url }) => page_url)]);
  const atHome = address => {
    const here = address && `${origin}${new URL(address).pathname}`;
    return own.has(here) ? here : address;
  };
  const kept = await store.settings.read();
  const guidelines_url = atHome(kept.settings.guidelines_url);
  const known = await store.threads.all();
  await store.write(async write => {
    if (guidelines_url !== kept.settings.guidelines_url)
      await store.settings.save(write, { ...kept.settings, guidelines_url }, kept.revision);
    for (const { name, page_url: before } of known) {
      const page_url = atHome(before);
      if (page_url !== before) await store.threads.change(write, name, { page_url }, now);
    }
  });
}
