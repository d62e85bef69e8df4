/**
 * Why the widgets' reader drops a plain value, by the schema of its field; nothing where it is kept.
 *
 * The schemas say how a publisher should write a field and the reader is more lenient, so only what it really drops is named
 * here. The tests hold the two together.
 */
export function faultOfValue(value, schema, name, base) {
  const { type, format, pattern, enum: words, anyOf = [], minimum, maximum } = schema;
  if (anyOf.some(({ type: other }) => other === 'boolean')) {
    return typeof value === 'boolean' || isDate(value) ? undefined : 'is neither true or false nor a date';
  }
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'is neither true nor false';
  if (type === 'number' || type === 'integer') return faultOfNumber(value, minimum, maximum);
  if (typeof value === 'number' && (name === 'replaces' || /number is read/.test(schema.description)))
    return undefined;
  if (typeof value !== 'string') return 'is no text';
  if (words) return words.includes(value.trim().toLowerCase()) ? undefined : `is none of ${words.join(', ')}`;
  if (format === 'date-time' || anyOf.some(({ format: other }) => other === 'date')) {
    return isDate(value) ? undefined : 'is not a date';
  }
  if (format === 'uri') return faultOfAddress(value, pattern, base);
  if (format === 'email') return new RegExp(pattern).test(value) ? undefined : 'is no e-mail address';
  if (pattern === '\\d') return /\d/.test(value) ? undefined : 'is no telephone number';
  if (name === 'time_zone') return isZone(value) ? undefined : 'is no time zone';
  if (name === 'host') return isHost(value, pattern) ? undefined : 'is no name of a server';
  return value.trim() ? undefined : 'is empty';
}

function faultOfNumber(value, minimum = -Infinity, maximum = Infinity) {
  if (typeof value !== 'number') return 'is no number; numbers stand without quotes';
  if (value < Math.min(minimum, 0)) return minimum < 0 ? `is less than ${minimum}` : 'is less than 0';
  return value > maximum ? `is more than ${maximum}` : undefined;
}

/** Judges where an address leads to: the reader resolves it against the feed's own. */
function faultOfAddress(value, pattern, base) {
  if (!value.trim()) return 'is empty';
  try {
    const { href } = new URL(value, base);
    if (new RegExp(pattern).test(href)) return undefined;
  } catch {
    return 'is no address';
  }
  return `has to begin with ${pattern.includes('mailto') ? 'https://, mailto: or tel:' : 'https://'}`;
}

const RFC_3339 =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(?:Z|[+-](\d\d):?(\d\d))?)?\s*$/i;

/** RFC 3339, also with the offset, the seconds or the time left out; a day that no calendar has is none. */
export function isDate(value) {
  const parts = typeof value === 'string' && RFC_3339.exec(value);
  if (!parts) return false;
  const [year, month, day, hour, minute, second, ...offset] = parts.slice(1).map(part => Number(part ?? 0));
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 100 &&
    midnight.getUTCMonth() === month - 1 &&
    midnight.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60 &&
    offset[0] < 24 &&
    offset[1] < 60
  );
}

/** True of a date with a time that does not say where its clock hangs. */
export const lacksOffset = value =>
  isDate(value) && /\d[T ]\d/i.test(value) && !/(?:Z|[+-]\d\d:?\d\d)\s*$/i.test(value);

export function isZone(timeZone) {
  try {
    return !!timeZone && !!new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false; // a RangeError is how Intl says that it has no such zone
  }
}

function isHost(value, pattern) {
  try {
    return new RegExp(pattern).test(value) && !!new URL(`https://${value}`);
  } catch {
    return false;
  }
}
