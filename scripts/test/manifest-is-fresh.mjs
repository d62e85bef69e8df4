import { existsSync, readFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const manifest = await cli({
  argv: ['analyze', '--litelement', '--quiet'],
  cwd: process.cwd(),
  noWrite: true,
});
const committed = existsSync('custom-elements.json') ? readFileSync('custom-elements.json', 'utf8') : '';
if (committed.trim() !== JSON.stringify(manifest, null, 2)) {
  console.log('custom-elements.json is stale. Mend it with: npm run manifest');
  process.exitCode = 1;
}
