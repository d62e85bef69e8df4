import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';

/**
 * Serves a folder of real publishers' data, which is no part of the project, under `/shared-data/`.
 *
 * A folder's address answers with the names in it as JSON; where there is no such data, everything is 404.
 */
export function sharedData(folder = process.env.CALLBOX_SHARED ?? '../shared/data') {
  return (context, next) => {
    if (!context.path.startsWith(PREFIX)) return next();
    const path = join(
      resolve(folder),
      normalize(`/${decodeURIComponent(context.path.slice(PREFIX.length))}`),
    );
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) {
      context.status = 404;
    } else if (found.isDirectory()) {
      context.body = readdirSync(path).sort();
    } else {
      context.type = path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
      context.body = createReadStream(path);
    }
    return undefined;
  };
}

const PREFIX = '/shared-data/';
