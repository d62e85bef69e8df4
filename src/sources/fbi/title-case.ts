/**
 * A headline in CAPITALS as people would write it: "JOHN MCDONALD - RENO, NV" as "John McDonald - Reno, NV".
 *
 * Names and acronyms are spelled as `context` spells them, where it does. A headline that is not in capitals stays as it is.
 */
export function titleCase(headline: string, context = ''): string {
  if (!isCapitals(headline)) return headline;
  const known = spellings(context);
  const words = headline.match(WORD) ?? [];
  let i = 0;
  return headline.replace(WORD, (word, at: number) => {
    const before = headline.slice(0, at);
    const isFirst = i === 0 || /(?:\s[-–—]|[:("“])\s*$/.test(before);
    const next = words[++i];
    return spell(word, { known, isFirst, isLast: next === undefined, before, next });
  });
}

/** A word with what joins it: "O'BRIEN", "HIT-AND-RUN", "U.S.", "MS-13". */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*(?:(?<=\.\p{L})\.)?/gu;

const ACRONYMS = new Set(
  (
    'AKA AMBER APT ATF ATM ATV BTK CIA DC DEA DHS DMV DNA DOJ DPRK DUI FBI FSB GRU HIV IED II III IRA IRGC IRS ISIL ISIS IV ' +
    'KKK LLC LSD MSS NASA NATO NCIC NCMEC NSA NYC NYPD PLA RICO RV SUV SVR SWAT TSA TV UK UN UNSUB UPS USA USPS VI VII VIII'
  ).split(' '),
);

const SMALL = new Set('a an and as at but by for from in into nor of on or the to vs with'.split(' '));

/** Parts of a surname that some families write small. */
const PARTICLES = new Set(
  'al bin da das de del della den der di do dos du el ibn la le ter van von y'.split(' '),
);

/** Words without a vowel that are no acronyms. */
const VOWELLESS = new Set('BLVD DR FT HWY JR LN LTD MR MRS MS MT NG NTH PKWY RD SGT SR ST VS'.split(' '));

const STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC ' +
    'SD TN TX UT VT VA WA WV WI WY PR GU VI'
  ).split(' '),
);

interface Place {
  known: ReadonlyMap<string, string>;
  isFirst: boolean;
  isLast: boolean;
  before: string;
  next: string | undefined;
}

function spell(word: string, { known, isFirst, isLast, before, next }: Place): string {
  const lower = word.toLowerCase();
  if (/\p{Ll}/u.test(word)) return word.replace(/^Mc\p{Lu}+$/u, mixed => capitalize(mixed.toLowerCase()));
  if (/,\s*$/.test(before) && STATES.has(word)) return word;
  if (!isFirst && !isLast && SMALL.has(lower) && (word.length > 1 || isAfterSmall(before))) return lower;
  const follows = next && known.get(`${lower} ${next.toLowerCase()}`);
  if (PARTICLES.has(lower)) return follows ? follows.split(' ')[0]! : capitalize(lower);
  return known.get(lower) ?? spellAlone(word, lower);
}

const isAfterSmall = (before: string) => SMALL.has(/([\p{L}]+)\s+$/u.exec(before)?.[1]?.toLowerCase() ?? '');

function spellAlone(word: string, lower: string): string {
  if (ACRONYMS.has(word) || /^(?:\p{L}\.)+\p{L}?$/u.test(word)) return word;
  if (/^\d+(?:ST|ND|RD|TH|S)$/.test(word)) return lower;
  if (/\d/.test(word)) return word.replace(/\p{L}{5,}/gu, letters => capitalize(letters.toLowerCase()));
  if (/^[^\P{L}AEIOUY]{2,3}$/u.test(word) && /^[A-Z]+$/.test(word) && !VOWELLESS.has(word)) return word;
  return lower
    .split('-')
    .map((part, i, { length }) =>
      i > 0 && i < length - 1 && SMALL.has(part)
        ? part
        : ACRONYMS.has(part.toUpperCase())
          ? part.toUpperCase()
          : capitalize(part),
    )
    .join('-');
}

/** "mcdonald" as "McDonald", "o'brien" as "O'Brien". */
const capitalize = (lower: string): string =>
  lower
    .replace(/^\p{L}/u, letter => letter.toUpperCase())
    .replace(/^Mc(\p{L})(?=\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(
      /^(\p{L}['’])(\p{L})(?=\p{L})/u,
      (_, start: string, letter: string) => start + letter.toUpperCase(),
    );

/** What is longer is no headline. */
const LONGEST = 300;

function isCapitals(text: string): boolean {
  if (text.length > LONGEST) return false;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > 1 && capitals > 2 * small;
}

/** How a text spells the words that it capitalizes, and the pairs that begin with a particle, by their small letters. */
function spellings(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const words = text.match(WORD) ?? [];
  words.forEach((word, i) => {
    const lower = word.toLowerCase();
    const next = words[i + 1];
    if (PARTICLES.has(lower) && next && (PARTICLES.has(next) || /^\p{Lu}.*\p{Ll}/u.test(next))) {
      const pair = `${lower} ${next.toLowerCase()}`;
      if (!found.has(pair)) found.set(pair, `${word} ${next}`);
    }
    if (!/\p{Lu}/u.test(word) || word.length < 2) return;
    const isShouted = !/\p{Ll}/u.test(word);
    // Words in capitals side by side are a headline of their own and no acronyms.
    if (isShouted && (word.length > 6 || [words[i - 1], next].some(isShout))) return;
    if (!found.has(lower) || (!isShouted && !/\p{Ll}/u.test(found.get(lower)!))) found.set(lower, word);
  });
  return found;
}

const isShout = (word: string | undefined) =>
  !!word && word.length > 1 && /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u.test(word);
