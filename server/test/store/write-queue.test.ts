import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { WriteQueue } from '../../src/store/write-queue.js';

/** Transactions by what was changed in them. */
function recordTransactions() {
  const transactions: string[][] = [];
  const queue = new WriteQueue<string[]>(async work => {
    const changes: string[] = [];
    transactions.push(changes);
    const savepoint = async () => {
      const { length } = changes;
      return { keep: async () => {}, undo: async () => void (changes.length = length) };
    };
    await work({ write: changes, savepoint });
  });
  const write = (change: string) => queue.run(async changes => void changes.push(change));
  return { transactions, queue, write };
}

describe('Posts that arrive together', () => {
  it('wait for the disk once, though each came on a connection of its own', async () => {
    const { transactions, write } = recordTransactions();
    const first = write('first');
    // What the first one does until it waits for something outside of this process.
    for (let step = 0; step < 100; step++) await Promise.resolve();
    await Promise.all([first, write('second')]);
    assert.deepEqual(transactions, [['first', 'second']]);
  });

  it('are each stored, where one came while the others were being stored', async () => {
    const { transactions, queue, write } = recordTransactions();
    let late: Promise<void> | undefined;
    await queue.run(async changes => {
      changes.push('early');
      late = write('late');
      await turn();
    });
    await late;
    assert.deepEqual(transactions, [['early'], ['late']]);
  });
});
