import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

const STYLE = `
body { margin: 0 auto; padding: 2em 1em; max-width: 38em; font: 1em/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
label { display: block; font-weight: bold; }
input[type=email] { box-sizing: border-box; width: 100%; padding: .5em; font: inherit; border: 1px solid #555; }
fieldset { margin: 1em 0; border: 0; padding: 0; }
fieldset label { font-weight: normal; padding: .5em 0; }
button { padding: .75em 1.25em; font: inherit; font-weight: bold; color: #fff; background: #1f4f99; border: 2px solid transparent; }
:focus-visible { outline: 3px solid #1f4f99; outline-offset: 2px; }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Pages that run nothing, load nothing, are framed by nobody and kept by nobody; their address is a secret. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin', // "no-referrer" would make the form's Origin "null"
  'X-Robots-Tag': 'noindex',
};

type Html = ReturnType<typeof html>;

/** A page of its own, for a person who came by a link. */
export async function privacyPage(title: string, content: Html, status = 200): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return new Response(String(page), { status, headers });
}
