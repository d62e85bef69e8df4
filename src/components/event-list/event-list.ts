import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../../a11y/heading.js';
import { define } from '../../define.js';
import { emit } from '../../emit.js';
import { calendarUrlOf, eventEnd, readEvents, type CalendarEvent } from '../../feed/events.js';
import { FeedController } from '../../feed/feed-controller.js';
import { Markup } from '../../feed/markup.js';
import { MomentController } from '../../feed/moment-controller.js';
import { events as words } from '../../i18n/en/events.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { knownZone, startOfDay } from '../../time/zones.js';
import { frame, itemLevel } from '../frame.js';
import { OnDemand } from '../on-demand.js';
import { StructuredDataController } from '../structured-data-controller.js';
import { groupByDay, shownZone, type EventDay } from './event-days.js';
import { styles } from './event-list.styles.js';
import { renderEvent, type EventView } from './event-view.js';
import { TopicController } from './topic-controller.js';
import { renderTopics } from './topics.js';

/**
 * Lists a city's public events from a JSON feed, by start and under their days.
 *
 * @tag callbox-event-list
 * @slot - The fallback: shown until the first good load, and when there is nothing good to show.
 * @event {CustomEvent<{ feed: Feed, items: CalendarEvent[] }>} callbox-load - The feed was read.
 * @event {CustomEvent<{ error: FeedError }>} callbox-error - The feed could not be read.
 * @event {CustomEvent<{ item?: CalendarEvent, via: string }>} callbox-calendar - A visitor took an event, or all, to a calendar.
 * @csspart frame - What stands around all events.
 * @csspart heading - The element's own heading.
 * @csspart age - The line that says how old the list is, after a reload has failed.
 * @csspart empty - The sentence that there are none.
 * @csspart topics - The choice of a topic.
 * @csspart day - The heading of a day.
 * @csspart event - One event.
 * @csspart when - Its time.
 * @csspart title - Its title.
 * @csspart status - That it was cancelled, moved or the like.
 * @csspart place - Where it is.
 * @csspart summary - What it is about.
 * @csspart details - The rest of what is known, behind a click.
 * @csspart calendar - The ways to put it into a calendar.
 * @csspart subscribe - The link to the whole calendar.
 * @csspart more - The button "Show more".
 * @cssprop [--callbox-accent=light-dark(#1d4f91, #9cc3ff)] - Colour of the lines under links, and beside times.
 * @cssprop [--callbox-surface=Canvas] - Colour behind the heading of a day, which stays in view.
 * @cssprop [--callbox-border] - Colour of the lines between events.
 * @cssprop [--callbox-radius=0.5em] - Radius of corners.
 * @cssprop [--callbox-gap=1em] - Space between events.
 * @cssprop [--callbox-sticky-top=0px] - Where the heading of a day stays, for pages with a bar at the top.
 * @cssprop [--callbox-min-height] - Height that is reserved before the first answer, and kept.
 */
export class EventList extends LitElement {
  static override styles = [baseStyles, styles];
  static override properties = {
    src: {},
    source: {},
    feed: { attribute: false },
    limit: { type: Number },
    tags: {},
    itemId: { attribute: 'item-id' },
    refresh: { type: Number },
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    timeZone: { attribute: 'time-zone' },
    past: { type: Boolean },
    filterParam: { attribute: 'filter-param' },
    structuredData: { type: Boolean, attribute: 'structured-data' },
  };

