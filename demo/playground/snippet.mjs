const escape = text =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const absolute = address => {
  try {
    return new URL(address, location.href).href;
  } catch {
    return address; // The element says what is wrong with it.
  }
};

/** The lines for a webmaster's page that give what the preview shows. */
export function createSnippet({ element, attributes, view }) {
  const set = Object.entries(attributes).map(([name, value]) => {
    const text = name === 'src' ? absolute(value) : value;
    return text === '' ? name : `${name}="${escape(text)}"`;
  });
  if (view.language) set.push(`lang="${view.language}"`);
  if (view.direction) set.push(`dir="${view.direction}"`);
  return [
    `<link rel="stylesheet" href="${location.origin}/callbox/callbox.css">`,
    `<script type="module" src="${location.origin}/callbox/callbox.js"></script>`,
    '',
    `<${[element, ...set].join('\n  ')}>`,
    '  <a href="https://www.example.org/">What to show when the feed cannot be read</a>',
    `</${element}>`,
  ].join('\n');
}
