import { html } from 'lit';
import { LinkifyIt } from 'linkify-it';
import { webAddress } from '../../feed/shape.js';

const linkify = new LinkifyIt({ fuzzyEmail: false })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null)
  // By its prefix alone: the guess by known top-level domains would miss new ones, and find file names.
  .add('www.', {
    validate: (text, position, self) =>
      Math.max(0, self.testSchemaAt(`//www.${text.slice(position)}`, 'http:', 0) - '//www.'.length),
    normalize: match => {
      match.url = `http://${match.raw}`;
    },
  });

/** The text with its web addresses as links, each shown as it was written; nothing where there are none. */
export function withLinks(text: string): unknown[] | undefined {
  const pieces: unknown[] = [];
  let end = 0;
  for (const { url, raw, index, lastIndex } of linkify.match(text) ?? []) {
    const address = webAddress(url, { base: url });
    // Of an address at the end of a cut text nobody knows how it goes on.
    if (!address || /^…/.test(text.slice(lastIndex)) || raw.endsWith('…')) continue;
    pieces.push(text.slice(end, index), html`<a href=${address} rel="nofollow ugc noopener">${raw}</a>`);
    end = lastIndex;
  }
  return pieces.length ? [...pieces, text.slice(end)] : undefined;
}
