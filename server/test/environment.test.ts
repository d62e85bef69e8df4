import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EnvironmentError, readEnvironment, type Environment } from '../src/environment.js';
import { runProgram } from './commands/support.js';
import { createSqlite } from './support/sqlite-file.js';

interface Setting {
  /** What it says where it is not set, and where it is set to the example. */
  unset: unknown;
  example: [text: string, value: unknown];
  more?: [text: string, value: unknown][];
  wrong?: string[];
  read: (environment: Environment) => unknown;
}

const DATABASE_URL = 'postgres://callbox:secret@db.city.example/callbox';
const SMTP_URL = 'smtps://callbox:secret@mail.city.example';
const origins = (...list: string[]) => new Set(list);

/** Each variable of the table in docs/comment-service.md. */
const settings: Record<string, Setting> = {
  PORT: {
    unset: 8081,
    example: ['8081', 8081],
    more: [
      ['0', 0],
      ['65535', 65_535],
      [' 80 ', 80],
    ],
    wrong: ['65536', '-1', '80.5', 'http', '80 81'],
    read: ({ port }) => port,
  },
  PUBLIC_URL: {
    unset: 'http://localhost:8081',
    example: ['https://comments.city.example', 'https://comments.city.example'],
    more: [['https://comments.city.example/', 'https://comments.city.example']],
    wrong: [
      'comments.city.example',
      'ftp://comments.city.example',
      'https://city.example/comments',
      'https://city.example?a',
      'https://city.example/#a',
      'https://me@city.example',
    ],
    read: ({ options }) => options.publicUrl,
  },
  DATABASE: {
    unset: { file: 'callbox.sqlite' },
    example: ['/var/lib/callbox/comments.sqlite', { file: '/var/lib/callbox/comments.sqlite' }],
    read: ({ database }) => database,
  },
  DATABASE_URL: {
    unset: { file: 'callbox.sqlite' },
    example: [DATABASE_URL, { url: DATABASE_URL }],
    more: [['postgresql://localhost/callbox', { url: 'postgresql://localhost/callbox' }]],
    wrong: [
      'mysql://callbox:secret@localhost/callbox',
      'callbox.sqlite',
      'postgres://callbox:secret@a b/callbox',
      'postgres://callbox:secret%zz@localhost/callbox',
    ],
    read: ({ database }) => database,
  },
  CALLBOX_ORIGINS: {
    unset: origins('http://localhost:8081'),
    example: [
      'https://www.city.example,https://police.city.example',
      origins('https://www.city.example', 'https://police.city.example'),
    ],
    more: [['https://city.example:8443', origins('https://city.example:8443')]],
    wrong: ['*', 'https://*.city.example', 'www.city.example', 'https://city.example/news', 'null'],
    read: ({ options }) => options.origins,
  },
  CALLBOX_FEEDS: {
    unset: undefined,
    example: ['/etc/callbox/callbox.json', '/etc/callbox/callbox.json'],
    read: ({ feedsFile }) => feedsFile,
  },
  CALLBOX_FEED_ORIGINS: {
    unset: origins(),
    example: ['https://police.example', origins('https://police.example')],
    more: [
      ['https://a.example, https://b.example:8443/', origins('https://a.example', 'https://b.example:8443')],
    ],
    wrong: ['*', 'police.example', 'https://police.example/feeds', 'null', 'blob:https://police.example'],
    read: ({ options }) => options.feedOrigins,
  },
  CALLBOX_THREADS: {
    unset: ['news-1', 'council', 'news-x'],
    example: ['news-*,council', ['news-1', 'council', 'news-x']],
    more: [
      ['news-\\d+', ['news-1']],
      ['council', ['council']],
    ],
    wrong: ['news-(', '[z-a]'],
    read: ({ options }) => ['news-1', 'council', 'news-x'].filter(name => options.isThreadAllowed(name)),
  },
  TRUST_PROXY: {
    unset: [],
    example: ['127.0.0.1,10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
    more: [['::1 fd00::/8', ['::1', 'fd00::/8']]],
    wrong: ['proxy.city.example', '10.0.0.0/99', '300.1.1.1', 'true'],
    read: ({ options }) => options.trustProxy,
  },
  MODERATOR_PASSWORD: {
    unset: undefined,
    example: ['four words of yours', 'four words of yours'],
    read: ({ moderatorPassword }) => moderatorPassword,
  },
  DUTY_EMAIL: {
    unset: undefined,
    example: ['duty@police.city.example', 'duty@police.city.example'],
    more: [
      [
        'duty@police.city.example, night@police.city.example',
        'duty@police.city.example, night@police.city.example',
      ],
    ],
    wrong: ['duty', 'duty@police.city.example, night'],
    read: ({ options }) => options.dutyEmail,
  },
  SMTP_URL: {
    unset: undefined,
    example: [SMTP_URL, SMTP_URL],
    more: [['smtp://localhost:25', 'smtp://localhost:25']],
    wrong: [
      'https://callbox:secret@mail.city.example',
      'mail.city.example',
      'smtp://callbox:secret%zz@mail.city.example',
    ],
    read: ({ options }) => options.smtpUrl,
  },
  CALLBOX_TIME_ZONE: {
    unset: 'UTC',
    example: ['America/Toronto', 'America/Toronto'],
    wrong: ['Toronto/Canada', '25:00'],
    read: ({ options }) => options.timeZone,
  },
  CALLBOX_CHALLENGE: {
    unset: true,
    example: ['off', false],
    more: [
      ['on', true],
      ['OFF', false],
    ],
    wrong: ['no', '0', 'false'],
    read: ({ options }) => options.hasChallenge,
  },
  CALLBOX_RATE_LIMIT: {
    unset: true,
    example: ['off', false],
    more: [['On', true]],
    wrong: ['no', '0', 'false'],
    read: ({ options }) => options.hasRateLimit,
  },
};

/** One mistake per line. */
function readMistakes(variables: Record<string, string>): string[] {
  try {
    readEnvironment(variables);
  } catch (error) {
    assert.ok(error instanceof EnvironmentError, String(error));
    const [first, ...mistakes] = error.message.split('\n  ');
    assert.equal(first, 'Some settings cannot be used:');
    return mistakes;
  }
  return [];
}

describe('The environment', () => {
  it('is what the documentation says, with its examples', () => {
    const page = readFileSync(new URL('../../docs/comment-service.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\| `(.+?)` +\|/gm)];
    assert.deepEqual(
      rows.map(([, name, , example]) => [name, example]),
      Object.entries(settings).map(([name, { example }]) => [name, example[0]]),
    );
  });

  for (const [name, { unset, example, more = [], wrong = [], read }] of Object.entries(settings)) {
    it(`may leave ${name} out or empty, and is read where it is set`, () => {
      assert.deepEqual(read(readEnvironment({})), unset);
      assert.deepEqual(read(readEnvironment({ [name]: '' })), unset);
      for (const [text, value] of [example, ...more])
        assert.deepEqual(read(readEnvironment({ [name]: text })), value, text);
    });

    if (wrong.length > 0)
      it(`is refused where ${name} makes no sense, without a password`, () => {
        for (const text of wrong) {
          const mistakes = readMistakes({ [name]: text });
          assert.equal(mistakes.length, 1, text);
          assert.ok(mistakes[0]!.startsWith(`${name}: `), mistakes[0]);
          assert.doesNotMatch(mistakes[0]!, /secret/);
        }
      });
  }

  it('makes the address from the port, and the origin from the address', () => {
    const { options } = readEnvironment({ PORT: '9000' });
    assert.deepEqual(
      [options.publicUrl, ...options.origins],
      ['http://localhost:9000', 'http://localhost:9000'],
    );
    const city = readEnvironment({ PUBLIC_URL: 'https://comments.city.example' });
    assert.deepEqual([...city.options.origins], ['https://comments.city.example']);
  });

  const wrongOnes = Object.entries(settings).filter(([, { wrong }]) => wrong);

  it('names all mistakes at once', () => {
    const mistakes = readMistakes(
      Object.fromEntries(wrongOnes.map(([name, { wrong }]) => [name, wrong![0]!])),
    );
    assert.deepEqual(
      mistakes.map(mistake => mistake.split(':')[0]).sort(),
      wrongOnes.map(([name]) => name).sort(),
    );
  });

  it('ends the program with a sentence where it cannot be used', async () => {
    const { code, output, errors } = await runProgram(
      [],
      { file: createSqlite() },
      { PORT: 'http', TRUST_PROXY: 'true' },
    );
    assert.deepEqual([code, output], [1, '']);
    assert.match(errors, /^Some settings cannot be used:\n {2}PORT: .+\n {2}TRUST_PROXY: .+\n$/);
  });

  it('keeps its passwords to itself, whatever the program has to say', async () => {
    const PASSWORDS = { MODERATOR_PASSWORD: 'hunter2', SMTP_URL: 'smtp://callbox:hunter2@127.0.0.1:1' };
    const address = (rest: string) => ({ url: `postgres://callbox:hunter2@${rest}` });
    for (const [database, variables] of [
      [address('127.0.0.1:1/callbox'), {}],
      [address('127.0.0.1:1/callbox'), { PORT: 'http' }],
      [address('a b/callbox'), {}],
      [{ url: 'mysql://callbox:hunter2@localhost' }, {}],
      [{ file: '/nowhere/callbox.sqlite' }, { SMTP_URL: 'callbox:hunter2@mail' }],
    ] as const) {
      const { code, output, errors } = await runProgram([], database, { ...PASSWORDS, ...variables });
      assert.equal(code, 1);
      assert.doesNotMatch(output + errors, /hunter2/);
      assert.doesNotMatch(errors, /^\s+at /m);
      assert.notEqual(errors.trim(), '');
    }
  });
});
