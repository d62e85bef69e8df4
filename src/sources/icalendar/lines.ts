import ICAL from 'ical.js';

/** A line of a calendar: its name in lower case, its parameters, and its values as jCal (RFC 7265) has them. */
export interface Property {
  name: string;
  params: Readonly<Record<string, unknown>>;
  values: readonly unknown[];
}

/** A calendar, an event, a zone and the like. */
export interface Component {
  name: string;
  properties: Property[];
  parts: Component[];
}

/** What is read; anything else is not even parsed. */
const NAMES = new Set(
  (
    'attach categories class conference created description dtend dtstart duration exdate exrule geo image last-modified ' +
    'location method name organizer rdate recurrence-id rrule sequence status summary tzid tzoffsetfrom tzoffsetto uid url ' +
    'x-alt-desc x-apple-structured-location x-google-conference x-lic-location x-microsoft-cdo-alldayevent ' +
    'x-microsoft-skypeteamsmeetingurl x-wr-caldesc x-wr-calname x-wr-timezone'
  ).split(' '),
);

/** Deeper than any calendar goes. */
const MAX_DEPTH = 8;

/**
 * The components of a calendar file, whether or not it is valid: a line that can't be read is lost, and so is what begins and
 * never ends, since it may be cut short.
 */
export function readComponents(text: string): Component {
  const root: Component = { name: '', properties: [], parts: [] };
  const open = [root];
  const close = (depth: number) => {
    while (open.length > depth) {
      const closed = open.pop()!;
      // A calendar belongs to its file from its beginning on.
      if (closed.name !== 'vcalendar') open.at(-1)!.parts.push(closed);
    }
  };
  for (const line of unfold(text)) {
    const [, edge, written = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
    const name = written.toLowerCase();
    const depth = open.map(component => component.name).lastIndexOf(name);
    if (edge?.toLowerCase() === 'begin') {
      if (depth > 0) close(depth); // components of one kind lie beside each other, never within
      if (open.length > MAX_DEPTH) continue;
      const begun = { name, properties: [], parts: [] };
      if (name === 'vcalendar') root.parts.push(begun);
      open.push(begun);
    } else if (edge) {
      if (depth > 0) close(depth);
    } else {
      const property = readProperty(line);
      if (property) open.at(-1)!.properties.push(property);
    }
  }
  return root;
}

/** A line may be broken before a blank (RFC 5545, 3.1), and in a quoted-printable value (vCalendar 1.0) after a "=". */
const unfold = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .reduce<string[]>((lines, line) => {
      const last = lines.at(-1);
      if (last?.endsWith('=') && QUOTED.test(last)) lines[lines.length - 1] = last.slice(0, -1) + line;
      else lines.push(line);
      return lines;
    }, []);

const QUOTED = /^[^:]*;\s*(?:ENCODING=)?QUOTED-PRINTABLE\b/i;

/** Longer than a name with all its parameters is. */
const MAX_HEAD = 4_000;

function readProperty(line: string): Property | undefined {
  const name = /^[\w-]+(?=[;:])/.exec(line)?.[0].toLowerCase();
  if (!name || !NAMES.has(name) || !line.slice(0, MAX_HEAD).includes(':')) return undefined;
  try {
    const [, params, , ...values] = ICAL.parse.property(QUOTED.test(line) ? unquote(line) : line) as JCal;
    return { name, params, values };
  } catch {
    return undefined; // no line of a calendar
  }
}

type JCal = [string, Record<string, unknown>, string, ...unknown[]];

/** The line with its bytes as the characters they are in its charset. */
function unquote(line: string): string {
  const colon = line.indexOf(':');
  const [head, body] = [line.slice(0, colon), line.slice(colon + 1)];
  const bytes = [...new TextEncoder().encode(body)];
  const decoded: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex =
      bytes[i] === 0x3d
        ? /^[\da-f]{2}$/i.exec(String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0))
        : null;
    decoded.push(hex ? parseInt(hex[0], 16) : bytes[i]!);
    if (hex) i += 2;
  }
  const charset = /;\s*CHARSET="?([\w-]+)/i.exec(head)?.[1];
  const text = decode(new Uint8Array(decoded), charset).replace(/\r?\n/g, '\\n');
  return `${head.replace(/;\s*(?:ENCODING=)?QUOTED-PRINTABLE\b/i, '')}:${text}`;
}

function decode(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // a charset that nobody knows
  }
}

/** The first value of the first property of that name. */
export const valueOf = (component: Component, name: string): unknown =>
  propertyOf(component, name)?.values[0];

export const propertyOf = (component: Component, name: string): Property | undefined =>
  component.properties.find(property => property.name === name);

export const propertiesOf = (component: Component, name: string): Property[] =>
  component.properties.filter(property => property.name === name);

/** Components of that name, wherever they lie. */
export const allOf = (component: Component, name: string): Component[] =>
  component.parts.flatMap(part => (part.name === name ? [part] : allOf(part, name)));
