import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../a11y/heading.js';
import type { CalendarEvent } from '../../feed/events.js';
import type { Feed } from '../../feed/feed.js';
import type { Markup } from '../../feed/markup.js';
import { excerpt, textOf, titleOf } from '../../feed/plain-text.js';
import { telephone } from '../../feed/telephone.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { OnDemand } from '../on-demand.js';
import type { OnCalendar } from './calendar-links.js';
import { dayAndTime, renderWhen } from './event-when.js';

/** What an event is shown with. */
export interface EventView {
  /** Level of its title. */
  level: number;
  localize: LocalizeController;
  markup: Markup;
  feed?: Feed;
  timeZone?: string;
  isOpen: boolean;
  onDetails: () => void;
  /** The calendar links, which come when a visitor first asks for one. */
  calendar: OnDemand<typeof import('./calendar-links.js')>;
  onCalendar: OnCalendar;
}

export function renderEvent(event: CalendarEvent, view: EventView): TemplateResult {
  const { localize, timeZone } = view;
  const { status, statusReason, url, externalUrl } = event;
  const isOff = status === 'cancelled' || status === 'postponed';
  const title = titleOf(event);
  const href = url ?? externalUrl;
  const lang = event.language ?? view.feed?.language ?? localize.pageLang;
  return html`<article part="event" class=${isOff ? 'off' : ''} aria-label=${title} data-item tabindex="-1">
    ${renderWhen(event, localize, timeZone)}
    <div class="about">
      ${heading(
        view.level,
        'title',
        html`<span lang=${lang} dir="auto"
          >${href ? html`<a href=${href} rel="noopener">${title}</a>` : title}</span
        >`,
      )}
      ${
        status && status !== 'scheduled'
          ? html`<p part="status">
              <strong class="badge">${localize.term(status)}</strong>
              ${renderPrevious(event, view)}
              ${statusReason ? html`<bdi lang=${lang}>${statusReason}</bdi>` : nothing}
            </p>`
          : nothing
      }
      ${renderPlace(event, localize)} ${renderSummary(event, lang)}
      <div class="actions">${renderActions(event, view)}</div>
    </div>
  </article>`;
}

function renderPrevious(event: CalendarEvent, { localize, timeZone }: EventView) {
  if (!event.previousStart) return nothing;
  const time = dayAndTime(event.previousStart, event, localize, timeZone);
  return html`<s
    ><time datetime=${event.previousStart.toISOString()}>${localize.term('previously', { time })}</time></s
  >`;
}

function renderPlace({ place, status }: CalendarEvent, localize: LocalizeController) {
  if (!place) return nothing;
  const { name, address, latitude, longitude, url } = place;
  const query =
    latitude !== undefined && longitude !== undefined
      ? `?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
      : address && `search?query=${encodeURIComponent(address)}`;
  const map = query && `https://www.openstreetmap.org/${query}`;
  const site = url ? html`<a href=${url} rel="noopener" dir="auto">${name}</a>` : html`<bdi>${name}</bdi>`;
  const words = html`${site}${address ? html`, <bdi>${address}</bdi>` : nothing}`;
  return html`<p part="place">
    ${status === 'moved-online' ? html`<s>${words}</s>` : words}
    ${map ? renderMapLink(map, name, localize) : nothing}
  </p>`;
}

const renderMapLink = (href: string, name: string, localize: LocalizeController) =>
  html`<a href=${href} rel="noopener" aria-label=${`${localize.term('map')}: ${name}`}
    >${localize.term('map')}</a
  >`;

function renderSummary(event: CalendarEvent, lang: string) {
  const words = event.summary ?? excerpt(textOf(event), 180);
  return words && event.title
    ? html`<p part="summary" lang=${lang} dir="auto">${excerpt(words, 400)}</p>`
    : nothing;
}

function renderActions(event: CalendarEvent, view: EventView) {
  const { localize } = view;
  const { status, registrationUrl, onlineUrl, isEvent } = event;
  const isOn = status !== 'cancelled' && status !== 'postponed';
  const link = (href: string | undefined, name: 'register' | 'joinOnline') =>
    href && isOn
      ? html`<a
          class="action"
          href=${href}
          rel="noopener"
          aria-label=${`${localize.term(name)}: ${titleOf(event)}`}
          >${localize.term(name)}</a
        >`
      : nothing;
  return html`${link(registrationUrl, 'register')} ${link(onlineUrl, 'joinOnline')}
  ${renderDetails(event, view)} ${isEvent ? renderCalendar(event, view) : nothing}`;
}

/** The rest, behind a click: only then is markup cleaned, and the sanitizer loaded. */
function renderDetails(event: CalendarEvent, view: EventView) {
  const { localize, level, isOpen, onDetails } = view;
  const { cost, organizer, place, summary } = event;
  const text = textOf(event);
  const isLong =
    !!text &&
    (text.length > 180 || !!summary || (!!event.contentHtml && /<(a|li)\b/i.test(event.contentHtml)));
  const rows = [
    cost && [localize.term('cost'), html`<bdi>${cost}</bdi>`],
    place?.accessibility && [localize.term('accessibility'), html`<bdi>${place.accessibility}</bdi>`],
    organizer && [localize.term('organizer'), renderOrganizer(organizer)],
  ].filter(row => !!row);
  if (!rows.length && !isLong) return nothing;
  return html`<details part="details" @toggle=${onDetails}>
    <summary aria-label=${localize.term('detailsOf', { title: titleOf(event) })}>
      ${localize.term('details')}
    </summary>
    ${isLong && isOpen ? html`<div class="text" dir="auto">${view.markup.of(event, level)}</div>` : nothing}
    ${
      rows.length
        ? html`<dl>
            ${rows.map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>`
        : nothing
    }
  </details>`;
}

function renderCalendar(event: CalendarEvent, { localize, calendar, onCalendar }: EventView) {
  const label = localize.term('addToCalendarOf', { title: titleOf(event) });
  return html`<details part="calendar" @toggle=${calendar.want}>
    <summary aria-label=${label}>${localize.term('addToCalendar')}</summary>
    ${calendar.module?.renderCalendarLinks(event, localize, onCalendar) ?? nothing}
  </details>`;
}

function renderOrganizer({ name, url, email, phone }: NonNullable<CalendarEvent['organizer']>) {
  return html`${url ? html`<a href=${url} rel="noopener" dir="auto">${name}</a>` : html`<bdi>${name}</bdi>`}
  ${email ? html`<a href=${`mailto:${email}`}>${email}</a>` : nothing}
  ${phone ? html`<a href=${`tel:${telephone(phone)}`}>${phone}</a>` : nothing}`;
}
