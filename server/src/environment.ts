import * as v from 'valibot';
import { clientAddress } from './abuse/client-address.js';
import { readOrigin } from './abuse/origins.js';
import { email } from './fields.js';
import { readThreadPattern, type Options } from './options.js';
import type { DatabaseAddress } from './store/open.js';

/** What the environment's variables say. */
export interface Environment {
  port: number;
  database: DatabaseAddress;
  /** Of the first account; made where unset. */
  moderatorPassword?: string;
  /** Names the feeds of others whose items have pages here. */
  feedsFile?: string;
  options: Options;
}

/** Thrown where a variable cannot be used; names all that cannot. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

type Variables = Record<string, string | undefined>;

/** Reads the settings that docs/comment-service.md lists. An empty variable is one that is not set. */
export function readEnvironment(variables: Variables): Environment {
  const mistakes: string[] = [];

  function read<T>(name: string, fallback: string, readValue: (value: string) => T): T {
    try {
      return readValue(variables[name]?.trim() || fallback);
    } catch (error) {
      mistakes.push(`${name}: ${(error as Error).message}`);
      return readValue(fallback);
    }
  }

  const optional = (name: string) => variables[name]?.trim() || undefined;
  const port = read('PORT', '8081', readPort);
  const publicUrl = read('PUBLIC_URL', `http://localhost:${port}`, readPublicUrl);
  const url = optional('DATABASE_URL');
  const environment: Environment = {
    port,
    database: url
      ? { url: read('DATABASE_URL', 'postgres://localhost', readDatabaseUrl) }
      : { file: optional('DATABASE') ?? 'callbox.sqlite' },
    moderatorPassword: variables['MODERATOR_PASSWORD'] || undefined,
    feedsFile: optional('CALLBOX_FEEDS'),
    options: {
      publicUrl,
      origins: read(
        'CALLBOX_ORIGINS',
        new URL(publicUrl).origin,
        text => new Set(listOf(text).map(readOrigin)),
      ),
      feedOrigins: read('CALLBOX_FEED_ORIGINS', '', text => new Set(listOf(text).map(readOrigin))),
      isThreadAllowed: read('CALLBOX_THREADS', '*', readThreadPattern),
      trustProxy: read('TRUST_PROXY', '', text => {
        clientAddress(listOf(text)); // throws where one is no address
        return listOf(text);
      }),
      hasChallenge: read('CALLBOX_CHALLENGE', 'on', readSwitch),
      hasRateLimit: read('CALLBOX_RATE_LIMIT', 'on', readSwitch),
      dutyEmail: read('DUTY_EMAIL', '', readEmails),
      smtpUrl: read('SMTP_URL', '', readSmtpUrl),
      timeZone: read('CALLBOX_TIME_ZONE', 'UTC', readTimeZone),
    },
  };
  if (mistakes.length > 0)
    throw new EnvironmentError(`Some settings cannot be used:\n  ${mistakes.join('\n  ')}`);
  return environment;
}

const listOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`"${text}" is no port; it must be a number from 0 to 65535`);
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`"${text}" is no address; write it as https://comments.city.example`);
}

function readDatabaseUrl(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text)) return readSecretUrl(text);
  throw new Error(
    'it must begin with postgres:// or postgresql://; for a file of SQLite set DATABASE instead',
  );
}

/** An address with a password in it, which no message may show. */
function readSecretUrl(text: string): string {
  if (URL.canParse(text) && isEncoded(new URL(text).username) && isEncoded(new URL(text).password))
    return text;
  throw new Error('it is no address; encode what is special in its password, such as % as %25 and / as %2F');
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function readSwitch(text: string): boolean {
  if (/^(on|off)$/i.test(text)) return text.toLowerCase() === 'on';
  throw new Error(`"${text}" is neither on nor off`);
}

function readEmails(text: string): string | undefined {
  for (const address of listOf(text))
    if (!v.is(email, address)) throw new Error(`"${address}" is no e-mail address`);
  return text || undefined;
}

function readTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new Error(`"${timeZone}" is no time zone; write it as Europe/London`);
  }
}

function readSmtpUrl(text: string): string | undefined {
  if (!text) return undefined;
  if (/^smtps?:\/\//.test(text)) return readSecretUrl(text);
  throw new Error('it must begin with smtp:// or smtps://');
}
