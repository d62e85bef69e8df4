import { build } from 'vite';

/** Builds the server's program to `server/dist` and the moderators' page to `server/dist/moderate`. */
export async function buildServer(logLevel) {
  // The program first, since its build empties the folder.
  await build({ configFile: 'server/vite.config.ts', logLevel });
  await build({ configFile: 'server/vite.moderate.config.ts', logLevel });
}
