import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { buildEmbed } from './build/embed.mjs';
import { writeIntegrity } from './build/integrity.mjs';
import { buildLoader } from './build/loader.mjs';
import { minifyStyle } from './build/minify-templates.mjs';
import { writeNodeEntries } from './build/node-entries.mjs';
import { buildServer } from './build/server.mjs';

const logLevel = process.env.CI ? 'warn' : 'info';
const [{ output }] = await build({ logLevel });
await buildLoader(output, logLevel);
writeFileSync('dist/callbox.css', minifyStyle(readFileSync('src/styles/callbox.css', 'utf8')));
await buildEmbed(logLevel);
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
writeNodeEntries('dist/node');
writeIntegrity('dist');
await buildServer(logLevel);
