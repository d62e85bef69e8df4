import type { LocalizeController } from './localize-controller.js';

interface Measured {
  age?: number;
  ageMin?: number;
  ageMax?: number;
  ageInMonths?: number;
  heightMinInCm?: number;
  heightMaxInCm?: number;
  weightMinInKg?: number;
  weightMaxInKg?: number;
}

/** Where feet and pounds come first, and where people use both. CLDR, measurementData. */
const IMPERIAL = new Set(['US', 'GB', 'LR', 'MM']);
const BOTH = new Set(['CA']);

/** An age in years; of a child under two in months. */
export function formatAge({ age, ageMin, ageMax, ageInMonths }: Measured, localize: LocalizeController) {
  if (ageInMonths !== undefined && ageInMonths < 24) return span(localize, 'month', ageInMonths, undefined);
  if (age === undefined && ageInMonths !== undefined)
    return span(localize, 'year', Math.floor(ageInMonths / 12));
  return age === undefined ? span(localize, 'year', ageMin, ageMax) : span(localize, 'year', age);
}

export function formatHeight({ heightMinInCm, heightMaxInCm }: Measured, localize: LocalizeController) {
  const metric = span(localize, 'centimeter', heightMinInCm, heightMaxInCm);
  const feet = [heightMinInCm, heightMaxInCm]
    .map(cm => cm && feetAndInches(cm, localize))
    .filter(text => !!text);
  return inOrder(localize, metric, [...new Set(feet)].join(' – '));
}

export function formatWeight({ weightMinInKg, weightMaxInKg }: Measured, localize: LocalizeController) {
  const pounds = [weightMinInKg, weightMaxInKg].map(kg => kg && Math.round(kg / 0.45359237));
  return inOrder(
    localize,
    span(localize, 'kilogram', weightMinInKg, weightMaxInKg),
    span(localize, 'pound', pounds[0], pounds[1]),
  );
}

function feetAndInches(cm: number, localize: LocalizeController): string {
  const inches = Math.round(cm / 2.54);
  return `${unit(localize, 'foot', Math.floor(inches / 12))} ${unit(localize, 'inch', inches % 12)}`;
}

function span(localize: LocalizeController, name: string, from?: number, to?: number): string | undefined {
  if (from === undefined || to === undefined || from === to) {
    const value = from ?? to;
    return value === undefined ? undefined : unit(localize, name, value);
  }
  return `${localize.number(from)}–${unit(localize, name, to)}`;
}

const unit = (localize: LocalizeController, name: string, value: number) =>
  localize.number(value, {
    style: 'unit',
    unit: name,
    unitDisplay: /year|month/.test(name) ? 'long' : 'short',
    maximumFractionDigits: 0,
  });

function inOrder(localize: LocalizeController, metric?: string, imperial?: string): string | undefined {
  if (!metric) return undefined;
  const region = new Intl.Locale(localize.locale).maximize().region ?? '';
  if (IMPERIAL.has(region)) return `${imperial} (${metric})`;
  return BOTH.has(region) ? `${metric} (${imperial})` : metric;
}
