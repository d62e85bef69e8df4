import type { Settings } from '../api-types.js';

/** Every setting that can be edited by itself. */
export const KEYS = [
  'agency',
  'notice',
  'staffed_hours',
  'guidelines_url',
  'kinds',
  'name',
  'email',
  'max_length',
  'moderation_patterns',
  'reject_reasons',
  'held_words',
  'hold_links',
  'report_threshold',
  'retention.rejected_days',
  'retention.removed_days',
  'retention.published_days',
  'retention.email_days',
  'digest.to',
  'digest.every_minutes',
] as const;

export type Key = (typeof KEYS)[number];

type Tree = Record<string, unknown>;

export function valueAt(settings: Settings, key: Key): unknown {
  return key.split('.').reduce<unknown>((value, part) => (value as Tree)[part], settings);
}

/** The same settings with another value for one of them. */
export function withValue(settings: Settings, key: Key, value: unknown): Settings {
  const [first = '', second] = key.split('.');
  const group = (settings as unknown as Tree)[first] as Tree;
  return { ...settings, [first]: second ? { ...group, [second]: value } : value };
}

export function isSame(one: Settings, other: Settings, key: Key): boolean {
  return JSON.stringify(valueAt(one, key)) === JSON.stringify(valueAt(other, key));
}

/** What stands in a moderator's form now; all else stays. */
export function readHolding(data: FormData, settings: Settings, revision: number): Settings {
  return {
    ...settings,
    revision,
    held_words: linesOf(data, 'held_words'),
    hold_links: data.has('hold_links'),
  };
}

/** What stands in an admin's form now. */
export function readSettings(data: FormData, revision: number): Settings {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const number = (name: string) => (text(name) ? Number(text(name)) : null) as number;
  const rows = <Name extends string>(key: Key, ...names: Name[]) => {
    const columns = names.map(name => data.getAll(`${key}.${name}`).map(value => String(value).trim()));
    return columns[0]!.map((_, row) =>
      Object.fromEntries(names.map((name, column) => [name, columns[column]![row]])),
    ) as Record<Name, string>[];
  };
  return {
    revision,
    agency: text('agency'),
    notice: text('notice'),
    staffed_hours: text('staffed_hours'),
    guidelines_url: text('guidelines_url') || null,
    kinds: rows('kinds', 'id', 'label'),
    name: text('name') as Settings['name'],
    email: text('email') as Settings['email'],
    max_length: number('max_length'),
    moderation_patterns: rows(
      'moderation_patterns',
      'pattern',
      'moderation',
    ) as Settings['moderation_patterns'],
    reject_reasons: rows('reject_reasons', 'code', 'label'),
    held_words: linesOf(data, 'held_words'),
    hold_links: data.has('hold_links'),
    report_threshold: number('report_threshold'),
    retention: {
      rejected_days: number('retention.rejected_days'),
      removed_days: number('retention.removed_days'),
      published_days: number('retention.published_days'),
      email_days: number('retention.email_days'),
    },
    digest: { to: linesOf(data, 'digest.to'), every_minutes: number('digest.every_minutes') },
  };
}

function linesOf(data: FormData, name: string): string[] {
  const lines = String(data.get(name) ?? '').split('\n');
  return lines.map(line => line.trim()).filter(Boolean);
}
