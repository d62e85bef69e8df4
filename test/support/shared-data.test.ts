import { expect } from '@open-wc/testing';
import { readShared, sharedFiles } from './shared-data.js';

const files = await sharedFiles('jsonfeed');

describe('sharedFiles', () => {
  const test = files.length > 0 ? it : it.skip;

  test('lists real publishers’ feeds and reads them (skipped: no shared data)', async () => {
    for (const file of files) expect((await readShared(file)).byteLength, file.name).to.be.greaterThan(0);
  });

  it('has none of a folder that is not there', async () => {
    expect(await sharedFiles('no-such-folder')).to.deep.equal([]);
  });
});
