import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findJsonFault } from '../../demo/feed-check/json-fault.mjs';

const feed = JSON.stringify(
  {
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: 'a "b" \\ \n é', n: [-1.5e3, 0, true, null, [], {}] }, {}],
  },
  null,
  1,
);

const isJson = text => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('what is wrong with a text that should be JSON', () => {
  for (const [text, line, column, words] of [
    ['', 1, 1, /nothing in it/],
    ['{\n "items": [\n  {"id": "1"},\n ]\n}', 4, 2, /A comma too many before \]/],
    ['{\n "title": "A"\n "items": []\n}', 3, 2, /A comma is missing before this/],
    ['{"title": "He said "no" to it"}', 1, 21, /a " inside a text is not written \\"/],
    ['{\r\n "items": [{"id": "1"}', 2, 23, /the \[ of line 2 is never closed/],
    ["{'title': 1}", 1, 2, /not in single ones/],
    ['{“title”: 1}', 1, 2, /not in curly ones/],
    ['{title: 1}', 1, 2, /double quotes/],
    ['{"title" 1}', 1, 10, /colon is missing/],
    ['{"a": 1 // why\n}', 1, 9, /a comma or } has to stand/],
    ['// why\n{}', 1, 1, /no comments/],
    ['{"a": "one\ntwo"}', 1, 11, /line break/],
    ['{"a": "C:\\temp"}', 1, 10, undefined],
    ['{"a": "\\d"}', 1, 8, /backslash/],
    ['{"a": "open}', 1, 7, /no " at its end/],
    ['{"a": True}', 1, 7, /Write true in small letters/],
    ['{"a": undefined}', 1, 7, /no value in JSON/],
    ['{"a": 01}', 1, 7, /a number/],
    ['{"a": }', 1, 7, /A value is missing/],
    ['[{"a": 1]', 1, 9, /} has to close what the { of line 1 opens/],
    ['{}\n{}', 2, 1, /something follows/],
  ]) {
    it(`names line and column of ${JSON.stringify(text)}`, () => {
      const fault = findJsonFault(text);
      if (!words) return assert.equal(fault, undefined);
      assert.deepEqual([fault.line, fault.column], [line, column]);
      return assert.match(fault.words, words);
    });
  }

  it('agrees with JSON.parse on a feed with any one character taken out, doubled or put in', () => {
    assert.equal(findJsonFault(feed), undefined);
    const signs = ['"', ',', ':', '{', '}', '[', ']', '\\', '0', '-', '.', 'e', 't', '\n', '\t', '\u00a0'];
    for (let at = 0; at < feed.length; at++) {
      const [before, behind] = [feed.slice(0, at), feed.slice(at)];
      for (const text of [before, before + behind.slice(1), ...signs.map(sign => before + sign + behind)])
        assert.equal(findJsonFault(text) === undefined, isJson(text), text);
    }
  });

  it('reads lists nested deeper than a stack, and a text of two megabytes', () => {
    assert.equal(findJsonFault('['.repeat(200_000) + ']'.repeat(200_000)), undefined);
    assert.equal(findJsonFault(JSON.stringify('é\n'.repeat(700_000))), undefined);
    assert.match(findJsonFault('['.repeat(200_000)).words, /never closed/);
  });
});
