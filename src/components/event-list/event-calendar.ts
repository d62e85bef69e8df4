import { html, nothing } from 'lit';
import type { CalendarEvent } from '../../feed/events.js';
import { titleOf } from '../../feed/plain-text.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

type Writer = typeof import('./calendar-file.js');

export type OnCalendar = (via: string) => void;

/** What the calendar links of one event need; the writer comes when a visitor first opens one. */
export interface CalendarView {
  localize: LocalizeController;
  writer?: Writer;
  onOpen: () => void;
  onCalendar: OnCalendar;
}

/** Ways to put an event into the visitor's own calendar. */
export function renderCalendar(event: CalendarEvent, { localize, writer, onOpen, onCalendar }: CalendarView) {
  const label = localize.term('addToCalendarOf', { title: titleOf(event) });
  return html`<details part="calendar" @toggle=${onOpen}>
    <summary aria-label=${label}>${localize.term('addToCalendar')}</summary>
    ${writer ? renderLinks(event, localize, writer, onCalendar) : nothing}
  </details>`;
}

function renderLinks(
  event: CalendarEvent,
  localize: LocalizeController,
  writer: Writer,
  onCalendar: OnCalendar,
) {
  const isOff = event.status === 'cancelled' || event.status === 'postponed';
  return html`<ul class="actions" role="list">
    <li>
      <button type="button" @click=${() => save(event, writer, onCalendar)}>
        ${localize.term('calendarFile')}
      </button>
    </li>
    ${(isOff ? [] : writer.calendarLinks(event)).map(
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
function save(event: CalendarEvent, { calendarFile }: Writer, onCalendar: OnCalendar): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([calendarFile(event)], { type: 'text/calendar' }));
  link.download = 'event.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  onCalendar('file');
}
