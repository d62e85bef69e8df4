import { absolute, startTag } from '../page-tools/html.mjs';

/** The lines for a webmaster's page that give what the preview shows. */
export function createSnippet({ element, attributes, view }) {
  const set = Object.entries(attributes).map(([name, value]) => [
    name,
    name === 'src' ? absolute(value) : value,
  ]);
  if (view.language) set.push(['lang', view.language]);
  if (view.direction) set.push(['dir', view.direction]);
  return [
    `<link rel="stylesheet" href="${location.origin}/callbox/callbox.css">`,
    `<script type="module" src="${location.origin}/callbox/callbox.js"></script>`,
    '',
    startTag(element, set),
    '  <a href="https://www.example.org/">What to show when the feed cannot be read</a>',
    `</${element}>`,
  ].join('\n');
}
