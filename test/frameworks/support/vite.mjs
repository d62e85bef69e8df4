import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { address } from './visit.mjs';

const pathOf = name => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** What Vite makes of an application: `build` as it is published, `hydrate` for a page that a server has rendered. */
export function builtByVite(name) {
  const run = (outDir, mode, more) =>
    build({
      root: pathOf(name),
      mode,
      base: './',
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true, rolldownOptions: { checks: { bundlerTimings: false } }, ...more },
    });
  const folder = pathOf(`dist/${name}`);
  return {
    folder,
    build: () => run(folder, 'production'),
    async hydrate() {
      // As developers run it: only there do frameworks say what did not fit the server's markup.
      process.env.NODE_ENV = 'development';
      const [client, server] = [pathOf(`dist/${name}-client`), pathOf(`dist/${name}-server`)];
      const entry = name === 'react' ? 'server.tsx' : 'server.ts';
      await run(client, 'development');
      await run(server, 'development', { ssr: `${pathOf(name)}/${entry}` });
      const { render } = await import(pathToFileURL(`${server}/server.js`).href);
      return { folder: client, markup: await render(address) };
    },
  };
}
