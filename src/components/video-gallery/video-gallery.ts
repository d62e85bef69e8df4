import { html, LitElement, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../define.js';
import { emit } from '../../emit.js';
import { FeedController } from '../../feed/feed-controller.js';
import { Markup } from '../../feed/markup.js';
import { readVideos, type Video } from '../../feed/videos.js';
import { videos as words } from '../../i18n/en/videos.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { knownZone } from '../../time/zones.js';
import { frame, itemLevel } from '../frame.js';
import { OnDemand } from '../on-demand.js';
import { StructuredDataController } from '../structured-data-controller.js';
import { styles } from './video-gallery.styles.js';
import { addressOf, renderVideo, type VideoView } from './video-view.js';

/** Puts back the video that plays on this page, if any: only one does at a time. */
let stopPlaying = () => {};

/**
 * Shows an agency's videos from a JSON feed. Nothing is asked of a video platform before a visitor starts a video.
 *
 * @tag callbox-video-gallery
 * @slot - The fallback: shown until the first good load, and when there is nothing good to show.
 * @event {CustomEvent<{ feed: Feed, items: Video[] }>} callbox-load - The feed was read.
 * @event {CustomEvent<{ error: FeedError }>} callbox-error - The feed could not be read.
 * @event {CustomEvent<{ item: Video }>} callbox-play - A visitor started a video.
 * @csspart frame - What stands around all videos.
 * @csspart heading - The element's own heading.
 * @csspart age - The line that says how old the gallery is, after a reload has failed.
 * @csspart empty - The sentence that there are none.
 * @csspart video - One video.
 * @csspart facade - The button that starts it.
 * @csspart thumbnail - Its picture.
 * @csspart player - The player in its place.
 * @csspart title - Its title.
 * @csspart summary - What it is about.
 * @csspart company - The sentence that says whom the click will contact.
 * @csspart marks - Its date, captions and the like.
 * @csspart transcript - Its transcript.
 * @csspart more - The button "Show more".
 * @cssprop [--callbox-accent=light-dark(#1d4f91, #9cc3ff)] - Colour of the lines under links.
 * @cssprop [--callbox-border] - Colour of the drawn placeholder's lines.
 * @cssprop [--callbox-radius=0.5em] - Radius of corners.
 * @cssprop [--callbox-gap=1em] - Space between videos.
 * @cssprop [--callbox-min-height] - Height that is reserved before the first answer, and kept.
 */
export class VideoGallery extends LitElement {
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
    structuredData: { type: Boolean, attribute: 'structured-data' },
  };

  readonly #localize = new LocalizeController(this, words);
  readonly #markup = new Markup(this);
  readonly #player = new OnDemand(this, () => import('./video-player.js'));
  readonly #feed = new FeedController<Video>(this, { read: readVideos, limit: 6 });

  /** Address of the videos feed. */
  src = '';

  /** The feed's format where it is none of ours and can't be told from the answer, such as `police-uk-events`. */
  source?: string;

  /** A parsed feed, for pages that have it already. */
  feed?: unknown;

  /** Videos shown before "Show more"; 6 when unset. */
  limit?: number;

  /** Only videos that carry one of these tags, comma-separated. */
  tags?: string;

  /** Only the video with this id. */
  itemId?: string;

  /** Seconds between reloads while the page is visible, at least 30; none when unset. */
  refresh?: number;

  /** Heading above the videos. */
  heading?: string;

  /** Level of that heading, 1 to 6; videos come one deeper. */
  headingLevel = 2;

  /** IANA name of the zone that dates are shown in; the visitor's own when unset. */
  timeZone?: string;

  /** Adds schema.org JSON-LD to the page. */
  structuredData = false;

  /** The video that plays, as it was when it was started. */
  #playing?: Video;
  readonly #unplayable = new WeakSet<Video>();
  readonly #transcripts = new Set<string>();

  constructor() {
    super();
    new StructuredDataController(this, {
      isOn: () => this.structuredData,
      items: () => this.#feed.items,
      load: async () => (await import('./video-json-ld.js')).videoJsonLd,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop(); // a player that is moved on a page starts anew, unasked
  }

  /** Reads the feed again. */
  reload(): Promise<void> {
    return this.#feed.reload();
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.#playing && !this.#videos.includes(this.#playing)) this.#playing = undefined;
    super.update(changed);
  }

  override render() {
    return frame({
      host: this,
      feed: this.#feed,
      localize: this.#localize,
      empty: this.#localize.term('noVideos'),
      items: () =>
        html`<ul role="list" class="videos">
          ${repeat(this.#videos, contentKey, (video, i) => html`<li>${renderVideo(video, this.#view(video, i))}</li>`)}
        </ul>`,
    });
  }

  get #videos(): Video[] {
    return this.#feed.items.map(item => this.#asPlaying(item));
  }

  /** A player is not torn down by a new title: what plays stays as it is until it is closed, or leads elsewhere. */
  #asPlaying(item: Video): Video {
    const playing = this.#playing;
    return playing?.id === item.id && addressOf(playing) === addressOf(item) ? playing : item;
  }

  #view(item: Video, index: number): VideoView {
    return {
      index,
      level: itemLevel(this),
      localize: this.#localize,
      markup: this.#markup,
      feed: this.#feed.feed,
      timeZone: knownZone(this.timeZone),
      player: this.#playing === item ? this.#player.module : undefined,
      isUnplayable: this.#unplayable.has(item),
      isTranscriptOpen: this.#transcripts.has(item.id),
      onTranscript: () => this.#onTranscript(item),
      onPlay: () => void this.#play(item),
      onClose: () => void this.#close(item),
      onFail: () => this.#onFail(item),
    };
  }

  async #play(item: Video): Promise<void> {
    await this.#player.want();
    if (!this.isConnected) return;
    if (!this.#player.module) return this.#fail(item);
    stopPlaying();
    stopPlaying = () => this.#stop();
    document.addEventListener('securitypolicyviolation', this.#onViolation);
    this.#playing = item;
    this.#unplayable.delete(item);
    emit(this, 'callbox-play', { item });
    this.requestUpdate();
    await this.updateComplete;
    const player = this.renderRoot.querySelector<HTMLElement>('[part=player]');
    if (player) player.focus();
    else this.#focusButton(item); // the page would not have it
  }

  async #close(item: Video): Promise<void> {
    this.#stop();
    await this.updateComplete;
    this.#focusButton(item);
  }

  #focusButton({ id }: Video): void {
    const index = this.#feed.items.findIndex(item => item.id === id);
    this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')[index]?.querySelector('button')?.focus();
  }

  #onTranscript({ id }: Video): void {
    this.#transcripts.add(id);
    this.requestUpdate();
  }

  /** Browsers may report a file that can't be played after its player has gone. */
  #onFail(item: Video): void {
    if (this.#playing === item) this.#fail(item);
  }

  /** A frame that the page's Content Security Policy refuses leaves the plain link to the video. */
  readonly #onViolation = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent) => {
    const player = this.renderRoot.querySelector('iframe');
    // The page may have frames of its own, and policies that only report. Browsers name the address or its origin.
    const isOurs = disposition === 'enforce' && /^(frame|child)-src/.test(effectiveDirective);
    if (isOurs && this.#playing && player?.src.startsWith(blockedURI)) this.#fail(this.#playing);
  };

  #fail(item: Video): void {
    this.#unplayable.add(item);
    if (this.shadowRoot!.activeElement?.matches('[part=player]')) void this.#close(item);
    else this.#stop();
  }

  #stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
    this.#playing = undefined;
    this.requestUpdate();
  }
}

// Keyed by content, of which each version is an object of its own: a translator detaches the text nodes that Lit writes to.
const contentKey = (video: Video) => video;

define('callbox-video-gallery', VideoGallery);

declare global {
  interface HTMLElementTagNameMap {
    'callbox-video-gallery': VideoGallery;
  }
}
