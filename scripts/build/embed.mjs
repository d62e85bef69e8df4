import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { minifyChunks } from './minify-chunks.mjs';
import { minifyStyle } from './minify-templates.mjs';

/** Builds the page for an iframe, with its script and style sheet, and the host page's script, each a file by itself. */
export async function buildEmbed(logLevel) {
  for (const name of ['embed', 'embed-page']) await buildScript(name, logLevel);
  writeFileSync('dist/embed.css', minifyStyle(readFileSync('src/embed/embed.css', 'utf8')));
  // All that it names lies in one folder once it is built.
  const page = readFileSync('src/embed/embed.html', 'utf8');
  writeFileSync('dist/embed.html', page.replaceAll(/src="[./]+([\w-]+)\.ts"/g, 'src="./$1.js"'));
}

function buildScript(name, logLevel) {
  return build({
    configFile: false,
    publicDir: false,
    logLevel,
    plugins: [minifyChunks()],
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      lib: { entry: { [name]: `src/embed/${name}.ts` }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: false } },
    },
  });
}
