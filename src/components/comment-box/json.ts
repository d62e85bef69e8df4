/**
 * A value as JSON, whatever `toJSON` the page's other scripts have given to lists and words, as Prototype.js does.
 *
 * Dates are not for it.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string) {
    return this[key]; // as it was before any `toJSON`
  });
