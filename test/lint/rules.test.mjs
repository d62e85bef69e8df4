import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Samples are no files of the project, so the rules that need types are left out.
const eslint = new ESLint({
  overrideConfig: [
    { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: null } } },
  ],
});

async function refusals(filePath, code) {
  const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath });
  return messages.filter(({ ruleId }) => !UNUSED.has(ruleId)).map(({ message }) => message);
}

// Samples use nothing of what they hold.
const UNUSED = new Set(['@typescript-eslint/no-unused-vars', '@typescript-eslint/no-unused-expressions']);

const bad = [
  ['test/a.test.ts', 'it.only("", () => {});', /every other test/],
  ['test/a.test.ts', 'describe.only("", () => {});', /every other test/],
  ['test/a.test.ts', 'expectAccessible(list);', /Await it/],
  ['src/components/a/a.ts', 'html`<p style="color: red"></p>`;', /style/],
  ['src/components/a/a.ts', 'html`<p style=${colour}></p>`;', /style/],
  ['src/components/a/a.ts', "import { styleMap } from 'lit/directives/style-map.js';", /Strict policies/],
  ['src/components/a/a.styles.ts', 'css`p { margin: 1.5rem }`;', /No rem/],
  ['src/styles/callbox.css', 'p { font: 1REM/1.5 serif }', /No rem/],
  ['src/components/a/a.ts', 'host.innerHTML = text;', /safe-html/],
  ['src/components/a/a.ts', 'host.outerHTML = text;', /safe-html/],
  ['src/components/a/a.ts', "host.insertAdjacentHTML('beforeend', text);", /safe-html/],
  ['src/components/a/a.ts', 'document.write(text);', /host page/],
  ['src/components/a/a.ts', 'html`<p .innerHTML=${text}></p>`;', /safe-html/],
  ['src/components/a/a.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';", /safe-html/],
  ['src/components/a/a.ts', "import '../b/b.js';", /never import one another/],
  ['src/components/a/a.ts', "import type { B } from '../b/b.js';", /never import one another/],
  ['src/components/a/a.ts', "export * from '../b/b.js';", /never import one another/],
  ['src/components/a/a.ts', "import('../b/b.js');", /never import one another/],
  ['src/components/frame.ts', "import '../../server/main.js';", /outside src/],
  ['src/feed/a.ts', "import { A } from '../components/a/a.js';", /Only components/],
  ['src/i18n/a.ts', "import type { A } from '../components/a/a.js';", /Only components/],
  ['src/styles/a.ts', "import { A } from '../components/a/a.js';", /Only components/],
  ['src/a11y/a.ts', "import { a } from '../feed/a.js';", /only types/],
  ['src/i18n/a.ts', "import { a } from '../feed/a.js';", /only types/],
  ['src/sources/a.ts', "import { a } from '../feed/a.js';", /only types/],
  ['src/sources/a.ts', "import { a } from '../i18n/a.js';", /server too/],
  ['src/feed/a.ts', "import { html } from 'lit';", /controllers import lit/],
  ['src/feed/a.ts', "import { until } from 'lit/directives/until.js';", /controllers import lit/],
  ['src/feed/a.ts', 'export const root = document.body;', /at import/],
  ['src/feed/a.ts', 'export class A extends HTMLElement {}', /at import/],
  ['server/a.ts', "import '../src/components/a/a.js';", /Only components|src\/feed/],
  ['cli/a.ts', "import '../src/i18n/a.js';", /src\/feed/],
  ['server/src/a.ts', "import { a } from '../../src/time/a.js';", /src\/feed/],
  ['server/src/a.ts', "import '../moderate/a.js';", /published alone/],
  ['server/src/a.ts', "import '../../scripts/test/postgres.mjs';", /published alone/],
  ['server/test/a.test.ts', 'it.only("", () => {});', /every other test/],
  ['server/moderate/a.ts', "import '../src/a.js';", /only types/],
  ['server/moderate/a.ts', "import { Hono } from 'hono';", /only types/],
  ['server/moderate/a.ts', "import '../../src/sources/a.js';", /only types/],
  ['server/moderate/a.ts', "import type { A } from '../../src/components/a/a.js';", /src\/feed/],
  ['server/moderate/a.ts', 'html`<p style="color: red"></p>`;', /style/],
  ['server/moderate/a.ts', 'host.innerHTML = text;', /safe-html/],
  ['server/moderate/a.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';", /safe-html/],
  ['server/moderate/a.ts', "export const a = () => localStorage.getItem('a');", /stored/],
  ['src/feed/a.ts', 'console.log(1);', /console/],
  ['src/feed/a.ts', 'try { a(); } catch {}', /Empty block/],
  ['src/feed/a.ts', 'export function a() { window.callbox = 1; }', /no global/],
  ['src/feed/a.ts', 'export function a() { Object.assign(globalThis, { callbox: 1 }); }', /no global/],
  ['src/feed/a.ts', "export const a = () => localStorage.getItem('a');", /stored/],
  ['src/feed/a.ts', "export const a = () => window.sessionStorage.getItem('a');", /stored/],
  ['src/feed/a.ts', 'export const a = () => document.cookie;', /stored/],
  ['src/components/comment-box/a.ts', "export const a = () => sessionStorage.getItem('a');", /stored/],
  ['src/components/comment-box/tab-memory.ts', "export const a = () => localStorage.getItem('a');", /stored/],
];

const good = [
  ['src/components/a/a.ts', "import '../frame.js';\nimport '../../feed/a.js';\nimport 'lit';"],
  ['src/feed/safe-html.ts', 'export function clean(host, text) { host.innerHTML = text; }'],
  ['src/feed/a-controller.ts', "import { nothing } from 'lit';"],
  ['src/feed/a.ts', "import type { ReactiveElement } from 'lit';\nexport const a = () => document.body;"],
  ['src/sources/a.ts', "import type { Feed } from '../feed/feed.js';"],
  ['src/i18n/a.ts', "import type { Feed } from '../feed/feed.js';"],
  ['src/callbox.ts', "void import('./components/a/a.js');"],
  ['src/components/a/a.ts', 'html`<ul role="list"><li part="a">${text}</li></ul>`;'],
  ['src/components/a/a.styles.ts', 'css`p { margin: 1.5em; padding: var(--callbox-rem, 2px) }`;'],
  ['server/a.ts', "import '../src/feed/a.js';"],
  ['server/src/a.ts', "import '../../src/sources/a.js';\nimport 'hono';"],
  ['server/moderate/a.ts', "import 'lit';\nimport '../../src/feed/a.js';\nimport './b.js';"],
  ['server/moderate/a.ts', "import type { A } from '../src/a.js';"],
  ['server/moderate/a.ts', "export const a = () => sessionStorage.getItem('a');"],
  ['server/moderate/a.styles.ts', 'css`p { margin: 1.5rem }`;'],
  ['src/components/comment-box/tab-memory.ts', "export const a = () => sessionStorage.getItem('a');"],
];

describe('The lint', () => {
  for (const [path, code, reason] of bad) {
    it(`refuses ${code} in ${path}`, async () => {
      assert.match((await refusals(path, code)).join('\n'), reason);
    });
  }

  for (const [path, code] of good) {
    it(`accepts ${code.replaceAll('\n', ' ')} in ${path}`, async () => {
      assert.deepEqual(await refusals(path, code), []);
    });
  }
});
