/**
 * What another program builds on that has the service as a part of itself, beside `service.ts`: the demo reads the same
 * settings, and fills its database at its first start in the same way in which the service does.
 */
export { getRequestListener } from '@hono/node-server';
export { readEnvironment } from './environment.js';
export { readFeedsFile } from './feeds/feeds-file.js';
export { changeComment } from './store/change-comment.js';
export { decide } from './store/deciding.js';
export { insertComment } from './store/new-comment.js';
export { report } from './store/reporting.js';
