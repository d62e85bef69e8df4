import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultOfAddress, readAllowed } from '../../demo/builder/allowed.mjs';

const base = 'https://police.example/builder.html';
const pageWith = content => ({ querySelector: () => (content === undefined ? null : { content }) });

describe('whose feeds the builder shows', () => {
  it('is anybody’s where the page does not say', () => {
    assert.equal(readAllowed(pageWith(undefined)), undefined);
    assert.equal(faultOfAddress('https://anybody.example/feed.json', undefined, base), undefined);
  });

  it('is read from the page, without patterns and what is no address', () => {
    assert.deepEqual(readAllowed(pageWith('')), []);
    assert.deepEqual(
      readAllowed(
        pageWith(' https://city.example/  https://*.example https: data:,x https://a.example/feed.json '),
      ),
      ['https://city.example', 'https://a.example/feed.json'],
    );
  });

  const allowed = ['https://city.example', 'https://a.example/feed.json'];
  for (const address of [
    '/feeds/appeals.json',
    'feeds/appeals.json',
    'https://police.example/x',
    'https://city.example/x',
    'https://a.example/feed.json',
  ]) {
    it(`lets ${address} be shown`, () => assert.equal(faultOfAddress(address, allowed, base), undefined));
  }

  for (const address of [
    'https://a.example/other.json',
    '//evil.example/feed.json',
    '/\\evil.example/feed.json',
    'https://city.example.evil.example/',
    'https://city.example@evil.example/',
    'http://city.example/',
    'https://city.example:444/',
    'blob:https://city.example/1',
    'data:application/json,{}',
    'javascript:alert(1)',
    'https://a:b@city.example/',
    'https://',
    '',
  ]) {
    it(`refuses ${JSON.stringify(address)}`, () => assert.ok(faultOfAddress(address, allowed, base)));
  }

  it('names whom it shows, and whom to allow', () => {
    assert.equal(
      faultOfAddress('https://b.example/feed.json', ['https://city.example'], base),
      'This page shows feeds of https://police.example, https://city.example and of nobody else. Whoever runs it may allow https://b.example.',
    );
  });
});
