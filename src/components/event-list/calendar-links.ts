import { html } from 'lit';
import type { CalendarEvent } from '../../feed/events.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { calendarAddresses } from './calendar-addresses.js';
import { calendarFile } from './calendar-file.js';

export type OnCalendar = (via: string) => void;

/** Ways to put an event into the visitor's own calendar. */
export function renderCalendarLinks(
  event: CalendarEvent,
  localize: LocalizeController,
  onCalendar: OnCalendar,
) {
  const isOff = event.status === 'cancelled' || event.status === 'postponed';
  return html`<ul class="actions" role="list">
    <li>
      <button type="button" @click=${() => save(event, onCalendar)}>${localize.term('calendarFile')}</button>
    </li>
    ${(isOff ? [] : calendarAddresses(event)).map(
      ([via, name, href]) =>
        html`<li>
          <a
            class="action"
            href=${href}
            rel="noopener noreferrer"
            target="_blank"
            @click=${() => onCalendar(via)}
            >${name}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** Hands the visitor a file. Its address lives only as long as the download needs it. */
function save(event: CalendarEvent, onCalendar: OnCalendar): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([calendarFile(event)], { type: 'text/calendar' }));
  link.download = 'event.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  onCalendar('file');
}
