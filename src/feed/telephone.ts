const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']; // on the keys 2 to 9, ITU-T E.161

/** A number as RFC 3966 dials it: letters as their keys, an extension as `;ext=`. */
export function telephone(written: string): string {
  const [, number, extension] = /^(.*?)(?:\s*(?:;?ext\.?=?|x)\s*(\d+))?$/i.exec(written.trim())!;
  const digits = number!
    .replace(/\(0\)/, '') // "+44 (0)20" is dialled without the 0
    .toUpperCase()
    .replace(/[A-Z]/g, letter => String(KEYS.findIndex(letters => letters.includes(letter)) + 2))
    .replace(/(?!^\+)[^\d*#]/g, '');
  return extension ? `${digits};ext=${extension}` : digits;
}
