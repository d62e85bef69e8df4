import { checkApplication } from './support/application.mjs';
import { builtByVite } from './support/vite.mjs';

await checkApplication({ name: 'Vue', ...builtByVite('vue'), check: ['vue-tsc', '-p', 'vue'] });
