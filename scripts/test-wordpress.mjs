import { readdirSync } from 'node:fs';
import { ensureWordPress } from '../test/wordpress/site/programs.mjs';
import { ensureBrowsers } from './test/browsers.mjs';
import { runNodeTests } from './test/node-tests.mjs';
import { describe } from './test/steps.mjs';

const folder = 'test/wordpress';
const files = readdirSync(folder).filter(name => name.endsWith('.wordpress.mjs'));

ensureBrowsers(['chromium']);
ensureWordPress();
const counts = await runNodeTests(files.map(name => `${folder}/${name}`));
if (counts.passed === 0) counts.failed += 1;
console.log(`\n${describe(counts)}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
