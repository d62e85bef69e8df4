import { findJsonFault } from './json-fault.mjs';

/** What the widgets bear. */
const TIME_LIMIT = 10_000;
const SIZE_LIMIT = 2_000_000;

const refusals = {
  401: 'It wants a name and a password (HTTP 401). The widgets never send any: a feed has to be open to all.',
  403: 'Its server does not let everybody have it (HTTP 403). A feed has to be open to all, from any network.',
  404: 'Its server says that there is nothing at this address (HTTP 404). Look for a slip in it.',
  410: 'Its server says that it is gone for good (HTTP 410). Every page that shows it is cleared.',
  429: 'Its server is asked too often (HTTP 429). Let it, or a cache before it, answer more readers.',
};

/**
 * Asks for a feed as a widget does, and says in words for a webmaster what is in the way.
 *
 * @param address An absolute address of `http` or `https`.
 * @param options.page Address of the page that asks.
 * @returns {Promise<{ json: unknown } | { fault: string }>}
 */
export async function askForFeed(address, { page = location.href, fetch = globalThis.fetch, signal } = {}) {
  const { protocol, host } = new URL(address);
  const limit = AbortSignal.any([AbortSignal.timeout(TIME_LIMIT), ...(signal ? [signal] : [])]);
  const ask = settings =>
    fetch(address, { credentials: 'omit', cache: 'no-cache', signal: limit, ...settings });
  try {
    const response = await ask({
      headers: { accept: 'application/feed+json, application/json;q=0.9, */*;q=0.1' },
    });
    const refusal = faultOfStatus(response);
    if (!refusal) return await read(response);
    void response.body?.cancel();
    return { fault: refusal };
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) return { fault: `${host} has not sent the whole feed within 10 seconds.` };
    if (!(error instanceof TypeError)) throw error;
    if (protocol === 'http:' && new URL(page).protocol === 'https:') {
      return { fault: 'A page of https:// may not read a feed of http://. Serve the feed by https.' };
    }
    return { fault: await whyUnreachable(ask, host, new URL(page).origin) };
  }
}

/** Fetch does not say what was in the way; but a server that answers blindly asked was there. */
async function whyUnreachable(ask, host, origin) {
  try {
    await ask({ mode: 'no-cors' });
  } catch {
    return `${host} cannot be reached. Look for a slip in the address, and whether the server runs, has a valid certificate and can be reached from outside. Where it leads on to another address, try that one.`;
  }
  return `${host} answers, but does not let pages of ${origin} read the answer (CORS). Have it send this header with the feed, with errors too: Access-Control-Allow-Origin: * (If it does already, open the address in a tab: there may be an error page behind it.)`;
}

function faultOfStatus({ status, ok }) {
  if (status === 204 || status === 205) return `Its server sends nothing (HTTP ${status}).`;
  if (ok) return undefined;
  if (refusals[status]) return refusals[status];
  return status >= 500
    ? `Its server fails (HTTP ${status}). Its log says why.`
    : `Its server refuses it (HTTP ${status}).`;
}

async function read(response) {
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    parts.push(value);
    size += value.byteLength;
    if (size > SIZE_LIMIT) {
      void reader.cancel();
      return {
        fault:
          'It has more than 2 MB, which no widget reads. Leave old items out, or put them on further pages with `next_url`.',
      };
    }
  }
  return parse(await new Blob(parts).arrayBuffer());
}

function parse(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      fault: 'It is not written in UTF-8. Save it so: “é” and “ü” may be written in an old encoding.',
    };
  }
  if (/^\s*<(!doctype html|html)\b/i.test(text))
    return { fault: 'It is a web page and not a feed. Ask for the address of the JSON Feed itself.' };
  if (/^\s*</.test(text))
    return { fault: 'It is XML, perhaps RSS or Atom, and not JSON. Ask for the address of a JSON Feed.' };
  const fault = findJsonFault(text);
  return fault
    ? { fault: `It is not JSON from line ${fault.line}, column ${fault.column} on. ${fault.words}` }
    : { json: JSON.parse(text) };
}
