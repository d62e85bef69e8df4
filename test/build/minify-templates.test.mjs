import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minifyStyle, minifyTemplates } from '../../scripts/build/minify-templates.mjs';

async function minified(code) {
  const result = await minifyTemplates().transform(code, 'src/components/a/a.ts');
  return result.code;
}

describe('Minified templates', () => {
  it('keep one space wherever there was white space', async () => {
    const code = await minified(
      'html`<p>By <bdi>${name}</bdi>\n  <slot></slot>\n  at <x-time></x-time> <b>${a}</b> ${b}</p>`',
    );
    assert.equal(
      code,
      'html`<p>By <bdi>${name}</bdi> <slot></slot> at <x-time></x-time> <b>${a}</b> ${b}</p>`',
    );
  });

  it('keep empty attributes, bindings and the slash of an SVG shape', async () => {
    assert.equal(
      await minified('html`<img  alt="" .a=${a} ?b=${b} @c=${c} />`'),
      'html`<img alt="" .a=${a} ?b=${b} @c=${c} />`',
    );
    assert.equal(
      await minified('svg`<path   d=${d} /><path d="M0 0" />`'),
      'svg`<path d=${d} /><path d="M0 0"/>`',
    );
    assert.equal(
      await minified('html`<b class="a ${b}"   lang="">x</b>`'),
      'html`<b class="a ${b}" lang="">x</b>`',
    );
  });

  it('lose their comments', async () => {
    assert.equal(await minified('html`<p><!-- why -->x</p>`'), 'html`<p>x</p>`');
    assert.equal(await minified('css`/* why */ p { margin: 0 }`'), 'css`p{margin:0}`');
  });
});

describe('A minified style sheet', () => {
  it('keeps what older browsers fall back to, and rewrites nothing for them', () => {
    const css = 'p { color: red; color: light-dark(red, blue); &:hover { inset-inline: 0 } }';
    assert.equal(minifyStyle(css), 'p{color:red;color:light-dark(red,#00f);&:hover{inset-inline:0}}');
  });

  it('keeps container queries and forced colours', () => {
    const css =
      '@container (inline-size > 20em) { p { margin: 0 } } @media (forced-colors: active) { p { color: LinkText } }';
    assert.match(
      minifyStyle(css),
      /@container \(inline-size>20em\).*@media \(forced-colors:active\).*linktext/,
    );
  });
});
