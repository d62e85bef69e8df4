import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { createSnippet, createStyleSheet, lacksOf } from '../../demo/builder/snippets.mjs';

const kinds = { limit: 'number', 'heading-level': 'number', past: 'flag', heading: 'text', tags: 'text' };
const options = {
  kinds,
  home: 'https://cdn.example/callbox/1.0.0/',
  base: 'https://city.example/builder.html',
};
const hostile = `"Q&A" 'x' <script>alert(1)</script> ]] [/callbox-event-list] \\" {x} \`$\{x}\` &quot; &#93; \u2028é`;
const state = {
  element: 'callbox-event-list',
  attributes: {
    src: `/feeds/a b.json?x="]&y=\\['<`,
    limit: '3',
    'heading-level': '4',
    past: '',
    heading: hostile,
    tags: 'a,&lt;b',
  },
  view: { language: 'fr-CA', direction: 'rtl' },
  hasDark: false,
  tokens: {},
  fallback: { url: 'https://city.example/?a=1&b="', text: hostile },
};
const src = new URL(state.attributes.src, options.base).href;

/** Runs a component as React does: JSX comes to calls, which here give back what they were told. */
function run(jsx) {
  const { outputText, diagnostics } = ts.transpileModule(jsx, {
    reportDiagnostics: true,
    fileName: 'snippet.tsx',
    compilerOptions: {
      jsx: ts.JsxEmit.React,
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
    },
  });
  assert.deepEqual(diagnostics, []);
  const imported = [];
  const module = { exports: {} };
  const React = { createElement: (tag, attributes, ...children) => ({ tag, attributes, children }) };
  new Function('React', 'exports', 'require', outputText)(React, module.exports, name => imported.push(name));
  const [[name, component]] = Object.entries(module.exports).filter(
    ([, value]) => typeof value === 'function',
  );
  return { imported, name, ...component() };
}

/** WordPress's own way with a shortcode: `get_shortcode_regex`, `shortcode_parse_atts` and `stripcslashes`. */
function readShortcode(text) {
  const found =
    /\[(\[?)(callbox-[\w-]+)(?![\w-])([^\]/]*(?:\/(?!\])[^\]/]*)*?)(?:(\/)\]|\](?:([^[]*(?:\[(?!\/\2\])[^[]*)*)\[\/\2\])?)(\]?)/.exec(
      text,
    );
  const [whole, , tag, attributes, , content] = found;
  assert.equal(whole, text);
  const parts =
    /([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)|([\w-]+)\s*=\s*'([^']*)'(?:\s|$)|([\w-]+)\s*=\s*([^\s'"]+)(?:\s|$)|"([^"]*)"(?:\s|$)|'([^']*)'(?:\s|$)|(\S+)(?:\s|$)/g;
  const read = [...attributes.trim().matchAll(parts)].map(([, name, value, , , , , , , bare]) =>
    name ? [name.toLowerCase(), value.replace(/\\(.)/g, '$1')] : [bare, ''],
  );
  return { tag, attributes: Object.fromEntries(read), content };
}

const entities = { quot: '"', lt: '<', gt: '>', amp: '&' };
const decode = text =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCharCode(code) : entities[name]));

describe('the lines for React', () => {
  it('run, and give the element all that is set', () => {
    const { imported, name, tag, attributes, children } = run(createSnippet('react', state, options));
    assert.deepEqual(imported, ['@callbox/widgets/event-list']);
    assert.equal(name, 'EventList');
    assert.equal(tag, 'callbox-event-list');
    assert.deepEqual(attributes, {
      src,
      limit: 3,
      'heading-level': 4,
      past: true,
      heading: hostile,
      tags: 'a,&lt;b',
      lang: 'fr-CA',
      dir: 'rtl',
    });
    assert.deepEqual(children, [{ tag: 'a', attributes: { href: state.fallback.url }, children: [hostile] }]);
  });
});

describe('the shortcode', () => {
  const snippet = createSnippet('shortcode', state, options);

  it('is read by WordPress as it was meant', () => {
    const { tag, attributes, content } = readShortcode(snippet);
    assert.equal(tag, 'callbox-event-list');
    const { src: address, ...others } = attributes;
    assert.equal(new URL(address).searchParams.get('x'), '"]');
    assert.equal(new URL(address).searchParams.get('y'), `\\['<`);
    assert.doesNotMatch(address, /[\s"<>\\[\]']/); // what the plug-in takes for no address
    assert.equal(decode(others.heading), hostile.replace(/\s+/g, ' '));
    assert.deepEqual(
      { ...others, heading: '' },
      { limit: '3', 'heading-level': '4', past: '', heading: '', tags: 'a,&amp;lt;b' },
    );
    assert.doesNotMatch(content, /[[\]]|<(?!\/?a\b)/);
    assert.equal(decode(/>([^]*)<\/a>$/.exec(content)[1]), hostile);
  });

  it('is short where nothing is special', () => {
    const plain = {
      ...state,
      element: 'callbox-appeal-card',
      view: {},
      fallback: { url: '', text: 'Appeals' },
    };
    const attributes = { src: 'https://police.example/feed.json?a=1&b=2', limit: '3' };
    assert.equal(
      createSnippet('shortcode', { ...plain, attributes }, options),
      '[callbox-appeal-card src="https://police.example/feed.json?a=1&b=2" limit="3"]<a href="https://www.example.org/">Appeals</a>[/callbox-appeal-card]',
    );
  });

  it('says that language and direction are the page’s', () => {
    assert.match(lacksOf('shortcode', state).join(), /Language and direction/);
    assert.deepEqual(lacksOf('shortcode', { ...state, view: {} }), []);
  });
});

describe('the style sheet', () => {
  it('is none where no colour is set', () => assert.equal(createStyleSheet(state), ''));

  it('gives each token its value, and a second one for the dark', () => {
    const tokens = {
      '--callbox-accent': { light: '#1d4f91', dark: '#9cc3ff' },
      '--callbox-radius': { light: '0' },
    };
    assert.equal(
      createStyleSheet({ ...state, hasDark: true, tokens }),
      'callbox-event-list {\n  --callbox-accent: light-dark(#1d4f91, #9cc3ff);\n  --callbox-radius: 0;\n}',
    );
    assert.match(createStyleSheet({ ...state, tokens }), /accent: #1d4f91;/);
  });

  it('does not reach into an iframe, which is said', () => {
    const tokens = { '--callbox-radius': { light: '0' } };
    assert.match(lacksOf('iframe', { ...state, tokens }).join(), /colours do not reach/);
  });
});
