import assert from 'node:assert/strict';
import { it } from 'node:test';
import { heldFor } from '../src/abuse/held-words.js';

it('An address of the web is found in any text', async () => {
  for (const text of ['see https://a', 'x.custom+scheme://y', 'WWW.x', 'my-shop.com now', 'a.b.example.net'])
    assert.deepEqual(await heldFor(text, [], true), ['links'], text);
  for (const text of ['and/or', 'https', 'e.g. this', 'it was.community', ':// ', 'a : // b'])
    assert.deepEqual(await heldFor(text, [], true), [], text);
});
