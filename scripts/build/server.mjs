import { existsSync } from 'node:fs';
import { build } from 'vite';

/** Builds the server's program to `server/dist` and the moderators' page to `server/dist/moderate`. */
export async function buildServer(logLevel) {
  // The program first, since its build empties the folder.
  await build({ configFile: 'server/vite.config.ts', logLevel });
  if (existsSync('server/moderate/app/moderation-app.ts'))
    await build({ configFile: 'server/vite.moderate.config.ts', logLevel });
}
