import { between, pick, randomFrom } from '../faults/random.js';
import { attacks } from './attacks.js';

/** What somebody sends who means harm, each field of any type. */
export type HostileFields = Record<string, unknown> & { content_text?: unknown };

const CONTROLS = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(character =>
  /\p{Cc}/u.test(character),
);
const DIRECTION = [...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C'];
const INVISIBLE = [
  ...'\u200B\u200C\u200D\u2060\u2061\u2064\u00AD\uFEFF\uFFF9\uFFFA\uFFFB\uFFFE\uFFFF',
  '\u{E0001}\u{E0041}',
];
const SURROGATES = ['\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uDE00\uD83D', '\uD83D', 'a\uDC00b'];
const LINE_ENDS = ['\r', '\n', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f'];
const FORMULAS = [
  '=HYPERLINK("https://evil.example")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1',
  '＝1',
];
const HEADERS = [
  '\r\nSet-Cookie: admin=1',
  'x\r\n\r\n<html><script>alert(1)</script>',
  'sam@home.example\r\nBcc: all@city.example',
  '%0d%0aLocation:%20https://evil.example',
];
const LINKS = [
  'https://evil.example/?q=1#x',
  'HTTP://user:pass@evil.example:8080',
  'www.evil.example',
  '//evil.example',
];
const AGENCIES = [
  'City of Averley',
  'CITY OF AVERLEY',
  'City\u00a0of Аverley',
  'Ｃｉｔｙ ｏｆ Ａｖｅｒｌｅｙ',
  'City of Aver\u200Bley ✔',
  '\u202Eyelreva fo ytiC',
];
const WRONG: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  true,
  false,
  [],
  {},
  ['x'],
  { a: 1 },
  { toString: 'x' },
  [[[]]],
];
const LANGUAGES = [
  'en',
  'de-CH',
  'x-evil',
  'en\u0000',
  'klingon!',
  '<b>',
  'en-'.repeat(20),
  'root',
  '*',
  'i-default',
];
const IDS = [
  'unknown',
  '__proto__',
  '../x',
  '%00',
  "' or 1=1 --",
  '\u0000',
  '-',
  'x'.repeat(101),
  'ＡＢＣ',
  '<b>',
];
const KINDS = [
  'question',
  'idea',
  'Question',
  'rant',
  '__proto__',
  'constructor',
  '<b>',
  '=1',
  'question\u0000',
];
const EMAILS = [
  'sam@home.example',
  '<script>@x.example',
  'a@b\u0000.example',
  'a@b, c@d',
  '"x"@home.example',
  'a@',
  '@',
];
const JSONISH = [
  '{"content_html":"<b>x</b>"}',
  '[1,2',
  '"',
  '\\',
  '\\u0000',
  'null',
  '}}]]',
  '\\ud800',
  '// x',
  '/*',
];

/** Hostile comments, the same ones for the same seed. */
export function hostileComments(seed: number, count: number): HostileFields[] {
  const random = randomFrom(seed);
  // Tests take an address of a file in an answer for a part of a stack trace.
  const vectors = attacks().map(attack => attack.replaceAll('file:', 'ftp:'));
  const one = <T>(list: readonly T[]) => pick(random, list)!;
  const chance = (share: number) => random() < share;

  const pieces: (() => string)[] = [
    () => one(vectors),
    () => one(vectors),
    () => one(CONTROLS) + one(CONTROLS) + one(CONTROLS),
    () => one(DIRECTION) + one(['evil', 'שלום', 'txt.exe']) + one(DIRECTION),
    () => one(INVISIBLE) + one(INVISIBLE),
    () => one(SURROGATES),
    () => one(LINE_ENDS).repeat(between(random, 1, 5)),
    () => one(FORMULAS),
    () => one(HEADERS),
    () => one(LINKS),
    () => one(AGENCIES),
    () => one(JSONISH),
    () => `Z${'\u0300\u0489'.repeat(between(random, 1, 200))}`,
    () => one(['a', '<', '"', '\\', ' ', '\u0000', '😀', '\uD83D', '﷽']).repeat(10 ** between(random, 1, 3)),
    () => String.fromCodePoint(between(random, 0, 0x10ffff)),
    () =>
      one([
        '👨‍👩‍👧',
        '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
        'नमस्ते',
        'می\u200cخواهم',
        'e\u0301',
      ]),
  ];
  const text = () => {
    const parts = Array.from({ length: between(random, 1, 4) }, () => one(pieces)());
    return parts.join(one(['', ' ', '\n', '\u0000']));
  };
  /** Some value of a field: mostly of those that are meant for it, else any text, else no text at all. */
  const value = (meant: readonly string[]) => (chance(0.6) ? one(meant) : chance(0.6) ? text() : one(WRONG));

  return Array.from({ length: count }, (): HostileFields => ({
    content_text: chance(0.04) ? one(WRONG) : chance(0.02) ? 'x'.repeat(4001) : text(),
    ...(chance(0.4) && { name: chance(0.7) ? one([...AGENCIES, ...FORMULAS, 'Ann']) : value(vectors) }),
    ...(chance(0.1) && { email: value(EMAILS) }),
    ...(chance(0.15) && { kind: value(KINDS) }),
    ...(chance(0.08) && { in_reply_to: value(IDS) }),
    ...(chance(0.15) && { language: value(LANGUAGES) }),
    ...(chance(0.1) && { website: value(LINKS) }),
    // What a comment has, but nobody may say of his own.
    ...(chance(0.2) && {
      id: 'chosen',
      status: 'published',
      content_html: '<b>bold</b>',
      date_published: '1970-01-01T00:00:00Z',
      authors: [{ name: 'City of Averley' }],
      held_for: [],
      moderation: 'after',
      _comment: { status: 'published', official: { agency: 'City of Averley', role: 'Mayor' }, pinned: true },
    }),
  }));
}
