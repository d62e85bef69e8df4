import { checkApplication } from './support/application.mjs';
import { builtByVite } from './support/vite.mjs';

const check = (folder, ...words) => [
  'svelte-check',
  ...['--workspace', folder, '--tsconfig', './tsconfig.json', ...words],
];

await checkApplication({
  name: 'Svelte',
  ...builtByVite('svelte'),
  check: check('svelte', '--fail-on-warnings'),
  refuses: { check: check('svelte/wrong'), lines: [5, 6, 7, 8, 9] },
});
