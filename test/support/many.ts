/** So many of what `make` makes. Not `Array.from`, which Prototype.js and MooTools replace by one that makes nothing. */
export const many = <T>(count: number, make: (i: number) => T): T[] =>
  [...Array(count).keys()].map(i => make(i));
