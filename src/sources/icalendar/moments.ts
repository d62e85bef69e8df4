import { DAY } from '../../time/zones.js';
import { offsetAtWall, toInstant, UTC, type CalendarZone } from './zones.js';

/** A time on some clock. */
export interface Moment {
  wall: number;
  isDay: boolean;
  /** Where that clock hangs; none where it is the reader's. */
  zone?: CalendarZone;
}

/** What the clock in `zone` shows at a moment. */
export function wallAt({ wall, isDay, zone: own }: Moment, zone: CalendarZone | undefined): number {
  if (isDay || !own || !zone || own === zone) return wall;
  const instant = toInstant(wall, own);
  return instant + zone.offsetAt(instant);
}

/** A change that names a day changes what begins on it. */
export const keyOf = (moment: Moment, start: Moment): number | string =>
  moment.isDay && !start.isDay ? dayKey(moment.wall) : wallAt(moment, start.zone);

export const dayKey = (wall: number): string => `day ${Math.floor(wall / DAY)}`;

/** The last moment that a rule's end lets an occurrence begin: it is in UTC where the start is in a zone, and may be a day. */
export function lastWall(until: Moment, start: Moment): number {
  if (start.isDay) return Math.floor(until.wall / DAY) * DAY;
  return until.isDay ? until.wall + DAY - 1 : wallAt(until, start.zone);
}

export function write({ wall, isDay, zone }: Moment): string | undefined {
  const local = localTime(wall);
  if (isDay) return local?.slice(0, 10);
  if (zone === UTC) return local && `${local}Z`;
  return local && local + (zone && !zone.name ? writeOffset(offsetAtWall(wall, zone)) : '');
}

/** Nothing beyond the years that are written with four digits. */
function localTime(wall: number): string | undefined {
  const isWritable = wall >= Date.UTC(100, 0) && wall < Date.UTC(10_000, 0);
  return isWritable ? new Date(wall).toISOString().slice(0, 19) : undefined;
}

export function writeOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}
