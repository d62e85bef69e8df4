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

const SCRIPTS = ['**/*.{js,mjs,ts}'];
const SAFE_HTML = 'src/feed/safe-html.ts';
const STORAGE = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];

const callbox = {
  rules: { 'import-arrows': importArrows, 'no-dom-at-import': noDomAtImport, 'no-rem': noRem },
};

export default [
  { ignores: ['dist/', 'coverage/'] },
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
    files: ['{src,test}/**/*.ts'],
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
  { files: ['src/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/**/*.ts'], ...wc.configs['flat/best-practice'] },
  { files: ['src/**/*.ts'], ...litA11y.configs.recommended },
  {
    files: ['src/**/*.ts'],
    rules: {
      'callbox/no-rem': 'error',
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      // Safari takes `list-style: none` for "no list", and only the role says otherwise.
      'lit-a11y/no-redundant-role': 'off',
      'lit/no-this-assign-in-render': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': [
        'error',
        ...STORAGE.map(name => ({ name, message: 'Nothing is stored in a visitor’s browser.' })),
      ],
      'no-restricted-syntax': ['error', ...markup, ...hostPage],
    },
  },
  { files: [SAFE_HTML], rules: { 'no-restricted-syntax': ['error', ...hostPage] } },
  { files: ['src/{feed,sources}/**/*.ts'], rules: { 'callbox/no-dom-at-import': 'error' } },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...inTests],
      // The types of @open-wc/testing make a promise of every comparison.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.css'],
    language: 'css/css',
    plugins: { css, callbox },
    rules: { 'callbox/no-rem': 'error', 'css/no-duplicate-imports': 'error' },
  },
];
