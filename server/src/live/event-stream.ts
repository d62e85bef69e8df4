import type { Context } from 'hono';

/** An answer of Server-Sent Events. Whoever asks for its headers alone opens no stream, since nobody would ever end it. */
export function eventStream(c: Context, open: () => ReadableStream<Uint8Array>): Response {
  return new Response(c.req.method === 'HEAD' ? null : open(), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no', // a proxy must not wait until there is more
    },
  });
}
