import { createFeed, type ItemJson } from './feed-json.js';
import { decodeEntities, htmlOf, labelled } from './reading/markup.js';
import type { Source } from './source.js';
import { addressOf, dateOf, eachOf, fieldsOf, idFrom, textOf, withOwnIds } from './reading/values.js';

/** The service names neither the zone nor whose details these are. */
const ZONE = 'Europe/London';
const ORGANIZER = 'Neighbourhood policing team';

/**
 * Makes our feed of a neighbourhood's events at data.police.uk.
 *
 * @see https://data.police.uk/docs/method/neighbourhood-events/
 */
export const readPoliceUkEvents = (({ json }) =>
  Array.isArray(json)
    ? createFeed({ _callbox: { time_zone: ZONE }, items: withOwnIds(eachOf(json, readItem)) })
    : undefined) satisfies Source;

function readItem(entry: unknown): ItemJson | undefined {
  const { title, description, address, type, start_date, end_date, contact_details } = fieldsOf(entry);
  const [name, place, text] = [textOf(title), textOf(address), textOf(description)];
  if (!name && !text) return undefined;
  const contacts = fieldsOf(contact_details);
  const phone = textOf(contacts['telephone']);
  return {
    id: idFrom(name ?? text, textOf(start_date), place),
    title: name && decodeEntities(name),
    content_html: [htmlOf(text ?? ''), ...otherContacts(contacts, !phone)].join('') || htmlOf(name ?? ''),
    tags: eachOf([type], textOf),
    _event: {
      ...readTimes(dateOf(start_date), dateOf(end_date)),
      time_zone: ZONE,
      place: { name: place && decodeEntities(place) },
      organizer: readOrganizer(contacts, phone),
    },
  };
}

/** An hour of 00:00 stands where no hour was given: no beat surgery begins at midnight. */
function readTimes(start: string | undefined, end: string | undefined) {
  const [day, hour] = start?.split('T') ?? [];
  const [lastDay, lastHour] = end?.split('T') ?? [day, hour];
  const isAllDay = /^00:00/.test(hour ?? '00:00') && /^(?:00:00|23:59)/.test(lastHour ?? '00:00');
  return start && isAllDay ? { start: day, end: end && lastDay, all_day: true } : { start, end };
}

function readOrganizer(contacts: Readonly<Record<string, unknown>>, phone: string | undefined) {
  const organizer = {
    url: addressOf(contacts['website'] ?? contacts['web']),
    email: textOf(contacts['email']),
    phone: phone ?? textOf(contacts['mobile']),
  };
  return Object.values(organizer).some(Boolean) ? { name: ORGANIZER, ...organizer } : undefined;
}

const SHOWN = ['email', 'telephone', 'website', 'web'];

/** What an organizer has no field for, such as a second telephone or the team's page elsewhere. */
const otherContacts = (contacts: Readonly<Record<string, unknown>>, mobileIsShown: boolean): string[] =>
  Object.entries(contacts).flatMap(([kind, value]) => {
    const written = textOf(value);
    if (!written || !kind || SHOWN.includes(kind) || (kind === 'mobile' && mobileIsShown)) return [];
    return [labelled(kind[0]!.toUpperCase() + kind.slice(1).replace(/-/g, ' '), written)];
  });
