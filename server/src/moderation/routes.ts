import type { Route } from '../routes/route.js';
import type { Services } from '../services.js';

/** The moderators' page and its API. */
export function moderationRoutes(_services: Services): Route[] {
  return [];
}
