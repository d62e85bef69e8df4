import { absolute, escapeHtml, startTag } from '../page-tools/html.mjs';

/** The ways to embed, by the name that stands in the builder's address. */
export const formats = [
  { name: 'element', title: 'Element', hint: 'For a page whose HTML you can write.' },
  {
    name: 'div',
    title: 'div',
    hint: 'For a CMS that strips tags it does not know. The script stays the same.',
  },
  {
    name: 'iframe',
    title: 'iframe',
    hint: 'For a CMS that strips scripts. Without the last line its height stays as written.',
  },
  {
    name: 'shortcode',
    title: 'WordPress shortcode',
    hint: 'For WordPress with our plug-in, in any block that takes text.',
  },
  { name: 'react', title: 'React', hint: 'For an application that has installed @callbox/widgets.' },
];

/**
 * The lines to paste.
 *
 * @param state.attributes Their values by name; the value of a flag is empty.
 * @param options.kinds What each attribute is in the manifest: `text`, `number`, `choice` or `flag`.
 * @param options.home Address of the folder that the scripts lie in, with a slash at its end.
 * @param options.base What the feed's address is resolved against.
 */
export function createSnippet(format, state, options) {
  return { element, div, iframe, shortcode, react }[format](complete(state, options), options);
}

/** The style sheet for the host's page; nothing where no token is set. */
export function createStyleSheet({ element, tokens, hasDark }) {
  const lines = Object.entries(tokens).map(([name, { light, dark }]) => {
    return `  ${name}: ${dark === undefined || !hasDark ? light : `light-dark(${light}, ${dark})`};`;
  });
  return lines.length ? [`${element} {`, ...lines, '}'].join('\n') : '';
}

/** What of a state the format cannot carry, in words for the webmaster. */
export function lacksOf(format, { attributes, tokens, view }) {
  const lacks = [];
  if (format === 'iframe') {
    if (Object.keys(tokens).length) lacks.push('Your colours do not reach into the iframe.');
    if ('structured-data' in attributes) lacks.push('An iframe writes no structured data into your page.');
  }
  if (format === 'shortcode' && (view.language || view.direction))
    lacks.push('Language and direction are those of the WordPress page.');
  return lacks;
}

function complete({ element, attributes, view, hasDark, fallback }, { base }) {
  const set = Object.entries(attributes).map(([name, value]) => [
    name,
    name === 'src' ? absolute(value, base) : value,
  ]);
  return {
    tag: element,
    name: element.replace(/^callbox-/, ''),
    set,
    page: [
      ...(view.language ? [['lang', view.language]] : []),
      ...(view.direction ? [['dir', view.direction]] : []),
    ],
    hasDark,
    fallback: [fallback.url || 'https://www.example.org/', fallback.text || 'See it on our website'],
  };
}

const link = ([url, text]) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;

// Cloudflare's Rocket Loader would run it late, and as no module.
const script = (home, file) =>
  `<script data-cfasync="false" type="module" src="${escapeHtml(home + file)}"></script>`;

const withScript = (home, ...lines) =>
  [
    `<link rel="stylesheet" href="${escapeHtml(`${home}callbox.css`)}">`,
    script(home, 'callbox.js'),
    '',
    ...lines,
  ].join('\n');

function element({ tag, set, page, fallback }, { home }) {
  return withScript(home, startTag(tag, [...set, ...page]), `  ${link(fallback)}`, `</${tag}>`);
}

function div({ name, set, page, fallback }, { home }) {
  const data = set.map(([attribute, value]) => [`data-${attribute}`, value]);
  return withScript(
    home,
    startTag('div', [['data-callbox', name], ...data, ...page]),
    `  ${link(fallback)}`,
    '</div>',
  );
}

function iframe({ name, set, page, hasDark }, { home }) {
  const address = new URL('embed.html', home);
  const told = set.filter(([attribute]) => attribute !== 'structured-data');
  const all = [['widget', name], ...told, ...page, ...(hasDark ? [['color-scheme', 'light dark']] : [])];
  for (const [parameter, value] of all) address.searchParams.set(parameter, value);
  const { more = [], allow = [] } = permissions[name] ?? {};
  const heading = set.find(([attribute]) => attribute === 'heading')?.[1];
  return [
    `${startTag('iframe', [
      ['src', address.href],
      ['title', heading || titles[name] || name],
      ['width', '100%'],
      ['height', '600'],
      ['loading', 'lazy'],
      [
        'sandbox',
        ['allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox', ...more].join(' '),
      ],
      ...allow,
    ])}</iframe>`,
    script(home, 'embed.js'),
  ].join('\n');
}

/** What a frame has to be let do beside what each is: write a comment, keep a calendar file, play a film. */
const permissions = {
  'appeal-card': { allow: [['allow', 'clipboard-write; web-share']] },
  'event-list': { more: ['allow-downloads'] },
  'video-gallery': { allow: [['allow', 'fullscreen; autoplay; encrypted-media; picture-in-picture']] },
  'comment-box': { more: ['allow-forms'] },
};

/** What a frame is called where the element has no heading. */
const titles = {
  'appeal-card': 'Police appeals',
  'event-list': 'Events',
  'video-gallery': 'Videos',
  'comment-box': 'Comments',
};

function shortcode({ tag, set, fallback }) {
  const attributes = set.map(([name, value]) =>
    value === '' ? name : `${name}="${inShortcode(name, value)}"`,
  );
  return `[${[tag, ...attributes].join(' ')}]${inBrackets(link(fallback))}[/${tag}]`;
}

// WordPress takes a backslash for an escape and a bracket for the end, and reads no HTML inside a value.
const inShortcode = (name, value) =>
  name === 'src'
    ? value.replace(
        /[\\[\]"'<>\s]/g,
        sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
      )
    : inBrackets(escapeHtml(value.replace(/\s+/g, ' '))).replaceAll('\\', '&#92;');

const inBrackets = text => text.replaceAll('[', '&#91;').replaceAll(']', '&#93;');

function react({ tag, name, set, page, fallback: [url, text] }, { kinds }) {
  const attributes = [...set, ...page].map(([attribute, value]) => {
    if (kinds[attribute] === 'flag') return attribute;
    if (kinds[attribute] === 'number' && Number.isFinite(Number(value)))
      return `${attribute}={${Number(value)}}`;
    return `${attribute}=${inJsx(value)}`;
  });
  const component = name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  return [
    `import '@callbox/widgets/${name}';`,
    '',
    `export const ${component} = () => (`,
    `  <${[tag, ...attributes].join('\n    ')}`,
    '  >',
    `    <a href=${inJsx(url)}>{${JSON.stringify(text)}}</a>`,
    `  </${tag}>`,
    ');',
  ].join('\n');
}

/** A text as it stands behind `=`: what could be taken for an entity or an end goes as JavaScript. */
const inJsx = value => (/["&\\\n\r\u2028\u2029]/.test(value) ? `{${JSON.stringify(value)}}` : `"${value}"`);
