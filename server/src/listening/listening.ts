import { parseDate, toInstant } from '../../../src/feed/dates.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/database.js';

/** What came of one kind in a month, and how it was answered. */
export interface ListenedKind {
  /** Null: of no kind. */
  id: string | null;
  label: string;
  count: number;
  /** How many of them the agency has answered, directly below them. */
  answered: number;
  /** From the comment to the first such answer; null where there is none. */
  median_hours_to_answer: number | null;
}

export interface ListenedMonth {
  month: string;
  kinds: ListenedKind[];
  total: number;
}

/** Whether a text is a month, such as "2026-11". */
export const isMonth = (text: string): boolean => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);

/** The month that a moment falls in, by the clock of a place. */
export function monthAt(instant: number, timeZone = 'UTC'): string {
  // Of all locales this one writes dates as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return day.format(instant).slice(0, 7);
}

interface Heard {
  kind: string | null;
  created_at: number;
  answered_at: number | string | null;
}

/**
 * How many comments of each kind came in a month, how many were answered officially, and how soon.
 *
 * Residents' comments count by when they were sent, if they were ever published or answered: what was only rejected, or was
 * removed as spam, is none of it. What has been erased since is not counted any more.
 */
export async function readListening(
  db: Database['db'],
  month: string,
  kinds: Settings['kinds'],
  timeZone = 'UTC',
): Promise<ListenedMonth> {
  const found = await db
    .selectFrom('comments')
    .select(['kind', 'created_at', 'published_at'])
    .select(({ selectFrom }) =>
      selectFrom('comments as answer')
        .whereRef('answer.in_reply_to', '=', 'comments.id')
        .where('answer.official_agency', 'is not', null)
        .where('answer.status', '=', 'published')
        .select(({ fn }) => fn.min('answer.created_at').as('at'))
        .as('answered_at'),
    )
    .where('created_at', '>=', startOf(month, timeZone))
    .where('created_at', '<', startOf(nextMonth(month), timeZone))
    .where('official_agency', 'is', null)
    .where('text', '<>', '')
    .where(({ or, eb }) => or([eb('reason_code', 'is', null), eb('reason_code', '<>', 'spam')]))
    .execute();
  const rows = found.filter(({ published_at, answered_at }) => published_at ?? answered_at);

  const known = kinds.map(({ id, label }) => ({ id: id as string | null, label }));
  const others = [...new Set(rows.map(({ kind }) => kind))]
    .filter(kind => !known.some(({ id }) => id === kind))
    .sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(id => ({ id, label: id ?? '' }));
  return {
    month,
    kinds: [...known, ...others].map(({ id, label }) => ({
      id,
      label,
      ...summarize(rows.filter(({ kind }) => kind === id)),
    })),
    total: rows.length,
  };
}

function summarize(rows: Heard[]): Omit<ListenedKind, 'id' | 'label'> {
  const waits = rows
    .filter(({ answered_at }) => answered_at !== null)
    .map(({ created_at, answered_at }) => (Number(answered_at) - created_at) / 3_600_000);
  const middle = median(waits);
  return {
    count: rows.length,
    answered: waits.length,
    median_hours_to_answer: middle === undefined ? null : Math.round(middle * 10) / 10,
  };
}

function median(values: number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** The first moment of a month by the clock of a place. */
const startOf = (month: string, timeZone: string) => toInstant(parseDate(`${month}-01`)!, timeZone).getTime();

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
