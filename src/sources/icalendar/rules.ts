import ICAL from 'ical.js';
import { DAY } from '../../time/zones.js';
import { fieldsOf } from '../reading/values.js';

/** Steps that are left for rules: what a file may cost is known beforehand. */
export interface Budget {
  steps: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Steps for one rule: every day of some twenty years, every year since 1601. */
const STEPS_PER_RULE = 8_000;

/** Repeats that are too rare to be meant, and would take long to count. */
const MAX_INTERVAL = 1_000;

/** Characters of a rule that names every day of a year. */
const MAX_RULE = 2_000;

class Exhausted extends Error {}

/**
 * An iterator that gives up. That of ical.js looks for the next occurrence of an impossible rule, such as every day that is a
 * 30 February, for ever.
 *
 * @see https://github.com/kewisch/ical.js/issues/1038
 */
function iterate(rule: ICAL.Recur, dtstart: ICAL.Time, budget: Budget): ICAL.RecurIterator {
  let steps = STEPS_PER_RULE;
  const cost = 'BYSETPOS' in rule.parts ? 30 : rule.freq === 'MONTHLY' || rule.freq === 'YEARLY' ? 4 : 1;
  const step = () => {
    steps -= cost;
    budget.steps -= cost;
    if (steps < 0 || budget.steps < 0) throw new Exhausted();
  };
  class BoundedIterator extends ICAL.RecurIterator {
    override check_contracting_rules(): boolean {
      step();
      return super.check_contracting_rules();
    }

    override increment_month(): void {
      step();
      super.increment_month();
    }

    override increment_year(years: number): void {
      step();
      super.increment_year(years);
    }
  }
  return new BoundedIterator({ rule, dtstart });
}

export interface Start {
  /** Milliseconds since 1970 as a clock on the wall counts them. */
  wall: number;
  isDay: boolean;
}

/**
 * When a rule makes an event begin, by the clock on the wall, from its first start to `to`; not always before `from`.
 *
 * @param value The rule as jCal has it.
 * @param until The rule's own end by the same clock.
 */
export function expand(
  value: unknown,
  start: Start,
  until: number | undefined,
  window: { from: number; to: number },
  budget: Budget,
): number[] {
  const found: number[] = [];
  try {
    const { until: _, ...parts } = fieldsOf(value);
    const rule = new ICAL.Recur(parts as ConstructorParameters<typeof ICAL.Recur>[0]);
    const last = Math.min(until ?? Infinity, window.to);
    if (!isSane(rule) || JSON.stringify(parts).length > MAX_RULE || last < start.wall) return found;
    keepLeapDay(rule, start.wall);
    rule.until = timeOf({ wall: last, isDay: start.isDay });
    const first = isFinite(rule, until, window.to) ? start.wall : advance(rule, start.wall, window.from);
    const iterator = iterate(rule, timeOf({ ...start, wall: first }), budget);
    for (let time = iterator.next(); time; time = iterator.next()) {
      const wall = wallOf(time);
      if (wall > last) break;
      if (wall >= start.wall) found.push(wall);
    }
  } catch {
    // Of a rule that can't be, or leads nowhere, what was found so far is all there is.
  }
  return found;
}

const isSane = ({ freq, interval }: ICAL.Recur): boolean =>
  /^(?:HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(freq ?? '') && interval >= 1 && interval <= MAX_INTERVAL;

/** Every 29 February is none in other years (RFC 5545, 3.3.10), where ical.js has 1 March. */
function keepLeapDay({ freq, parts }: ICAL.Recur, wall: number): void {
  const start = new Date(wall);
  if (freq !== 'YEARLY' || start.getUTCDate() < 29 || Object.keys(parts).length) return;
  Object.assign(parts, { BYMONTH: [start.getUTCMonth() + 1], BYMONTHDAY: [start.getUTCDate()] });
}

/** Whether all of it has to be counted, or can be. */
const isFinite = (rule: ICAL.Recur, until: number | undefined, to: number): boolean =>
  !!rule.count || (until !== undefined && until <= to);

const PERIODS: Readonly<Record<string, number>> = { HOURLY: HOUR, DAILY: DAY, WEEKLY: 7 * DAY };

/** A start that makes the same occurrences from `from` on, so that years gone by need no counting. */
function advance({ freq, interval }: ICAL.Recur, wall: number, from: number): number {
  const period = PERIODS[freq ?? ''];
  if (period)
    return wall + Math.max(Math.floor((from - wall) / period / interval) - 1, 0) * period * interval;
  const [start, end] = [new Date(wall), new Date(from)];
  if (start.getUTCDate() > 28) return wall; // not every month has such a day
  const months = freq === 'YEARLY' ? 12 * interval : interval;
  const passed =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return start.setUTCMonth(start.getUTCMonth() + Math.max(Math.floor(passed / months) - 1, 0) * months);
}

function timeOf({ wall, isDay }: Start): ICAL.Time {
  const date = new Date(wall);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: isDay ? 0 : date.getUTCHours(),
    minute: isDay ? 0 : date.getUTCMinutes(),
    second: isDay ? 0 : date.getUTCSeconds(),
    isDate: isDay,
  };
  return new ICAL.Time(fields, ICAL.Timezone.localTimezone);
}

const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);
