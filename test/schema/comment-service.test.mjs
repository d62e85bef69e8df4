import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runnerImport } from 'vite';
import { texts } from './pages.mjs';

const folder = new URL('../../server/src/', import.meta.url);
const sources = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.ts'));
const read = file => readFileSync(new URL(file, folder), 'utf8');
const load = async file =>
  (await runnerImport(`./server/src/${file}`, { configFile: false, logLevel: 'silent' })).module;

const routesPage = texts['comment-routes.md'];
const runPage = texts['comment-service.md'];

/** Each route of the code with who may use it, as they are written in its tables of routes. */
const routes = sources.flatMap(file => {
  const code = read(file);
  const api = /const API = '([^']+)'/.exec(code)?.[1] ?? '';
  const plain = code.matchAll(/\[\s*'(GET|POST|PUT|PATCH|DELETE)',\s*'(\/[^']*)'/g);
  const guarded = code.matchAll(/\broute\(\s*'([A-Z]+)',\s*'(\/[^']*)',\s*'([\w-]+)'/g);
  return [
    ...[...plain].map(([, method, path]) => ({ route: `${method} ${path}`, role: 'anybody' })),
    ...[...guarded].map(([, method, path, role]) => ({ route: `${method} ${api}${path}`, role })),
  ];
});

/** The rows of a table: those that begin with a name as code, and what stands in the further cells. */
const rowsOf = text => [...text.matchAll(/^\| \[?`([^`]+)`[^|]*\|(.*)\|$/gm)];
const sectionOf = (page, heading) => page.split(new RegExp(`^#+ ${heading}$`, 'm'))[1].split(/^#+ /m)[0];
const namesIn = (page, heading) => rowsOf(sectionOf(page, heading)).map(([, name]) => name);

const documented = ["Residents' routes", "Moderators' routes"].flatMap(heading =>
  rowsOf(sectionOf(routesPage, heading)).map(([, route, cells]) => ({ route, cells })),
);

describe('the pages on the comment service', () => {
  it('name every route, and no other', () => {
    assert.ok(routes.length > 30);
    assert.deepEqual(
      documented.map(({ route }) => route).toSorted(),
      routes.map(({ route }) => route).toSorted(),
    );
  });

  it('say who may use each route', () => {
    const words = { anybody: 'everybody', 'signed-in': 'signed in' };
    for (const { route, role } of routes.filter(({ route }) => route.includes('/api/'))) {
      const { cells } = documented.find(row => row.route === route);
      assert.equal(cells.split('|')[0].trim(), words[role] ?? role, route);
    }
  });

  it('name the methods that each address knows', async () => {
    const { createApp } = await load('app.ts');
    const database = { kind: 'sqlite', hub: { listen() {} } };
    const options = { publicUrl: 'https://comments.city.example', origins: new Set(), trustProxy: [] };
    const app = createApp({
      store: { database },
      options,
      clock: Date.now,
      log() {},
      pageFolder: '',
      widgetsFolder: '',
    });
    for (const path of new Set(documented.map(({ route }) => route.split(' ')[1]))) {
      const methods = documented.map(({ route }) => route.split(' ')).filter(row => row[1] === path);
      const { status, headers } = await app.request(path.replaceAll(':', ''), { method: 'LOCK' });
      const allowed = headers.get('Allow')?.split(', ') ?? [];
      assert.equal(status, 405, path);
      assert.deepEqual(
        allowed.toSorted(),
        [...methods.map(([method]) => method), 'OPTIONS'].toSorted(),
        path,
      );
    }
  });

  it('name every variable of the environment, and no other', () => {
    const code = read('environment.ts');
    const variables = [...code.matchAll(/(?:read|optional)\(\s*'([A-Z_]+)'|variables\['([A-Z_]+)'\]/g)];
    assert.deepEqual(
      namesIn(runPage, 'Settings of the machine').toSorted(),
      [...new Set(variables.map(([, name, other]) => name ?? other))].toSorted(),
    );
  });

  it('name every problem with its status, and no other', () => {
    const list = /const problems = \{([^]*?)\n\}/.exec(read('problem.ts'))[1];
    const problems = [...list.matchAll(/^ {2}'?([\w-]+)'?: \[(\d+)/gm)].map(([, name, status]) => [
      name,
      status,
    ]);
    const rows = rowsOf(sectionOf(routesPage, 'Problems')).filter(([, , cells]) => /^ *\d/.test(cells));
    assert.deepEqual(
      rows.map(([, name, cells]) => [name, cells.split('|')[0].trim()]),
      problems,
    );
  });

  it('name every code of a field’s error, and no other', () => {
    const list = /type FieldErrorCode =([^;]*);/.exec(read('problem.ts'))[1];
    const rows = rowsOf(sectionOf(routesPage, 'Problems')).filter(([, , cells]) => !/^ *\d/.test(cells));
    assert.deepEqual(
      rows.map(([, name]) => name),
      [...list.matchAll(/'([\w-]+)'/g)].map(([, code]) => code),
    );
  });

  it('name every setting, reason, queue and decision', async () => {
    const { defaultSettings, reasonCodes, reportReasons } = await load('settings.ts');
    const { queues } = await load('store/queues.ts');
    const { decisions } = await load('store/deciding.ts');
    const named = {
      Settings: [...Object.keys(defaultSettings), ...Object.keys(defaultSettings.retention)],
      Queues: queues,
      Decisions: [...decisions, ...reasonCodes.filter(code => code !== 'author')],
      'Report a comment': reportReasons,
    };
    for (const [heading, names] of Object.entries(named)) {
      const section = sectionOf(routesPage, heading);
      for (const name of names) assert.ok(section.includes(`\`${name}\``), `${heading}: ${name}`);
    }
  });

  it('name every reason to hold a comment', () => {
    const list = /type HoldReason =([^;]*);/.exec(read('settings.ts'))[1];
    for (const [, code] of list.matchAll(/'([\w-]+)'/g)) {
      assert.ok(sectionOf(routesPage, 'Queues').includes(`\`${code}\``), code);
    }
  });
});
