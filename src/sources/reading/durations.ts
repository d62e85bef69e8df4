import { textOf } from './values.js';

const ISO_8601 = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?$/i;
const CLOCK = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d+)?$/;

/** Seconds of a duration such as "P1DT2H" (ISO 8601); none of a live stream's, which is nothing. */
export function secondsOf(value: unknown): number | undefined {
  const [, weeks, days, hours, minutes, seconds] = ISO_8601.exec(textOf(value) ?? '') ?? [];
  return sum([weeks, 604_800], [days, 86_400], [hours, 3600], [minutes, 60], [seconds, 1]);
}

/** Seconds of a duration as podcasts write it: "1:02:03", "62:03" or "3723". */
export function secondsOfClock(value: unknown): number | undefined {
  const [, hours, minutes, seconds] = CLOCK.exec(textOf(value) ?? '') ?? [];
  return sum([hours, 3600], [minutes, 60], [seconds, 1]);
}

function sum(...parts: [count: string | undefined, seconds: number][]): number | undefined {
  const total = parts.reduce((total, [count, seconds]) => total + Number(count ?? 0) * seconds, 0);
  return Number.isSafeInteger(total) && total > 0 ? total : undefined;
}
