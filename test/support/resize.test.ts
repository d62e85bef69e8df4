import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';

describe('The command "resize"', () => {
  it('makes the window as large as it is told, in every engine', async () => {
    for (const size of [
      { width: 500, height: 700 },
      { width: 800, height: 600 },
    ]) {
      await executeServerCommand('resize', size);
      expect([innerWidth, innerHeight]).to.deep.equal([size.width, size.height]);
    }
  });
});
