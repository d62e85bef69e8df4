import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../a11y/heading.js';
import type { Appeal } from '../../feed/appeals.js';
import { isDay, zoneToShow } from '../../feed/dates.js';
import { issuer, type Feed } from '../../feed/feed.js';
import type { Markup } from '../../feed/markup.js';
import { excerpt, textOf, titleOf } from '../../feed/plain-text.js';
import { languageName } from '../../i18n/formatters.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { TermName } from '../../i18n/terms.js';
import type { OnDemand } from '../on-demand.js';
import { emergencyOf, renderContacts, renderEmergency, type OnContact } from './appeal-contacts.js';
import { renderFacts } from './appeal-facts.js';
import { picturesOf, renderPicture, renderPictures, type PictureView } from './appeal-pictures.js';
import { renderPassOn, type OnPassOn } from './pass-on.js';

/** What an appeal is shown with. */
export interface AppealView extends PictureView {
  layout: 'card' | 'strip' | 'compact';
  /** Level of its title. */
  level: number;
  markup: Markup;
  feed?: Feed;
  passOn: OnDemand<typeof import('./pass-on-links.js')>;
  isCopied: boolean;
  onContact: OnContact;
  onPassOn: OnPassOn;
}

export function renderAppeal(appeal: Appeal, view: AppealView): TemplateResult {
  const render = view.layout === 'strip' ? renderStrip : view.layout === 'compact' ? renderRow : renderCard;
  return html`<article
    part="appeal"
    class=${appeal.isUrgent ? 'urgent' : ''}
    aria-label=${titleOf(appeal)}
    data-item
    tabindex="-1"
    lang=${view.localize.lang}
  >
    ${appeal.status === 'resolved' ? renderResolved(appeal, view) : render(appeal, view)}
  </article>`;
}

function renderCard(appeal: Appeal, view: AppealView) {
  const { localize, timeZone, level, onContact } = view;
  const emergency = appeal.isUrgent && emergencyOf(appeal);
  const text = view.markup.of(appeal, level) ?? appeal.summary;
  return html`
    <div class="head">
      ${renderLabel(appeal, localize)}
      ${appeal.title || !text ? renderTitle(appeal, view) : renderHiddenTitle(appeal, view)}
    </div>
    ${emergency ? renderEmergency(emergency, localize, onContact) : nothing} ${renderWarning(appeal, view)}
    <div class="body">
      ${renderPictures(appeal, view)}
      <div class="about">
        ${renderFacts(appeal, localize, timeZone)}
        ${text ? html`<div part="text" class="text" lang=${textLang(appeal, view)} dir="auto">${text}</div>` : nothing}
      </div>
    </div>
    ${renderContacts(appeal, localize, onContact, heading(level + 1, 'help', localize.term('help')))}
    ${renderOrigin(appeal, view)} ${renderPassOn(appeal, view)}
  `;
}

function renderStrip(appeal: Appeal, view: AppealView) {
  const emergency = appeal.isUrgent && emergencyOf(appeal);
  return html`
    ${renderLabel(appeal, view.localize)} ${renderTitle(appeal, view)} ${renderWarning(appeal, view)}
    ${emergency ? renderEmergency(emergency, view.localize, view.onContact) : nothing}
  `;
}

function renderRow(appeal: Appeal, view: AppealView) {
  const [image] = picturesOf(appeal);
  const words = appeal.summary ?? excerpt(textOf(appeal), 140);
  return html`
    ${image && !image.sensitive ? html`<div class="thumb">${renderPicture(image, view.localize)}</div>` : nothing}
    <div class="about">
      ${renderLabel(appeal, view.localize)} ${renderTitle(appeal, view)} ${renderWarning(appeal, view)}
      ${words && appeal.title ? html`<p class="quiet" lang=${textLang(appeal, view)} dir="auto">${words}</p>` : nothing}
    </div>
  `;
}

