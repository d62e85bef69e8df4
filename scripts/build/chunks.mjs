import { resolve } from 'node:path';
import { entries } from './entries.mjs';

/**
 * Puts what two or more elements always load into one chunk, so that a page fetches one file for it.
 *
 * What only a lazy import brings is left to the bundler.
 *
 * @param {string} id
 * @param {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} graph
 */
export function nameSharedChunk(id, graph) {
  const users = Object.values(entries()).filter(entry => staticImports(entry, graph).has(id));
  return users.length > 1 ? 'shared' : null;
}

const known = new Map();

/** Every module that is loaded, without a dynamic import, when `entry` is. */
function staticImports(entry, graph) {
  const found = known.get(entry) ?? new Set();
  if (known.has(entry)) return found;
  const waiting = [resolve(entry)];
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  known.set(entry, found);
  return found;
}
