import { serve, type ServerType } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from './app.js';

/** Milliseconds that a client may take; whoever sends a byte now and then would else hold a connection for ever. */
export interface TimeLimits {
  /** For a request's headers. */
  headers: number;
  /** For a whole request, its body included. */
  request: number;
  /** Between one request and the next on a connection. */
  idle: number;
  /** How often headers and requests are looked at. */
  check: number;
}

const timeLimits: TimeLimits = { headers: 10_000, request: 30_000, idle: 10_000, check: 2_000 };

/** Thrown where the port cannot be had; the message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface Listening {
  port: number;
  /** Takes no new connection and resolves when those that are open have ended, or are cut after `grace` milliseconds. */
  stop(grace: number): Promise<void>;
}

/**
 * Lets the app answer on a port.
 *
 * @throws {ListenError} Where the port cannot be had.
 */
export async function listen(
  app: Pick<App, 'fetch' | 'close'>,
  port: number,
  limits: TimeLimits = timeLimits,
): Promise<Listening> {
  const server = serve({
    fetch: app.fetch,
    port,
    serverOptions: {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.idle,
      connectionsCheckingInterval: limits.check,
    },
  }) as ServerType as Server;
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(explain(error as NodeJS.ErrnoException, port), { cause: error });
  }

  return {
    port: (server.address() as AddressInfo).port,
    async stop(grace) {
      const closed = new Promise(done => server.close(done));
      // Those who keep their connection busy would be served until they are cut, in the middle of an answer.
      server.prependListener('request', (_, response) => void (response.shouldKeepAlive = false));
      app.close();
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what listens there, or set PORT to another one.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Set PORT to one of 1024 or higher.`;
  return `Port ${port} cannot be used: ${message}`;
}
