import type { Term } from '../terms.js';

/** Words of events. */
export const events = {
  noEvents: 'There are no events to show.',
  today: 'Today',
  tomorrow: 'Tomorrow',
  undated: 'New date to be announced',
  allDay: 'All day',
  scheduled: 'Scheduled',
  cancelled: 'Cancelled',
  postponed: 'Postponed',
  rescheduled: 'New date',
  'moved-online': 'Moved online',
  previously: 'was {time}',
  topic: 'Topic',
  allTopics: 'All topics',
  details: 'Details',
  detailsOf: 'Details: {title}',
  cost: 'Cost',
  organizer: 'Organiser',
  accessibility: 'Accessibility',
  register: 'Register',
  joinOnline: 'Join online',
  addToCalendar: 'Add to calendar',
  addToCalendarOf: 'Add to calendar: {title}',
  calendarFile: 'Calendar file (Apple, Outlook and others)',
  subscribe: 'Subscribe to this calendar',
} satisfies Record<string, Term>;
