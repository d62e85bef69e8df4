import type { Handler } from 'hono';

/** A line of the table of routes. */
export type Route = [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  ...handlers: Handler[],
];
