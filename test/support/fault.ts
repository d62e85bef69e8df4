import { executeServerCommand } from '@web/test-runner-commands';

const origin = await executeServerCommand<string, undefined>('fault-origin');

// Taken before any test replaces it.
const networkFetch = window.fetch.bind(window);

/**
 * Address of a feed that is served as badly as `fault-server.mjs` says for that path.
 *
 * It is another one every time, so that tests that run side by side don't count each other's requests.
 */
export function faultUrl(path: string): string {
  const url = new URL(path, origin);
  url.searchParams.set('test', crypto.randomUUID());
  return url.href;
}

/** How often the fault server was asked for that address. */
export async function faultCount(url: string): Promise<number> {
  const { pathname, search } = new URL(url);
  const response = await networkFetch(`${origin}/count?path=${encodeURIComponent(pathname + search)}`);
  return response.json();
}
