import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AnnounceController } from '../../a11y/announce-controller.js';
import { define } from '../../define.js';
import { emit } from '../../emit.js';
import { appealEnd, readAppeals, type Appeal, type AppealImage } from '../../feed/appeals.js';
import { FeedController } from '../../feed/feed-controller.js';
import { Markup } from '../../feed/markup.js';
import { MomentController } from '../../feed/moment-controller.js';
import { titleOf } from '../../feed/plain-text.js';
import { appeals as words } from '../../i18n/en/appeals.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { knownZone } from '../../time/zones.js';
import { frame, itemLevel } from '../frame.js';
import { OnDemand } from '../on-demand.js';
import { StructuredDataController } from '../structured-data-controller.js';
import { styles } from './appeal-card.styles.js';
import { renderAppeal, type AppealView } from './appeal-layouts.js';

/**
 * Shows a police service's appeals to the public from a JSON feed: the urgent ones first, then the newest.
 *
 * @tag callbox-appeal-card
 * @slot - The fallback: shown until the first good load, and when there is nothing good to show.
 * @event {CustomEvent<{ feed: Feed, items: Appeal[] }>} callbox-load - The feed was read.
 * @event {CustomEvent<{ error: FeedError }>} callbox-error - The feed could not be read.
 * @event {CustomEvent<{ item: Appeal, via: string }>} callbox-share - A visitor passed an appeal on.
 * @event {CustomEvent<{ item: Appeal, kind: string }>} callbox-contact - A visitor followed a contact; never an anonymous one.
 * @csspart frame - What stands around all appeals.
 * @csspart heading - The element's own heading.
 * @csspart age - The line that says how old the appeals are, after a reload has failed.
 * @csspart empty - The sentence that there are none.
 * @csspart appeal - One appeal.
 * @csspart label - Its category and urgency.
 * @csspart title - Its title.
 * @csspart emergency - The number that an urgent appeal leads with.
 * @csspart warning - Its warning.
 * @csspart picture - A picture with its caption.
 * @csspart image - The picture itself.
 * @csspart facts - The description list of who, when and where.
 * @csspart text - Its text.
 * @csspart contacts - The ways to answer.
 * @csspart contact - One of them.
 * @csspart origin - Who issued it and when.
 * @csspart pass-on - What passes it on.
 * @csspart more - The button "Show more".
 * @cssprop [--callbox-accent=light-dark(#1d4f91, #9cc3ff)] - Colour of the first action, and of the lines under links.
 * @cssprop [--callbox-on-accent=light-dark(#fff, #06152b)] - Colour of text on it.
 * @cssprop [--callbox-urgent=#b3001b] - Colour behind the word "Urgent".
 * @cssprop [--callbox-on-urgent=#fff] - Colour of that word.
 * @cssprop [--callbox-warning=#ffd84d] - Colour behind warnings.
 * @cssprop [--callbox-on-warning=#1c1700] - Colour of warnings.
 * @cssprop [--callbox-surface=transparent] - Colour behind an appeal.
 * @cssprop [--callbox-border] - Colour of its border.
 * @cssprop [--callbox-radius=0.5em] - Radius of its corners.
 * @cssprop [--callbox-gap=1em] - Space between appeals.
 * @cssprop [--callbox-min-height] - Height that is reserved before the first answer, and kept.
 */
