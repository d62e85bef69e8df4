import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkContrasts, contrastOf, inWords, judgedTokens, lay } from '../../demo/builder/contrast.mjs';
import { readManifest } from '../../demo/page-tools/manifest.mjs';

const white = [255, 255, 255];
const black = [0, 0, 0];
const hex = text => [1, 3, 5].map(at => parseInt(text.slice(at, at + 2), 16));
const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'));

describe('contrast', () => {
  for (const [one, other, ratio] of [
    ['#000000', '#ffffff', '21.0 to 1'],
    ['#ffffff', '#ffffff', '1.0 to 1'],
    ['#767676', '#ffffff', '4.5 to 1'],
    ['#777777', '#ffffff', '4.4 to 1'],
    ['#0000ff', '#ffffff', '8.5 to 1'],
  ]) {
    it(`of ${one} and ${other} is ${ratio}, either way`, () => {
      assert.equal(inWords(contrastOf(hex(one), hex(other))), ratio);
      assert.equal(inWords(contrastOf(hex(other), hex(one))), ratio);
    });
  }

  it('is that of what is seen where a colour lets through what it lies on', () => {
    assert.deepEqual(lay([0, 0, 0, 0.5], white), [127.5, 127.5, 127.5]);
    assert.deepEqual(lay([9, 9, 9, 0], white), white);
  });

  it('never reads as enough where it is not', () => assert.equal(inWords(4.4999), '4.4 to 1'));
});

describe('the contrasts of an element', () => {
  const find = (colours, colour) => checkContrasts(colours).find(found => found.colour === colour);
  const page = { 'page-background': white, 'page-text': black };

  it('judge text by 4.5 to 1 and lines by 3 to 1', () => {
    const accent = hex('#8a8a8a'); // 3.4 to 1
    const found = { ...page, '--callbox-accent': accent, '--callbox-on-accent': white };
    assert.equal(find(found, '--callbox-accent').isEnough, true);
    assert.equal(find(found, '--callbox-on-accent').isEnough, false);
    assert.equal(find({ ...page, '--callbox-accent': hex('#999999') }, '--callbox-accent').isEnough, false);
  });

  it('judge by what a colour really stands on', () => {
    const dark = { ...page, '--callbox-surface': [0, 0, 0, 1] };
    assert.equal(find(dark, 'page-text').ratio, 1);
    const clear = { ...page, '--callbox-surface': [0, 0, 0, 0] };
    assert.equal(find(clear, 'page-text').ratio, 21);
    const veiled = { ...page, '--callbox-surface': [0, 0, 0, 0.5], '--callbox-accent': [0, 0, 0, 0.5] };
    assert.ok(find(veiled, '--callbox-accent').ratio < 3);
  });

  it('let decoration be faint', () => {
    assert.equal(find({ ...page, '--callbox-border': white }, '--callbox-border').isEnough, true);
  });

  it('leave out what an element does not have', () => {
    assert.deepEqual(
      checkContrasts(page).map(({ colour }) => colour),
      ['page-text'],
    );
  });

  it('know every colour of the manifest', () => {
    const tokens = readManifest(manifest).flatMap(({ tokens }) => tokens);
    const colours = tokens.filter(({ kind }) => kind === 'colour').map(({ name }) => name);
    assert.ok(colours.length > 10);
    for (const name of colours) assert.ok(judgedTokens.includes(name), name);
  });
});
