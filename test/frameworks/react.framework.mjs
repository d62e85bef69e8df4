import { checkApplication } from './support/application.mjs';
import { builtByVite } from './support/vite.mjs';

await checkApplication({ name: 'React', ...builtByVite('react'), check: ['tsc', '-p', 'react'] });
