import { copy } from '../page-tools/copy.mjs';
import { byId, create } from '../page-tools/dom.mjs';
import { createSnippet, createStyleSheet, formats, lacksOf } from './snippets.mjs';

const home = new URL('.', document.querySelector('script[src$="/callbox.js"]').src).href;

/** Shows the lines to paste, in the format that is chosen. */
export function showLines(state, attributes) {
  const { format } = state.view;
  const kinds = Object.fromEntries(attributes.map(({ name, kind }) => [name, kind]));
  const { hint } = formats.find(({ name }) => name === format);
  byId('snippet').textContent = createSnippet(format, state, { kinds, home, base: location.href });
  byId('format-hint').textContent = [hint, ...lacksOf(format, state)].join(' ');
  const sheet = format === 'iframe' ? '' : createStyleSheet(state);
  byId('style-sheet').textContent = sheet;
  byId('style-sheet-section').hidden = !sheet;
  for (const id of ['copy-status', 'link-status']) byId(id).textContent = '';
}

/** Makes the buttons copy, and say so. */
export function listenToCopy() {
  const onClick = (id, listener) => byId(id).addEventListener('click', listener);
  const copyLines = (shown, done) => copy(shown.textContent, { status: byId('copy-status'), done, shown });
  onClick('copy-snippet', () =>
    copyLines(byId('snippet'), 'The lines are copied. Paste them into your page.'),
  );
  onClick('copy-style-sheet', () => copyLines(byId('style-sheet'), 'The style sheet is copied.'));
  onClick('copy-link', () =>
    copy(location.href, {
      status: byId('link-status'),
      done: 'The link is copied. It holds all that is set here.',
    }),
  );
}

export const formatChoices = () =>
  formats.map(({ name, title }) => {
    const id = `format-${name}`;
    const radio = create('input', { type: 'radio', id, name: 'format', value: name });
    return create('div', { class: 'flag' }, radio, create('label', { for: id }, title));
  });