export class AppealCard extends LitElement {
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
    layout: { reflect: true },
    timeZone: { attribute: 'time-zone' },
    structuredData: { type: Boolean, attribute: 'structured-data' },
  };

  readonly #localize = new LocalizeController(this, words);
  readonly #announce = new AnnounceController(this);
  readonly #markup = new Markup(this);
  readonly #passOn = new OnDemand(this, () => import('./pass-on-links.js'));
  readonly #feed = new FeedController<Appeal>(this, { read: readAppeals, refresh: 300, limit: 1 });

  /** Address of the appeals feed. */
  src = '';

  /** The feed's format where it is none of ours and can't be told from the answer, such as `police-uk-events`. */
  source?: string;

  /** A parsed feed, for pages that have it already. */
  feed?: unknown;

  /** Appeals shown before "Show more"; 1 when unset. */
  limit?: number;

  /** Only appeals that carry one of these tags, comma-separated. */
  tags?: string;

  /** Only the appeal with this id. */
  itemId?: string;

  /** Seconds between reloads while the page is visible, at least 30; 300 when unset. */
  refresh?: number;

  /** Heading above the appeals. */
  heading?: string;

  /** Level of that heading, 1 to 6; appeals come one deeper. */
  headingLevel = 2;

  /** `card`; `strip`, for the top of a page; or `compact`, in rows. */
  layout: 'card' | 'strip' | 'compact' = 'card';

  /** IANA name of the zone that times are shown in; the visitor's own when unset. */
  timeZone?: string;

  /** Adds schema.org JSON-LD to the page, of appeals that nobody is named in. */
  structuredData = false;

  #copied?: Appeal;
  #revealed: readonly AppealImage[] = [];

  constructor() {
    super();
    new MomentController(this, () => this.#nextMoment());
    new StructuredDataController(this, {
      isOn: () => this.structuredData,
      items: () => this.#feed.items,
      load: async () => (await import('./appeal-json-ld.js')).appealJsonLd,
    });
  }

  /** Reads the feed again. */
  reload(): Promise<void> {
    return this.#feed.reload();
  }

  override render() {
    const empty = this.#localize.term('noAppeals');
    const items = () =>
      html`<div class="appeals">
        ${repeat(this.#feed.items, contentKey, appeal => renderAppeal(appeal, this.#view(appeal)))}
      </div>`;
    return html`${frame({ host: this, feed: this.#feed, localize: this.#localize, empty, items })}
    ${this.#announce.render()}`;
  }

  protected override updated(): void {
    if (!this.#feed.isShown) return;
    for (const appeal of this.#feed.items.filter(({ isUrgent }) => isUrgent)) {
      this.#announce.once(
        `${appeal.context.base}#${appeal.id}`,
        this.#localize.term('urgentAppeal', { title: titleOf(appeal) }),
      );
    }
  }

  /** When an appeal ends. Not by `Math.min(...)`: a feed may hold more items than a call may have arguments. */
  #nextMoment(): number {
    const { all, skew } = this.#feed;
    return all.map(appealEnd).reduce((next, end) => Math.min(next, end), Infinity) - skew;
  }

  #view(appeal: Appeal): AppealView {
    return {
      layout: this.layout,
      level: itemLevel(this),
      localize: this.#localize,
      markup: this.#markup,
      feed: this.#feed.feed,
      timeZone: knownZone(this.timeZone),
      passOn: this.#passOn,
      isCopied: this.#copied === appeal,
      isRevealed: image => this.#revealed.includes(image),
      onReveal: (image, event) => void this.#onReveal(image, event),
      onContact: ({ kind = 'police' }) => emit(this, 'callbox-contact', { item: appeal, kind }),
      onPassOn: via => this.#onPassOn(appeal, via),
    };
  }

  async #onReveal(image: AppealImage, { target }: Event): Promise<void> {
    const figure = (target as Element).closest<HTMLElement>('figure');
    this.#revealed = [...this.#revealed, image];
    this.requestUpdate();
    await this.updateComplete;
    figure?.focus(); // the button that had the focus is gone
  }

  #onPassOn(item: Appeal, via: string): void {
    this.#copied = via === 'copy' ? item : undefined;
    this.requestUpdate();
    emit(this, 'callbox-share', { item, via });
  }
}

// Keyed by content, of which each version is an object of its own: a translator detaches the text nodes that Lit writes to.
const contentKey = (appeal: Appeal) => appeal;

define('callbox-appeal-card', AppealCard);

declare global {
  interface HTMLElementTagNameMap {
    'callbox-appeal-card': AppealCard;
  }
}
