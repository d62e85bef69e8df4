import * as v from 'valibot';
import { email, filled, line, longText, oneOf, webUrl } from './fields.js';

const moderation = oneOf('before', 'after', 'first');
const wanted = oneOf('required', 'optional', 'none');
const days = v.pipe(v.number(), v.integer(), v.minValue(0, 'format'), v.maxValue(36_500, 'format'));
const code = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'format'));
const labelled = v.object({ label: filled(80) });

/** What an admin edits while the service runs, and the database keeps. */
export const settingsSchema = v.object({
  /** Who answers officially, where an account does not say. */
  agency: line(120),
  /** Stands above every form. */
  notice: longText(1000),
  staffed_hours: line(200),
  guidelines_url: v.nullable(webUrl),
  /** What a comment may be: a question, a concern. */
  kinds: v.pipe(v.array(v.object({ id: code, ...labelled.entries })), v.maxLength(12, 'too-long:12')),
  name: wanted,
  email: wanted,
  max_length: v.pipe(v.number(), v.integer(), v.minValue(1, 'format'), v.maxValue(10_000, 'format')),
  /** First match counts; `*` stands for anything. A thread that none names is moderated before publication. */
  moderation_patterns: v.pipe(
    v.array(v.object({ pattern: filled(200), moderation })),
    v.maxLength(200, 'too-long:200'),
  ),
  /** Reasons of this agency's own, beside those that every service has. */
  reject_reasons: v.pipe(v.array(v.object({ code, ...labelled.entries })), v.maxLength(30, 'too-long:30')),
  /** A word, or a regular expression between slashes. */
  held_words: v.pipe(v.array(filled(300)), v.maxLength(2000, 'too-long:2000')),
  hold_links: v.boolean(),
  /** Reports after which a comment goes back to the moderators; 0 for never. */
  report_threshold: v.pipe(v.number(), v.integer(), v.minValue(0, 'format'), v.maxValue(1000, 'format')),
  /** Days after which what is kept is deleted; null keeps it. */
  retention: v.object({
    rejected_days: v.nullable(days),
    removed_days: v.nullable(days),
    published_days: v.nullable(days),
    email_days: v.nullable(days),
  }),
  digest: v.object({
    to: v.pipe(v.array(email), v.maxLength(50, 'too-long:50')),
    every_minutes: v.pipe(v.number(), v.integer(), v.minValue(5, 'format'), v.maxValue(10_080, 'format')),
  }),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  agency: '',
  notice:
    'In an emergency ring your emergency number. Do not report a crime here, and do not post what you know about one: ' +
    'what you write is public.',
  staffed_hours: '',
  guidelines_url: null,
  kinds: [
    { id: 'question', label: 'Question' },
    { id: 'concern', label: 'Concern' },
    { id: 'compliment', label: 'Compliment' },
    { id: 'idea', label: 'Idea' },
  ],
  name: 'optional',
  email: 'none',
  max_length: 4000,
  moderation_patterns: [],
  reject_reasons: [],
  held_words: [],
  hold_links: true,
  report_threshold: 3,
  retention: { rejected_days: 30, removed_days: 90, published_days: null, email_days: 365 },
  digest: { to: [], every_minutes: 60 },
};

/** Reasons of a rejection or removal that every service has; the comment box knows their words. */
export const reasonCodes = ['abuse', 'spam', 'personal-data', 'off-topic', 'illegal', 'author'] as const;

/** Why a resident reports a comment. */
export const reportReasons = ['abuse', 'personal-data', 'off-topic', 'illegal'] as const;

/** Why a comment waits for a moderator though its thread is not moderated before publication; or what to look at. */
export type HoldReason =
  | 'held-words'
  | 'slow-pattern'
  | 'links'
  | 'challenge'
  | 'honeypot'
  | 'duplicate'
  | 'agency-name'
  | 'new-name'
  | 'flood'
  | 'reports'
  | 'edited';

/** How a thread is moderated by the settings' patterns. */
export function moderationBy(settings: Settings, thread: string): 'before' | 'after' | 'first' {
  const found = settings.moderation_patterns.find(({ pattern }) => matches(pattern, thread));
  return found?.moderation ?? 'before';
}

/** Whether a name goes with a pattern in which `*` stands for anything; no other character is special. */
export function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  const last = rest.pop()!;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length >= at + last.length && name.endsWith(last);
}
