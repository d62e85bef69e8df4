import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { writeIntegrity } from './build/integrity.mjs';
import { minifyStyle } from './build/minify-templates.mjs';

await build({ logLevel: process.env.CI ? 'warn' : 'info' });
writeFileSync('dist/callbox.css', minifyStyle(readFileSync('src/styles/callbox.css', 'utf8')));
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
writeIntegrity('dist');
