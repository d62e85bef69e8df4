import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { readElements } from '../../scripts/build/manifest.mjs';

describe('What Node gets instead of an element', () => {
  it('can be imported, each entry of it, and does nothing where there is no document', async () => {
    for (const { name, file } of readElements()) {
      const entry = await import(`@callbox/widgets/${file}`);
      assert.deepEqual({ ...entry }, { [name]: undefined });
    }
    assert.deepEqual({ ...(await import('@callbox/widgets')) }, {});
  });

  it('is the element after all where a document is simulated, as tests of an application do', async t => {
    const defined = new Map();
    const simulated = {
      HTMLElement: class {},
      customElements: { get: tag => defined.get(tag), define: (tag, element) => defined.set(tag, element) },
      document: { createComment() {}, createTreeWalker() {} },
    };
    Object.assign(globalThis, simulated);
    t.after(() => Object.keys(simulated).forEach(name => delete globalThis[name]));
    for (const { name, file, tagName } of readElements()) {
      const entry = await import(`../../dist/node/${file}.mjs?simulated`);
      const element = await import(`../../dist/${file}.js`);
      await setImmediate();
      assert.equal(entry[name], element[name]);
      assert.equal(entry[name], defined.get(tagName));
      assert.equal(typeof entry[name], 'function');
    }
  });
});
