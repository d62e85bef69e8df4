import { matches } from './settings.js';

/** What the machine's environment says and stays as it is while the service runs. */
export interface Options {
  /** Address under which browsers reach the service, without a slash at its end. */
  publicUrl: string;
  /** Origins of the pages that may post. */
  origins: ReadonlySet<string>;
  /** Origins whose feeds `embed.html` and the embed builder may show, beside the service's own. */
  feedOrigins?: ReadonlySet<string>;
  isThreadAllowed: (name: string) => boolean;
  /** Addresses and networks whose `X-Forwarded-For` counts. */
  trustProxy: string[];
  /** Whether a proof of work is asked for. */
  hasChallenge: boolean;
  hasRateLimit: boolean;
  /** Addresses, separated by commas, that are told at once of an escalation. */
  dutyEmail?: string;
  smtpUrl?: string;
  /** IANA name of the zone in which the agency's months begin; UTC when unset. */
  timeZone?: string;
}

/** What can stand in an address and on a moderator's screen without harm. */
const THREAD_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._~-]{0,99}$/u;

/**
 * Reads the pattern of allowed thread names: words separated by commas in which `*` stands for anything, or a regular
 * expression, which has to match whole names.
 *
 * @throws {Error} Where it is neither.
 */
export function readThreadPattern(pattern: string): (name: string) => boolean {
  const isAllowed = isRegularExpression(pattern)
    ? wholeMatch(pattern)
    : anyOf(pattern.split(',').map(word => word.trim()));
  return name => THREAD_NAME.test(name) && isAllowed(name);
}

const isRegularExpression = (pattern: string) => /[\\^$+?()[\]{}|]|\.\*/.test(pattern);

function wholeMatch(pattern: string) {
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    throw new Error(`"${pattern}" is no pattern: ${(error as Error).message}`, { cause: error });
  }
  return (name: string) => expression.test(name);
}

const anyOf = (patterns: string[]) => (name: string) => patterns.some(pattern => matches(pattern, name));
