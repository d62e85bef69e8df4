import { fromWall, type Zone } from '../time/zones.js';

/** A date as somebody wrote it, before it is known what zone it is in. */
export interface WrittenDate {
  /** Milliseconds since 1970 as a clock on the wall counts them. */
  wall: number;
  /** Minutes east of UTC, where the text says. */
  offset?: number;
  /** True of `Z`, which names an instant and no place's offset. */
  isZulu?: boolean;
  /** True of a date without a time. */
  isDay: boolean;
}

const RFC_3339 =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?\s?(?:(Z)|([+-])(\d\d):?(\d\d))?)?\s*$/i;

/**
 * Reads RFC 3339, also with the offset, the seconds or the whole time left out.
 *
 * A day or a time that no calendar has is refused, as are years before 100, which `Date.UTC` turns into 19xx.
 */
export function parseDate(value: unknown): WrittenDate | undefined {
  const parts = typeof value === 'string' && RFC_3339.exec(value);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(part => Number(part ?? 0)) as Six;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (year < 100 || midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined; // 60 is a leap second (RFC 3339, 5.7)
  if (Number(parts[10] ?? 0) > 23 || Number(parts[11] ?? 0) > 59) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0')));
  const east = parts[9] === '-' ? -1 : 1;
  const offset = parts[8] ? 0 : parts[9] && east * (Number(parts[10]) * 60 + Number(parts[11]));
  return { wall, isDay: !parts[4], isZulu: !!parts[8], offset: offset as number | undefined };
}

type Six = [number, number, number, number, number, number];

const days = new WeakSet<Date>();

/** Whether a date was written without a time; it stands for that day's midnight in the zone it was read in. */
export const isDay = (date: Date): boolean => days.has(date);

/** The zone to show a date in: a day without a time stays that day wherever it is read. */
export const zoneToShow = (date: Date, context: { zone?: Zone }, zone?: Zone): Zone | undefined =>
  isDay(date) ? (context.zone ?? 0) : zone;

/** The instant that is meant, given the zone that a date without an offset is in; UTC when unset. */
export function toInstant({ wall, offset, isDay }: WrittenDate, zone: Zone = 0): Date {
  const instant = new Date(fromWall(wall, offset ?? zone));
  if (isDay) days.add(instant);
  return instant;
}
