import { Problem } from '../problem.js';
import type { ThreadRow } from '../store/tables.js';

/** Refuses what is written into a thread that is closed, or whose time is over. */
export function refuseClosed({ closed, closes, closed_reason }: ThreadRow, now: number): void {
  if (!closed && !(closes && closes <= now)) return;
  throw new Problem('thread-closed', `This thread is closed.${closed_reason ? ` ${closed_reason}` : ''}`);
}
