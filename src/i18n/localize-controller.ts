import type { ReactiveController, ReactiveElement } from 'lit';
import { dayNumber, offsetAt, toWall, type Zone } from '../time/zones.js';
import { common } from './en/common.js';
import { dateFormat, numberFormat, pluralRules } from './formatters.js';
import { watchLanguage } from './language-watch.js';
import { nearest } from './nearest.js';
import type { Term, TermName, Terms } from './terms.js';

/** Words of other languages, by language; none for one whose words could not be had. */
const tables = new Map<string, Terms | undefined>();
const loaders: Record<string, () => Promise<Terms>> = {
  fr: () => import('./fr-ca.js').then(module => module.frCa),
};

/** Gives its host words, dates and numbers in the language of the page around it. */
export class LocalizeController implements ReactiveController {
  /** The nearest `lang`, as the page wrote it. */
  pageLang = 'en';
  /** The language of our words. */
  lang = 'en';
  /** The locale of dates and numbers: the page's own where it goes with our words. */
  locale = 'en';
  /** The nearest `dir`. */
  dir = 'ltr';
  /** False while the words are on their way. */
  isReady = true;

  readonly #host: ReactiveElement;
  readonly #english: Partial<Terms>;
  #terms: Partial<Terms>;
  #hasSpoken = false;
  #stopWatching?: () => void;

  /** @param own The host's own English words, beside those that all elements need. */
  constructor(host: ReactiveElement, own: Record<string, Term>) {
    this.#host = host;
    this.#english = { ...common, ...own, lang: 'en' };
    this.#terms = this.#english;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopWatching = watchLanguage(() => this.#host.requestUpdate());
    this.#read();
  }

  hostUpdate(): void {
    this.#read();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
  }

  /** A term with its placeholders filled; of a term with plural forms, the one for `count`. */
  term(name: TermName, values: Record<string, string | number> = {}): string {
    const term = this.#terms[name]!;
    const words =
      typeof term === 'string'
        ? term
        : (term[pluralRules(this.locale).select(Number(values['count']))] ?? term.other);
    return words.replace(/\{(\w+)\}(\.?)/g, (_, key: string, stop: string) => {
      const value = values[key] ?? '';
      const text = typeof value === 'number' ? this.number(value) : value;
      return text.endsWith('.') ? text : text + stop; // "6 p.m." ends a sentence, too
    });
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    return numberFormat(this.locale, options).format(value);
  }

  /** An instant, or a span of two, as the clocks of a zone show it; of the visitor's zone when unset. */
  date(options: Intl.DateTimeFormatOptions, zone: Zone | undefined, start: Date, end?: Date): string {
    // Zones that only an offset names are not known to every browser's Intl, so it is given the wall's time as UTC.
    const format = dateFormat(this.locale, { ...options, timeZone: 'UTC' });
    const [from, to] = [start, end].map(date => date && toWall(date.getTime(), zone));
    const words = to === undefined ? format.format(from) : format.formatRange(from!, to);
    return words.replace(/ h /g, '\u00a0h\u00a0'); // French: "20 h 30" is not to be broken
  }

  /** An instant in words: the day only where it is another than today, the time only where there is one. */
  dateTime(instant: Date, zone?: Zone, isDay = false): string {
    const isToday = dayNumber(instant.getTime(), zone) === dayNumber(Date.now(), zone);
    const time = isDay ? {} : ({ hour: 'numeric', minute: '2-digit' } as const);
    const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
    return this.date(isToday && !isDay ? time : { ...day, ...time }, zone, instant);
  }

  /** What a zone is called at an instant, such as "EST" or "UTC+2". */
  zoneName(zone: Zone, instant: Date): string {
    if (typeof zone === 'string') {
      const parts = dateFormat(this.locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(instant);
      return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
    }
    const minutes = Math.abs(offsetAt(zone, 0));
    const rest = minutes % 60 ? `:${String(minutes % 60).padStart(2, '0')}` : '';
    return `UTC${zone < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
  }

  #read(): void {
    this.pageLang = nearest(this.#host, 'lang') || 'en';
    this.dir = nearest(this.#host, 'dir')?.toLowerCase() || 'ltr';
    const locale = canonical(this.pageLang);
    const language = locale.split('-')[0]!;
    const isKnown = tables.has(language) || !Object.hasOwn(loaders, language);
    this.isReady = isKnown || this.#hasSpoken;
    if (!isKnown) {
      void this.#load(language);
      return; // the words so far stand until then
    }
    this.#hasSpoken = true;
    this.#terms = tables.get(language) ?? this.#english;
    this.lang = this.#terms.lang!;
    this.locale = this.lang.startsWith(language) ? locale : this.lang;
  }

  async #load(language: string): Promise<void> {
    try {
      tables.set(language, await loaders[language]!());
    } catch (error) {
      console.warn(`Callbox speaks English: its words for "${language}" could not be loaded.`, error);
      tables.set(language, undefined);
    }
    this.#host.requestUpdate();
  }
}

/** A language tag as `Intl` writes it, also where a CMS wrote `fr_CA`; English where it is none. */
function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replace(/_/g, '-'))[0] ?? 'en';
  } catch {
    return 'en'; // a RangeError
  }
}
