const policy = directives =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

// Whom a click on a film may bring into the page; until then nobody is asked.
const players = ['www.youtube-nocookie.com', 'player.vimeo.com', 'tube.example'];

const city = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'media-src': "'self'",
  'frame-src': players.map(host => `https://${host}`).join(' '),
  'font-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
};

// The tools show whatever feed they are given, with that feed's pictures and films; scripts and styles stay our own.
const anywhere = 'https: http:';
const tool = {
  ...city,
  'img-src': `'self' data: ${anywhere}`,
  'connect-src': `'self' ${anywhere}`,
  'media-src': `'self' ${anywhere}`,
  'frame-src': anywhere,
};

// As strict as a page can be and still show us; a policy of Trusted Types that does not name Lit's leaves the fallbacks.
const strict = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "lit-html dompurify 'allow-duplicates'",
};

// Old scripts try out inline handlers, and design systems put styles on the page, and fonts into those.
const host = {
  ...city,
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
};

const policies = {
  '/playground.html': tool,
  '/builder.html': tool,
  '/hosts/strict.html': strict,
  '/hosts/no-lit.html': { ...strict, 'trusted-types': "'none'" },
};

/** The headers of every answer. A demo that shows strict pages is the first test of "works under a strict CSP". */
export const pageHeaders = pathname => ({
  'Content-Security-Policy': policy(policies[pathname] ?? (pathname.startsWith('/hosts/') ? host : city)),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // A film that fills the screen would leave the word PREVIEW behind.
  ...(pathname === '/builder.html' && { 'Permissions-Policy': 'fullscreen=(), picture-in-picture=()' }),
});

/** How a feed is served so that pages anywhere can read it and a withdrawn item is gone at the next reload. */
export const feedHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After, Date, Age',
  'Cache-Control': 'max-age=0, must-revalidate',
};
