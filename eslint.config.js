import css from '@eslint/css';
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { importArrows } from './scripts/lint/import-arrows.mjs';
import { noDomAtImport } from './scripts/lint/no-dom-at-import.mjs';
import { noRem } from './scripts/lint/no-rem.mjs';
import { hostPage, inTests, markup } from './scripts/lint/restrictions.mjs';

const SCRIPTS = ['**/*.{js,mjs,ts,tsx}'];
const SAFE_HTML = 'src/feed/safe-html.ts';
/** What runs in a browser: the widgets, and the moderators' page. */
const PAGES = ['{src,server/moderate}/**/*.ts'];

const NOT_STORED = 'Nothing is stored in a visitor’s browser.';

/** Refuses what stays in a browser when the tab is gone; and what stays until then. */
const noStorage = [
  'error',
  ...['localStorage', 'indexedDB', 'caches', 'cookieStore'].map(name => ({ name, message: NOT_STORED })),
];
const noTabStorage = [...noStorage, { name: 'sessionStorage', message: NOT_STORED }];

/** Node's own test runner awaits what these give. */
const NODE_TEST = [{ from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] }];

const callbox = {
  rules: { 'import-arrows': importArrows, 'no-dom-at-import': noDomAtImport, 'no-rem': noRem },
};

export default [
  { ignores: ['**/dist/', 'coverage/'] },
  { files: SCRIPTS, ...js.configs.recommended },
  ...tseslint.configs.recommended.map(config => ({ ...config, files: SCRIPTS })),
  {
    files: SCRIPTS,
    plugins: { callbox },
    rules: { 'callbox/import-arrows': 'error', eqeqeq: ['error', 'smart'] },
  },
  {
    // TypeScript knows undefined names better, and Node's scripts name Node's globals.
    files: SCRIPTS,
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['{src,test,server/src,server/test,server/moderate}/**/*.ts'],
    // A package of its own, which is not there unless its command was run.
    ignores: ['test/frameworks/**'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: PAGES, ...lit.configs['flat/recommended'] },
  { files: PAGES, ...wc.configs['flat/best-practice'] },
  { files: PAGES, ...litA11y.configs.recommended },
  {
    files: PAGES,
    rules: {
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      // Safari takes `list-style: none` for "no list", and only the role says otherwise.
      'lit-a11y/no-redundant-role': 'off',
      'lit/no-this-assign-in-render': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': noStorage,
      'no-restricted-syntax': ['error', ...markup, ...hostPage],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'callbox/no-rem': 'error' } },
  { files: [SAFE_HTML], rules: { 'no-restricted-syntax': ['error', ...hostPage] } },
  {
    files: ['src/**/*.ts'],
    // A comment's draft and the token that edits it must outlive a reload; nothing else is kept, not even by the tab.
    ignores: ['src/components/comment-box/tab-memory.ts'],
    rules: { 'no-restricted-globals': noTabStorage },
  },
  { files: ['src/{feed,sources}/**/*.ts'], rules: { 'callbox/no-dom-at-import': 'error' } },
  {
    files: ['test/**', 'server/test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...inTests],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['server/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: NODE_TEST }],
    },
  },
  {
    files: ['test/**'],
    rules: {
      // The types of @open-wc/testing make a promise of every comparison.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['{src,server/moderate}/**/*.css'],
    language: 'css/css',
    plugins: { css, callbox },
    rules: { 'css/no-duplicate-imports': 'error' },
  },
  { files: ['src/**/*.css'], rules: { 'callbox/no-rem': 'error' } },
];
