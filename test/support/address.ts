let count = 0;

/** The address of a feed that no other test asks for, since a page remembers what it learned of a feed's items. */
export const feedAddress = (): string => `/feeds/${(count += 1)}.json`;
