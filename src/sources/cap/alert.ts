import type { ItemJson } from '../feed-json.js';
import { filled } from '../feed-json.js';
import { contentOf } from './content.js';
import type { CapAlert, CapInfo } from './message.js';
import { tombstone } from '../reading/tombstone.js';
import { dateOf } from '../reading/values.js';

/**
 * The appeals that alerts make: one of each that stands, and a tombstone of each that was cancelled.
 *
 * An alert that is not declared to be actual and for the public is not shown, and ends none that is.
 *
 * @see https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html
 */
export function itemsOf(alerts: readonly CapAlert[], now: number): ItemJson[] {
  const items = new Map<string, ItemJson>();
  const real = alerts.filter(isReal).sort((a, b) => sentAt(a) - sentAt(b));
  for (const alert of real) {
    if (/^(?:ack|error|cancel)$/i.test(alert.msgType ?? '')) continue;
    if (alert.identifier) items.set(alert.identifier, itemOf(alert.identifier, alert, now));
  }
  for (const { msgType, references, sent } of real) {
    if (!/^cancel$/i.test(msgType ?? '')) continue;
    for (const id of references) items.set(id, tombstone(id, dateOf(sent)));
  }
  return [...items.values()];
}

const isReal = ({ status, scope }: CapAlert) =>
  /^actual$/i.test(status ?? '') && !/^(?:restricted|private)$/i.test(scope ?? '');

const sentAt = ({ sent }: CapAlert) => timeOf(sent) ?? 0;

function timeOf(value: string | undefined): number | undefined {
  const time = Date.parse(dateOf(value) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The language of an info that names none: by section 3.2.2 of the standard. */
export const DEFAULT_LANGUAGE = 'en-US';

function itemOf(id: string, alert: CapAlert, now: number): ItemJson {
  const standing = alert.infos.filter(({ expires }) => (timeOf(expires) ?? Infinity) > now);
  const infos = standing.length ? standing : alert.infos;
  const languages = [...new Set(infos.map(info => info.language))].map(language =>
    infos.filter(info => info.language === language).sort((a, b) => weight(b) - weight(a)),
  );
  const own = languages[0] ?? [];
  const main = own[0];
  const sent = dateOf(alert.sent);
  const { contact, senderName } = main ?? {};
  return filled({
    id,
    url: main?.web,
    title: main?.headline ?? main?.event,
    ...contentOf(languages),
    date_published: sent,
    date_modified: sent,
    authors: [{ name: senderName }],
    tags: [...new Set(own.flatMap(({ event, categories }) => [event ?? '', ...categories]))],
    language: main?.language,
    _appeal: {
      category: 'public-safety',
      urgency: wordOf(main?.urgency, URGENCIES),
      severity: wordOf(main?.severity, SEVERITIES),
      certainty: wordOf(main?.certainty?.replace(/^very likely$/i, 'likely'), CERTAINTIES),
      expires: lastOf(infos),
      occurred: main && { start: dateOf(main.onset) ?? dateOf(main.effective), end: dateOf(main.ends) },
      place: placeOf(own),
      // Nobody knows how old who is missing; what an alert says of them is in its text alone.
      persons: own.some(isAboutSomebody) ? [{ is_minor: true }] : [],
      images: own.flatMap(({ images }) => images),
      contacts: contact ? [contactOf(contact, senderName)] : [],
      replaces: /^update$/i.test(alert.msgType ?? '') ? alert.references.filter(other => other !== id) : [],
    },
  });
}

const URGENCIES = ['unknown', 'past', 'future', 'expected', 'immediate'];
const SEVERITIES = ['unknown', 'minor', 'moderate', 'severe', 'extreme'];
const CERTAINTIES = ['unknown', 'unlikely', 'possible', 'likely', 'observed'];

const wordOf = (value: string | undefined, words: readonly string[]) =>
  words.find(word => word === value?.trim().toLowerCase());

const rank = (value: string | undefined, words: readonly string[]) =>
  words.indexOf(wordOf(value, words) ?? '');

const weight = ({ severity, urgency }: CapInfo) => rank(severity, SEVERITIES) * 10 + rank(urgency, URGENCIES);

/** The last moment of what stands; none where a part of it does not say. */
function lastOf(infos: readonly CapInfo[]): string | undefined {
  const dates = infos.map(({ expires }) => dateOf(expires));
  if (dates.some(date => date === undefined)) return undefined;
  return dates.reduce((last, date) => ((timeOf(date) ?? 0) > (timeOf(last) ?? 0) ? date : last), dates[0]);
}

function placeOf(infos: readonly CapInfo[]) {
  const areas = [...new Set(infos.flatMap(info => info.areas))];
  if (!areas.length) return undefined;
  const [latitude, longitude, radius] =
    /^(-?[\d.]+)\s*,\s*(-?[\d.]+)\s+([\d.]+)$/
      .exec(areas.length === 1 ? (infos[0]?.circle?.trim() ?? '') : '')
      ?.slice(1)
      .map(Number) ?? [];
  const isPoint = Math.abs(latitude ?? NaN) <= 90 && Math.abs(longitude ?? NaN) <= 180;
  return {
    name: areas.join('; '),
    ...(isPoint && { latitude, longitude, radius_in_meters: radius ? Math.round(radius * 1000) : undefined }),
  };
}

const isAboutSomebody = ({ event = '', headline = '', eventCodes }: CapInfo) =>
  eventCodes.some(code => /^(?:CAE|MEP)$/.test(code)) ||
  /\bamber alert|\bsilver alert|\babduct|\bmissing\b.*\b(?:person|child|adult|teen|girl|boy|m[ae]n|wom[ae]n)/i.test(
    `${event}\n${headline}`.slice(0, 500),
  );

/** A contact as CAP has it is any text: what can be rung, written to or visited is taken from it. */
function contactOf(contact: string, sender: string | undefined) {
  const text = contact.slice(0, 500);
  const url = /https?:\/\/[^\s<>"]+/i.exec(text)?.[0];
  const email = /[^\s@<>,;:]+@[^\s@<>,;]+\.[a-z]{2,}/i.exec(text)?.[0];
  const phone = /\+?\(?\d[\d().\s/-]{5,}\d/.exec(url ? text.replace(url, '') : text)?.[0];
  return (
    (phone ?? url ?? email) && {
      kind: 'police',
      label: sender ?? text,
      phone,
      url,
      email,
      note: sender && text,
    }
  );
}
