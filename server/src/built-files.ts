import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface BuiltFile {
  type: string;
  body: Buffer<ArrayBuffer>;
}

/** Reads a file that a build made, by a name as builds make them: no other can be asked for, wherever it lies. */
export async function readBuiltFile(folder: string, name: string): Promise<BuiltFile | undefined> {
  const type = TYPES[extname(name)];
  if (!type || !/^[\w-]+(\.[\w-]+)*$/.test(name)) return undefined;
  const body = await readFile(join(folder, name)).catch(() => undefined);
  return body && { type, body };
}
