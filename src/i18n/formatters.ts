const formatters = new Map<string, unknown>();

/** A formatter of `Intl`, made once for each locale and set of options: a new one costs far more than a format. */
function cached<F, O>(
  Formatter: new (locale: string, options?: O) => F,
  name: string,
  locale: string,
  options?: O,
): F {
  const key = name + locale + Object.entries(options ?? {}).join();
  const formatter = (formatters.get(key) as F | undefined) ?? new Formatter(locale, options);
  formatters.set(key, formatter);
  return formatter;
}

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  cached(Intl.DateTimeFormat, 'date', locale, options);

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions) =>
  cached(Intl.NumberFormat, 'number', locale, options);

export const pluralRules = (locale: string) => cached(Intl.PluralRules, 'plural', locale);

export const listFormat = (locale: string) => cached(Intl.ListFormat, 'list', locale);

export const relativeFormat = (locale: string) =>
  cached(Intl.RelativeTimeFormat, 'relative', locale, { numeric: 'auto' });

/** The name of a language, such as "French"; its tag where the browser knows no such language. */
export function languageName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(language) ?? language;
  } catch {
    return language; // a RangeError: not a language tag at all
  }
}
