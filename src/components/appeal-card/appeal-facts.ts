import { html, nothing } from 'lit';
import type { Appeal, Person } from '../../feed/appeals.js';
import { isDay, zoneToShow } from '../../feed/dates.js';
import { languageName } from '../../i18n/formatters.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { formatAge, formatHeight, formatWeight } from '../../i18n/measures.js';
import type { TermName } from '../../i18n/terms.js';

type Row = [label: unknown, value: unknown];

const WORDS = ['build', 'hair', 'eyes', 'complexion', 'marks', 'clothing'] as const;

/** Who, when and where, as a description list. */
export function renderFacts(appeal: Appeal, localize: LocalizeController, timeZone?: string) {
  const rows = [
    ...(appeal.persons ?? []).flatMap(person => personRows(person, localize)),
    ...whenAndWhere(appeal, localize, timeZone),
    ...(appeal.facts ?? []).map(({ label, value }): Row => [bdi(label), bdi(value)]),
    appeal.reward && term(localize, 'reward', bdi(appeal.reward.text)),
    appeal.reference && term(localize, 'reference', html`<bdi part="reference">${appeal.reference}</bdi>`),
  ].filter(row => !!row);
  if (!rows.length) return nothing;
  return html`<dl part="facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function personRows(person: Person, localize: LocalizeController): Row[] {
  const { name, aliases, sex, languages } = person;
  const age = formatAge(person, localize);
  const height = formatHeight(person, localize);
  const weight = formatWeight(person, localize);
  return [
    name && term(localize, 'name', bdi(name)),
    aliases && term(localize, 'aliases', bdiList(aliases)),
    age && term(localize, 'age', age),
    sex && term(localize, 'sex', sex === 'male' || sex === 'female' ? localize.term(sex) : bdi(sex)),
    height && term(localize, 'height', height),
    weight && term(localize, 'weight', weight),
    ...WORDS.map(word => person[word] && term(localize, word, bdi(person[word]))),
    languages &&
      term(localize, 'languages', bdiList(languages.map(name => languageName(localize.locale, name)))),
  ].filter(row => !!row);
}

function whenAndWhere(
  { category, occurred, place, hasMinor, context }: Appeal,
  localize: LocalizeController,
  timeZone?: string,
) {
  const isMissing = category === 'missing-person';
  const rows: Row[] = [];
  if (occurred && (occurred.start || occurred.text)) {
    const { start, end, text } = occurred;
    const time = start && !isDay(start) ? ({ hour: 'numeric', minute: '2-digit' } as const) : {};
    const year = start?.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
    const options = { weekday: 'short', day: 'numeric', month: 'long', year, ...time } as const;
    const isSpan = start && end && end > start;
    const zone = start && zoneToShow(start, context, timeZone);
    const when = start && localize.date(options, zone, start, isSpan ? end : undefined);
    rows.push([
      localize.term(isMissing ? 'lastSeen' : 'when'),
      html`${when ? html`<time datetime=${start!.toISOString()}>${when}</time>` : nothing}
      ${text ? html`<span class="note" dir="auto">${text}</span>` : nothing}`,
    ]);
  }
  if (place) {
    const { name, latitude, longitude } = place;
    const isMapped = !hasMinor && latitude !== undefined && longitude !== undefined;
    const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
    rows.push([
      localize.term('where'),
      html`${bdi(name)}
      ${isMapped ? html`<a href=${map} rel="noopener">${localize.term('map')}</a>` : nothing}`,
    ]);
  }
  return rows;
}

const term = (localize: LocalizeController, name: TermName, value: unknown): Row => [
  localize.term(name),
  value,
];

const bdi = (text: string) => html`<bdi>${text}</bdi>`;

const bdiList = (texts: readonly string[]) => texts.map((text, i) => html`${i ? ', ' : nothing}${bdi(text)}`);
