import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readElements } from '../../scripts/build/manifest.mjs';

const json = name => JSON.parse(readFileSync(`dist/${name}`, 'utf8'));

describe('What editors know of our tags', () => {
  const attributes = readElements().map(({ tagName, members }) => [
    tagName,
    members.flatMap(({ attribute }) => attribute ?? []),
  ]);
  const namesIn = elements =>
    elements.map(({ name, attributes }) => [name, attributes.map(({ name }) => name)]);

  it('is every attribute of the manifest, for VS Code and for JetBrains', () => {
    assert.deepEqual(namesIn(json('vscode.html-custom-data.json').tags), attributes);
    assert.deepEqual(namesIn(json('web-types.json').contributions.html.elements), attributes);
  });

  it('offers the words that an attribute may be', () => {
    const layout = json('vscode.html-custom-data.json')
      .tags.find(({ name }) => name === 'callbox-appeal-card')
      .attributes.find(({ name }) => name === 'layout');
    assert.deepEqual(layout.values, [{ name: 'card' }, { name: 'strip' }, { name: 'compact' }]);
  });
});
