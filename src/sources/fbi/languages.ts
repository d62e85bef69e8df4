const TAGS: Readonly<Record<string, string>> = {
  ...{
    albanian: 'sq',
    arabic: 'ar',
    bengali: 'bn',
    bulgarian: 'bg',
    chinese: 'zh',
    croatian: 'hr',
    czech: 'cs',
  },
  ...{
    danish: 'da',
    dari: 'prs',
    dutch: 'nl',
    english: 'en',
    español: 'es',
    farsi: 'fa',
    french: 'fr',
    german: 'de',
  },
  ...{
    greek: 'el',
    'haitian creole': 'ht',
    hebrew: 'he',
    hindi: 'hi',
    hungarian: 'hu',
    indonesian: 'id',
    italian: 'it',
  },
  ...{
    japanese: 'ja',
    korean: 'ko',
    kurdish: 'ku',
    mandarin: 'zh',
    navajo: 'nv',
    norwegian: 'no',
    pashto: 'ps',
  },
  ...{
    persian: 'fa',
    polish: 'pl',
    portuguese: 'pt',
    punjabi: 'pa',
    romanian: 'ro',
    russian: 'ru',
    serbian: 'sr',
  },
  ...{ somali: 'so', spanish: 'es', swahili: 'sw', swedish: 'sv', tagalog: 'tl', thai: 'th', turkish: 'tr' },
  ...{ ukrainian: 'uk', urdu: 'ur', vietnamese: 'vi' },
};

/** The tag of a language that is named in English, such as "Spanish" or "Chinese (Simplified)". */
export function languageTag(name: string): string | undefined {
  const plain = name
    .toLowerCase()
    .replace(/\s*\(.*$/, '')
    .trim();
  return Object.hasOwn(TAGS, plain) ? TAGS[plain] : undefined;
}
