import assert from 'node:assert/strict';
import { syncBuiltinESMExports } from 'node:module';
import { it } from 'node:test';
import threads from 'node:worker_threads';
import { heldFor } from '../../src/abuse/held-words.js';

/** Where a machine is out of memory, or of processes that a user may have. */
class NoWorker {
  constructor() {
    throw new Error('Resource temporarily unavailable');
  }
}

function setWorker(worker: unknown): void {
  Object.assign(threads, { Worker: worker });
  syncBuiltinESMExports();
}

it('Comments wait for a moderator while there is no thread for the patterns, and no longer', async () => {
  const { Worker } = threads;
  setWorker(NoWorker);
  try {
    assert.deepEqual(await heldFor('Some words', ['/secret/'], true), ['slow-pattern']);
  } finally {
    setWorker(Worker);
  }
  assert.deepEqual(await heldFor('Some words', ['/secret/'], true), []);
  assert.deepEqual(await heldFor('A secret', ['/secret/'], true), ['held-words']);
});
