const warn = console.warn;

/** Collects what is said on the console as a warning, in place of saying it, until the test ends. */
export function hearWarnings(): readonly string[] {
  const warnings: string[] = [];
  console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  return warnings;
}

afterEach('give the console back', () => {
  console.warn = warn;
});
