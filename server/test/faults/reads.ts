import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** Reads what is in memory and what is not. */
export async function expectReads(service: string): Promise<void> {
  const cold = `${service}/threads/after-${randomUUID()}/feed.json`;
  const addresses = [
    `${service}/threads/after-park/feed.json`,
    cold,
    `${service}/threads/counts?thread=after-park`,
  ];
  for (const address of addresses) {
    const response = await fetch(address);
    assert.equal(response.status, 200, address);
    await response.json();
  }
}