/** Without person or picture, whatever the feed still carries of them. */
function renderResolved(appeal: Appeal, view: AppealView) {
  return html`<div class="about">
    <p part="label">
      <span class="badge">${view.localize.term('resolved')}</span> ${renderCategory(appeal, view.localize)}
    </p>
    ${renderTitle(appeal, view)}
    <p part="text" lang=${textLang(appeal, view)} dir="auto">${appeal.outcome}</p>
  </div>`;
}

function renderLabel(appeal: Appeal, localize: LocalizeController) {
  if (!appeal.category && !appeal.isUrgent) return nothing;
  return html`<p part="label">
    ${appeal.isUrgent ? html`<strong class="badge urgency">${localize.term('urgent')}</strong> ` : nothing}
    ${renderCategory(appeal, localize)}
  </p>`;
}

const CATEGORIES = new Set<string>([
  'missing-person',
  'witness',
  'identify',
  'wanted',
  'unidentified-person',
  'stolen-property',
  'found-property',
  'public-safety',
] satisfies TermName[]);

const renderCategory = ({ category }: Appeal, localize: LocalizeController) =>
  category
    ? html`<span class="category"
        >${CATEGORIES.has(category) ? localize.term(category as TermName) : html`<bdi>${category}</bdi>`}</span
      >`
    : nothing;

function renderTitle(appeal: Appeal, view: AppealView) {
  const url = appeal.url ?? appeal.externalUrl;
  const title = titleOf(appeal);
  return heading(
    view.level,
    'title',
    html`<span lang=${textLang(appeal, view)} dir="auto"
      >${url ? html`<a href=${url} rel="noopener">${title}</a>` : title}</span
    >`,
  );
}

/** What an untitled post is found by; to be seen it would say its first words twice. */
const renderHiddenTitle = (appeal: Appeal, { level }: AppealView) =>
  html`<div class="visually-hidden">${heading(level, 'title', html`<bdi>${titleOf(appeal)}</bdi>`)}</div>`;

const renderWarning = ({ warning }: Appeal, { localize }: AppealView) =>
  warning
    ? html`<p part="warning"><strong>${localize.term('warning')}:</strong> <bdi>${warning}</bdi></p>`
    : nothing;

function renderOrigin(appeal: Appeal, view: AppealView) {
  const { localize, feed, timeZone } = view;
  const { datePublished, dateModified, posters, correctionUrl } = appeal;
  const name = issuer(appeal, feed);
  const url = appeal.url ?? appeal.externalUrl;
  const isUpdated = dateModified && datePublished && dateModified > datePublished;
  const time = (term: 'issued' | 'updated', date: Date) =>
    html`<time datetime=${date.toISOString()}
      >${localize.term(term, { time: localize.dateTime(date, zoneToShow(date, appeal.context, timeZone), isDay(date)) })}</time
    >`;
  const lines = [
    name && html`<bdi>${localize.term('issuedBy', { name })}</bdi>`,
    datePublished && time('issued', datePublished),
    isUpdated || (dateModified && !datePublished) ? time('updated', dateModified) : undefined,
    url &&
      html`<a href=${url} rel="noopener"
        >${localize.term(appeal.source['_appeal'] ? 'official' : 'readMore')}</a
      >`,
    ...(posters ?? []).map(
      poster => html`<a href=${poster.url} rel="noopener">${posterName(poster, localize)}</a>`,
    ),
    correctionUrl && html`<a href=${correctionUrl} rel="noopener">${localize.term('correction')}</a>`,
  ].filter(line => !!line);
  if (!lines.length) return nothing;
  return html`<ul part="origin" class="quiet" role="list">
    ${lines.map(line => html`<li>${line}</li>`)}
  </ul>`;
}

const posterName = ({ language }: { language?: string }, localize: LocalizeController) =>
  language
    ? localize.term('posterIn', { language: languageName(localize.locale, language) })
    : localize.term('poster');

const textLang = (appeal: Appeal, { feed, localize }: AppealView) =>
  appeal.language ?? feed?.language ?? localize.pageLang;
