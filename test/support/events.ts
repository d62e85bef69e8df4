import { find, parts, wordsOf } from './find.js';
import { untilRead } from './until.js';

/** The city's zone. */
export const ZONE = 'America/Toronto';

/** An item with what its `_event` says. */
export const event = (fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) => ({
  id: 'surgery',
  title: 'Beat surgery',
  url: 'https://city.example/events/surgery',
  ...item,
  _event: { start: '2030-05-01T18:00:00', end: '2030-05-01T19:30:00', time_zone: ZONE, ...fields },
});

/** One of that name and start, and nothing else to tell. */
export const named = (
  title: string,
  fields: Record<string, unknown> = {},
  item: Record<string, unknown> = {},
) => event({ end: undefined, ...fields }, { id: title, title, url: undefined, ...item });

/** One with everything in it. */
export const fullEvent = (fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) =>
  event(
    {
      place: {
        name: 'Town hall',
        address: '1 Quay Street',
        latitude: 46.5,
        longitude: -84.3,
        accessibility: 'Step-free from the quay',
      },
      online_url: 'https://meet.example/surgery',
      registration_url: 'https://city.example/register',
      cost: 'Free',
      organizer: {
        name: 'Harbour station',
        url: 'https://police.example/',
        email: 'harbour@police.example',
        phone: '705-555-0142',
      },
      ...fields,
    },
    {
      summary: 'Meet your officers.',
      content_html: '<p>Meet your <em>officers</em>.</p><ul><li>Bring questions</li></ul>',
      tags: ['meetings', 'police'],
      ...item,
    },
  );

/** What the list reads, day by day: each heading with the titles below it. */
export function daysOf(list: Element): Record<string, string[]> {
  const days: Record<string, string[]> = {};
  let titles: string[] = [];
  for (const element of list.shadowRoot!.querySelectorAll('[part~="day"], [part~="title"]')) {
    const [words] = wordsOf([element]);
    if (element.matches('[part~="day"]')) titles = days[words!] ??= [];
    else titles.push(words!);
  }
  return days;
}

export const titlesOf = (list: Element): string[] => wordsOf(parts(list, 'title'));

/** When the events are, in words. */
export const timesOf = (list: Element): string[] => wordsOf(parts(list, 'when'));

/** Opens the ways to put the event of that title into a calendar. */
export async function openCalendar(list: Element, title: string): Promise<void> {
  find(list, 'disclosure', `Add to calendar: ${title}`).click();
  await untilRead(list, 'Calendar file');
}