  readonly #localize = new LocalizeController(this, words);
  readonly #markup = new Markup(this);
  readonly #calendar = new OnDemand(this, () => import('./calendar-links.js'));
  readonly #topic = new TopicController(this, () => this.filterParam);
  readonly #feed = new FeedController<CalendarEvent>(this, {
    read: (feed, now) => readEvents(feed, now, this.past),
    keep: ({ tags }) => !this.#topic.topic || !!tags?.includes(this.#topic.topic),
    limit: 10,
  });

  /** Address of the events feed. */
  src = '';

  /** The feed's format where it is none of ours and can't be told from the answer, such as `police-uk-events`. */
  source?: string;

  /** A parsed feed, for pages that have it already. */
  feed?: unknown;

  /** Events shown before "Show more"; 10 when unset. */
  limit?: number;

  /** Only events that carry one of these tags, comma-separated. */
  tags?: string;

  /** Only the event with this id. */
  itemId?: string;

  /** Seconds between reloads while the page is visible, at least 30; none when unset. */
  refresh?: number;

  /** Heading above the events. */
  heading?: string;

  /** Level of that heading, 1 to 6; days come one deeper, and events below them. */
  headingLevel = 2;

  /** IANA name of the zone that times are shown in; each event's own zone when unset. */
  timeZone?: string;

  /** Also shows events that have ended. */
  past = false;

  /** Name of the page's query parameter that holds the chosen topic, so that a choice can be linked to. */
  filterParam?: string;

  /** Adds schema.org JSON-LD to the page. */
  structuredData = false;

  #opened = new WeakSet<CalendarEvent>();

  constructor() {
    super();
    new MomentController(this, () => this.#nextMoment());
    new StructuredDataController(this, {
      isOn: () => this.structuredData,
      items: () => this.#feed.items,
      load: async () => (await import('./event-json-ld.js')).eventJsonLd,
    });
  }

  /** Reads the feed again. */
  reload(): Promise<void> {
    return this.#feed.reload();
  }

  override render() {
    const { items } = this.#feed;
    const zone = knownZone(this.timeZone);
    return frame({
      host: this,
      feed: this.#feed,
      localize: this.#localize,
      empty: this.#localize.term('noEvents'),
      tools: html`${renderTopics(this.#feed.all, this.#topic.topic, this.#localize, this.#onTopic)}
      ${this.#renderSubscribe()}`,
      items: () =>
        repeat(
          groupByDay(items, this.#feed.now, this.#localize, zone),
          ({ day }) => day,
          day => this.#renderDay(day),
        ),
    });
  }

  #renderDay({ day, label, events }: EventDay) {
    const words = day ? html`<time datetime=${day}>${label}</time>` : label;
    return html`<section class="day">
      ${label ? keyed(label, heading(itemLevel(this), 'day', words)) : nothing}
      <ul role="list">
        ${repeat(events, contentKey, event => html`<li>${renderEvent(event, this.#view(event))}</li>`)}
      </ul>
    </section>`;
  }

  #renderSubscribe() {
    const url = calendarUrlOf(this.#feed.feed);
    if (!url) return nothing;
    return html`<p part="subscribe">
      <a href=${url} @click=${() => emit(this, 'callbox-calendar', { via: 'subscribe' })}
        >${this.#localize.term('subscribe')}</a
      >
    </p>`;
  }

  #view(item: CalendarEvent): EventView {
    return {
      level: itemLevel(this) + 1,
      localize: this.#localize,
      markup: this.#markup,
      feed: this.#feed.feed,
      timeZone: knownZone(this.timeZone),
      isOpen: this.#opened.has(item),
      onDetails: () => this.#onDetails(item),
      calendar: this.#calendar,
      onCalendar: via => emit(this, 'callbox-calendar', { item, via }),
    };
  }

  /** When the list will read otherwise: an event ends, or a day does. */
  #nextMoment(): number {
    const { all, items, now, skew } = this.#feed;
    if (!items.length) return Infinity;
    const zones = new Set(items.map(event => shownZone(event, knownZone(this.timeZone))));
    const midnights = [...zones].map(zone => startOfDay(now, zone, 1));
    const ends = all.map(eventEnd).filter(end => end > now);
    // Not all by `Math.min(...)`: a feed may hold more items than a call may have arguments.
    return ends.reduce((next, end) => Math.min(next, end), Math.min(...midnights)) - skew;
  }

  readonly #onTopic = (topic: string) => {
    this.#feed.showFirst();
    this.#topic.choose(topic);
  };

  #onDetails(event: CalendarEvent): void {
    this.#opened.add(event);
    this.requestUpdate();
  }
}

// Keyed by content, of which each version is an object of its own: a translator detaches the text nodes that Lit writes to.
const contentKey = (event: CalendarEvent) => event;

define('callbox-event-list', EventList);

declare global {
  interface HTMLElementTagNameMap {
    'callbox-event-list': EventList;
  }
}
