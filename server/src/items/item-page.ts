import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { FoundItem } from './found-item.js';
import { wordsIn, type ItemWords } from './words.js';

const STYLE = `
:root { color-scheme: light dark; color: CanvasText; background: Canvas; font: 1em/1.5 system-ui, sans-serif; }
main { margin: 0 auto; max-width: 44em; padding: 1em; }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but the widgets' own code, what their feed names, and no markup from a text. */
const policy = (feedOrigin?: string) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ...(feedOrigin
      ? ["script-src 'self'", `connect-src ${feedOrigin}`, 'img-src http: https:', 'media-src http: https:']
      : []),
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html dompurify 'allow-duplicates'",
  ].join('; ');

interface ItemPage {
  item: FoundItem;
  /** Address of the feed. */
  upstream: string;
  /** Address of this page, and of what tells others how to embed it. */
  address: string;
  oembed: string;
}

type Html = ReturnType<typeof html>;

/** The page of an item, whose element shows it as its feed has it when somebody looks. */
export function itemPage({ item, upstream, address, oembed }: ItemPage): Promise<Response> {
  const words = wordsIn(item.lang);
  const tag = `callbox-${item.widget}`;
  const head = html`<meta name="description" content="${words.description}" />
    <meta property="og:title" content="${item.title}" />
    <meta property="og:description" content="${words.description}" />
    <meta property="og:type" content="website" />
    <meta property="og:url" content="${address}" />
    <link rel="canonical" href="${address}" />
    <link rel="alternate" type="application/json+oembed" href="${oembed}" title="${item.title}" />
    <script type="module" src="/widgets/callbox.js"></script>`;
  const past = item.widget === 'event-list' ? ' past' : '';
  const content = html`<h1>${item.heading}</h1>
    <${raw(tag)} lang="${item.lang}" src="${upstream}" item-id="${item.id}" heading-level="1"${raw(past)}>
      <p lang="${words.lang}"><a href="${item.homeUrl ?? new URL('/', upstream).href}">${words.look}</a></p>
    </${raw(tag)}>`;
  return answer(words, item.title, head, content, 200, {
    'Content-Security-Policy': policy(new URL(upstream).origin),
    ...(item.isPersonal && { 'X-Robots-Tag': 'noindex' }),
  });
}

/** A page that says in a sentence, and one more, why there is nothing. */
export function noItemPage(
  words: ItemWords,
  title: string,
  more: string | undefined,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const content = html`<h1>${title}</h1>
    ${more ? html`<p>${more}</p>` : ''}`;
  return answer(words, title, html``, content, status, {
    'Content-Security-Policy': policy(),
    'X-Robots-Tag': 'noindex',
    ...headers,
  });
}

async function answer(
  words: ItemWords,
  title: string,
  head: Html,
  content: Html,
  status: number,
  headers: Record<string, string>,
): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)} ${head}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
  return new Response(String(page), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}
