/** A text as the value of an attribute between double quotes. */
export const asAttribute = (text: string): string =>
  text.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
