import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Disk {
  folder: string;
  /** Leaves not a byte free. */
  fill(): void;
  free(): void;
  /** Throws where files on it are open for writing. */
  makeReadOnly(): void;
  remove(): void;
}

const run = (program: string, ...words: string[]) => execFileSync(program, words, { stdio: 'pipe' });

/** A disk in memory of so many megabytes, which can be filled without harm to others. */
export function makeDisk(megabytes: number, owner?: { uid: number; gid: number }): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-disk-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'callbox', folder);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      for (const size of [65_536, 4_096]) {
        try {
          for (;;) appendFileSync(ballast, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => truncateSync(ballast),
    makeReadOnly: () => void run('mount', '-o', 'remount,ro', folder),
    remove() {
      run('umount', folder);
      rmdirSync(folder);
    },
  };
}

/** Makes files so that nobody can write them, not even whoever has them open; gives what undoes it. */
export function seal(...files: string[]): () => void {
  run('chattr', '+i', ...files);
  return () => void run('chattr', '-i', ...files);
}

/** Why tests that need a disk of their own are skipped here, if they are. */
export const noDisk = whyNot('no disk can be mounted here (that takes root)', () => makeDisk(1).remove());

/** Why tests that need a file nobody can write are skipped here, if they are. */
export const noSeal = whyNot('no file can be made immutable here (that takes root, and such a disk)', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'callbox-seal-')), 'file');
  writeFileSync(file, '');
  try {
    seal(file)();
  } finally {
    rmSync(join(file, '..'), { recursive: true });
  }
});

function whyNot(reason: string, attempt: () => void): string | false {
  try {
    attempt();
    return false;
  } catch {
    return reason;
  }
}
