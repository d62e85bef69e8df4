import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { useService } from '../support/service.js';

// An address posts five times a minute, by which it is told whom a post counts for. The minute does not end here.
beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.now() }));
afterEach(() => mock.timers.reset());

let posts = 0;

forEachDatabase('A proxy', database => {
  const service = useService(database, {
    hasRateLimit: true,
    trustProxy: ['192.0.2.0/24', '2001:db8:ffff::1'],
  });

  /** How many of seven posts from such a socket with such headers are taken, each from the next. */
  async function taken(socket: string, forwarded: (i: number) => string): Promise<number> {
    const thread = await service.thread();
    let count = 0;
    for (let i = 0; i < 7; i++) {
      const words = { content_text: `Words ${++posts}` };
      const answer = await service
        .resident({ address: socket })
        .post(thread, words, { 'X-Forwarded-For': forwarded(i) });
      count += Number(answer.status === 201);
    }
    return count;
  }

  describe('that is trusted', () => {
    it('tells whom each request is from', async () => {
      assert.equal(await taken('192.0.2.1', i => `203.0.113.${i}`), 7);
      assert.equal(await taken('2001:db8:ffff::1', i => `2001:db8:a:${i}::1`), 7);
      assert.equal(await taken('::ffff:192.0.2.2', i => `203.0.113.1${i}`), 7);
    });

    it('is not believed to be everybody', async () => {
      assert.equal(await taken('192.0.2.1', () => '203.0.113.50'), 5);
    });

    it('is believed in what it wrote itself, at the end, and not in what it was told', async () => {
      assert.equal(await taken('192.0.2.1', i => `198.51.100.${i}, 203.0.113.51`), 5);
      assert.equal(await taken('192.0.2.1', i => `192.0.2.${i}, 203.0.113.52`), 5);
    });

    it('may stand behind others that are trusted', async () => {
      assert.equal(await taken('192.0.2.1', i => `1.1.1.1, 203.0.113.6${i}, 192.0.2.77,192.0.2.78`), 7);
      assert.equal(await taken('192.0.2.1', () => '203.0.113.70, 192.0.2.77, 2001:db8:ffff::1'), 5);
    });

    it('may name ports, brackets and zones', async () => {
      const spellings = [
        '203.0.113.80',
        '203.0.113.80:1234',
        '::ffff:203.0.113.80',
        '[::ffff:203.0.113.80]:9',
      ];
      assert.equal(await taken('192.0.2.1', i => spellings[i % 4]!), 5);
      const v6 = ['2001:db8:b::1', '[2001:db8:b::2]', '[2001:db8:b::3]:443', '2001:db8:b::4%eth0'];
      assert.equal(await taken('192.0.2.1', i => v6[i % 4]!), 5);
    });

    it('passes rubbish on: the last address that is one counts', async () => {
      const rubbish = [
        'unknown',
        '_hidden',
        '',
        ',,,',
        '999.1.1.1',
        '203.0.113',
        '<script>',
        'x'.repeat(5000),
      ];
      assert.equal(await taken('192.0.2.91', i => rubbish[i]!), 5, 'all of them count as the proxy’s');
      assert.equal(await taken('192.0.2.1', i => `203.0.113.${i}, ${rubbish[i % 2]}, 203.0.113.95`), 5);
      assert.equal(await taken('192.0.2.92', i => `203.0.113.10${i}, unknown`), 5);
    });
  });

  describe('that is not trusted', () => {
    it('is who posts, whatever it says', async () => {
      for (const socket of ['192.0.3.1', '2001:db8:fffe::1', '::ffff:198.51.100.9', '10.200.0.1'])
        assert.equal(await taken(socket, i => `203.0.113.${110 + i}`), 5, socket);
    });

    it('cannot speak for one that is', async () => {
      assert.equal(await taken('198.51.100.20', i => `203.0.113.${120 + i}, 192.0.2.1`), 5);
    });
  });
});
