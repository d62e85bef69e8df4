import { cpSync } from 'node:fs';
import { build } from 'vite';

/** Builds the server's program to `server/dist`, with its pages, and the widgets that it serves, in it. */
export async function buildServer(logLevel) {
  // The program first, since its build empties the folder.
  await build({ configFile: 'server/vite.config.ts', logLevel });
  await build({ configFile: 'server/vite.moderate.config.ts', logLevel });
  await build({ configFile: 'server/vite.builder.config.ts', logLevel });
  // What the embed builder knows of elements and feeds.
  cpSync('custom-elements.json', 'server/dist/builder/custom-elements.json');
  cpSync('schema', 'server/dist/builder/schema', { recursive: true });
  cpSync('dist', 'server/dist/widgets', {
    recursive: true,
    filter: name => !/^dist[\\/](?:types|node)\b/.test(name),
  });
}
