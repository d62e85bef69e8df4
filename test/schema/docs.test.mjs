import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pages, withTables } from '../../docs/tables.mjs';
import { blocksOf, texts } from './pages.mjs';
import { faultsOf } from './schemas.mjs';

const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const elements = JSON.parse(read('custom-elements.json')).modules.flatMap(({ declarations }) => declarations);
const everything = Object.values(texts).join('\n');

describe('the pages of the documentation', () => {
  for (const name of pages) {
    it(`${name} has the tables that the code has now; if not, run npm run manifest`, async () => {
      assert.equal(texts[name], await withTables(name));
    });

    it(`${name} leads nowhere that is not there`, () => {
      for (const [, link] of texts[name].matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
        const [path, anchor] = link.split('#');
        assert.ok(existsSync(new URL(`../../docs/${path}`, import.meta.url)), link);
        if (anchor) assert.ok(anchorsOf(texts[path || name]).includes(anchor), link);
      }
    });

    it(`${name} is found from the index`, () => {
      assert.ok(name === 'README.md' || texts['README.md'].includes(`](${name})`));
    });
  }

  for (const { tagName } of elements) {
    it(`tell of all that <${tagName}> has`, () => {
      const page = texts[`${tagName.replace('callbox-', '')}.md`];
      for (const what of ['attributes', 'events', 'tokens', 'parts']) {
        assert.ok(page.includes(`<!-- table: ${what} ${tagName} -->`), what);
      }
    });
  }

  it('explain every code of FeedError', () => {
    const codes = read('src/feed/feed-error.ts').match(/type FeedErrorCode =([^;]*);/)[1];
    for (const [, code] of codes.matchAll(/'([\w-]+)'/g)) {
      assert.match(texts['publishing.md'], new RegExp(`^\\|[^|]*\`${code}\``, 'm'), code);
    }
  });

  it('name only events, tokens and parts that there are', () => {
    const known = what => new Set(elements.flatMap(element => element[what].map(({ name }) => name)));
    const [events, tokens, parts] = ['events', 'cssProperties', 'cssParts'].map(known);
    const tags = elements.map(({ tagName }) => tagName);
    const ofFrames = /callbox-[\w-]+/g;
    const frames = ['height.ts', 'embed.html'].flatMap(file => read(`src/embed/${file}`).match(ofFrames));
    for (const [name] of everything.matchAll(/(?<=[\s`'"<(])callbox-[\w-]+/g)) {
      assert.ok(events.has(name) || tags.includes(name) || frames.includes(name), name);
    }
    for (const [name] of everything.matchAll(/--callbox-[\w-]+/g)) assert.ok(tokens.has(name), name);
    for (const [, name] of everything.matchAll(/::part\(([\w-]+)\)/g)) assert.ok(parts.has(name), name);
  });
});

describe('the samples of the documentation', () => {
  for (const { place, code } of blocksOf('json')) {
    it(`are valid at ${place}`, () => {
      const sample = JSON.parse(code);
      assert.deepEqual(faultsOf(sample, sample.version ? 'feed.json' : 'item.json'), []);
    });
  }

  for (const { place, code } of blocksOf('html')) {
    it(`have only elements and attributes that there are at ${place}`, () => {
      for (const [, tag, written] of code.matchAll(/<(callbox-[\w-]+)([^>]*)>/g)) {
        const { attributes } = elements.find(({ tagName }) => tagName === tag);
        for (const [, name] of written.replace(/"[^"]*"/g, '').matchAll(/\s([\w-]+)/g)) {
          assert.ok(
            attributes.some(attribute => attribute.name === name),
            `${tag} ${name}`,
          );
        }
      }
      for (const [, json] of code.matchAll(/feed\+json">([^]*?)<\/script>/g)) {
        assert.deepEqual(faultsOf(JSON.parse(json), 'feed.json'), []);
      }
    });
  }
});

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = page =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
