import { cpSync } from 'node:fs';
import { build } from 'vite';

/** Builds the server's program to `server/dist`, with the moderators' page, and the widgets that it serves, in it. */
export async function buildServer(logLevel) {
  // The program first, since its build empties the folder.
  await build({ configFile: 'server/vite.config.ts', logLevel });
  await build({ configFile: 'server/vite.moderate.config.ts', logLevel });
  cpSync('dist', 'server/dist/widgets', {
    recursive: true,
    filter: name => !/^dist[\\/](?:types|node)\b/.test(name),
  });
}
