import { readdirSync } from 'node:fs';
import { ensureWordPress } from '../test/wordpress/site/programs.mjs';
import { ensureBrowsers } from './test/browsers.mjs';
import { runAsCommand } from './test/command.mjs';

const folder = 'test/wordpress';
const files = readdirSync(folder).filter(name => name.endsWith('.wordpress.mjs'));

ensureBrowsers(['chromium']);
ensureWordPress();
await runAsCommand(files.map(name => `${folder}/${name}`));
