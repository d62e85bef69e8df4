import type { Context } from 'hono';
import { Problem } from './problem.js';

/** Bytes of a request's body. */
const LIMIT = 64 * 1024;

/**
 * The JSON of a request's body.
 *
 * A content type of JSON is asked for so that a browser must ask first before it posts from another origin ("preflight").
 *
 * @throws {Problem} `not-json`, `too-large` or `malformed-json`.
 */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/([\w.+-]+\+)?json$/.test(type)) {
    throw new Problem('not-json', `Send the body as application/json, not as ${type || 'nothing'}`);
  }
  const text = await readText(c.req.raw);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed-json', `The body is not JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The text of a request's body, whatever its type. */
export async function readText(request: Request): Promise<string> {
  const tooLarge = () => new Problem('too-large', `The body may have at most ${LIMIT} bytes`);
  if (Number(request.headers.get('Content-Length')) > LIMIT) throw tooLarge();
  const bytes = await readBytes(request);
  if (!bytes) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Problem('malformed-json', 'The body is not UTF-8', { cause: error });
  }
}

/** Nothing where there are too many. */
async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  // Node reads no further than what was announced. A stream, which can be left before its end, costs several times as much.
  if (request.headers.has('Content-Length')) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > LIMIT ? undefined : bytes;
  }
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0, next = await reader?.read(); next && !next.done; next = await reader!.read()) {
    size += next.value.byteLength;
    if (size > LIMIT) {
      await reader!.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}
