import { html } from 'lit';
import { ASKINGS, MODERATIONS, type Settings } from '../api-types.js';
import type { FormController } from '../forms/form-controller.js';
import { areaField, checkField, inputField, selectField } from '../forms/fields.js';
import { words } from '../words.js';
import type { Key } from './settings-fields.js';
import './settings-rows.js';
import type { Column } from './settings-rows.js';

const { settings: text } = words;

const ASKING_OPTIONS = ASKINGS.map(asking => [asking, text.asking[asking]] as const);
const MODERATION_OPTIONS = MODERATIONS.map(mode => [mode, words.moderationShort[mode]] as const);

/** All settings, by subject. `below` adds to a field what another admin saved. */
export function renderFields(form: FormController, settings: Settings, below: (key: Key) => unknown) {
  const { retention, digest } = settings;
  const line = (name: 'agency' | 'staffed_hours' | 'guidelines_url') =>
    inputField(form, {
      name,
      label: text[name],
      hint: text[`${name}Hint`],
      value: settings[name],
      after: below(name),
    });
  const days = (name: keyof typeof retention) =>
    number(form, `retention.${name}`, text[name], '', retention[name], below);
  const asking = (name: 'name' | 'email') =>
    selectField(form, {
      name,
      label: text[name],
      hint: text[`${name}Hint`],
      value: settings[name],
      options: ASKING_OPTIONS,
      after: below(name),
    });
  const rows = (
    key: 'kinds' | 'moderation_patterns' | 'reject_reasons',
    what: string,
    add: string,
    columns: Column[],
  ) =>
    html`<fieldset>
      <legend>${text[key]}</legend>
      <p class="hint">${text[`${key}Hint`]}</p>
      <moderation-settings-rows
        key=${key}
        what=${what}
        add-label=${add}
        .form=${form}
        .problem=${form.problem}
        .rows=${settings[key]}
        .columns=${columns}
      ></moderation-settings-rows>
      ${below(key)}
    </fieldset>`;

  return html`
    ${section(text.sections.agency, [
      line('agency'),
      area(form, 'notice', text.notice, text.noticeHint, settings.notice, below),
      line('staffed_hours'),
      line('guidelines_url'),
    ])}
    ${section(text.sections.form, [
      rows('kinds', text.kind, text.addKind, [
        { name: 'id', label: text.kindId },
        { name: 'label', label: text.kindLabel },
      ]),
      asking('name'),
      asking('email'),
      number(form, 'max_length', text.max_length, text.max_lengthHint, settings.max_length, below),
    ])}
    ${section(text.sections.moderation, [
      rows('moderation_patterns', text.patternRow, text.addPattern, [
        { name: 'pattern', label: text.pattern },
        { name: 'moderation', label: text.patternModeration, options: MODERATION_OPTIONS },
      ]),
      rows('reject_reasons', text.reasonRow, text.addReason, [
        { name: 'code', label: text.reasonCode },
        { name: 'label', label: text.reasonLabel },
      ]),
      renderHolding(form, settings, below),
      number(
        form,
        'report_threshold',
        text.report_threshold,
        text.report_thresholdHint,
        settings.report_threshold,
        below,
      ),
    ])}
    ${section(text.sections.retention, [
      html`<p class="hint">${text.retentionHint}</p>`,
      days('rejected_days'),
      days('removed_days'),
      days('published_days'),
      days('email_days'),
    ])}
    ${section(text.sections.mail, [
      area(form, 'digest.to', text.digest_to, text.digest_toHint, digest.to.join('\n'), below),
      number(form, 'digest.every_minutes', text.digest_minutes, '', digest.every_minutes, below),
    ])}
  `;
}

/** What makes a comment wait, which is for moderators to say too. */
export function renderHolding(form: FormController, settings: Settings, below: Below) {
  return html`${area(form, 'held_words', text.held_words, text.held_wordsHint, settings.held_words.join('\n'), below)}
  ${checkField(form, {
    name: 'hold_links',
    label: text.hold_links,
    hint: text.hold_linksHint,
    checked: settings.hold_links,
    after: below('hold_links'),
  })}`;
}

function section(heading: string, fields: unknown[]) {
  return html`<section class="sheet">
    <h2>${heading}</h2>
    ${fields}
  </section>`;
}

type Below = (key: Key) => unknown;

function area(form: FormController, key: Key, label: string, hint: string, value: string, below: Below) {
  return areaField(form, { ...named(key), label, hint, value, rows: 4, after: below(key) });
}

function number(
  form: FormController,
  key: Key,
  label: string,
  hint: string,
  value: number | null,
  below: Below,
) {
  return inputField(form, { ...named(key), type: 'number', min: 0, label, hint, value, after: below(key) });
}

const named = (key: Key) => ({ name: key, pointer: `/${key.replace('.', '/')}` });
