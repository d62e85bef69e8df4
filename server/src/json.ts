/**
 * JSON in which no `<` stands, which says the same: whoever copies it into a page, or reads it as one, finds no markup in
 * what residents wrote.
 */
export const toJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
