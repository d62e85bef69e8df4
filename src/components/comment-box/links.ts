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

/** Characters that are not seen, and of which some turn others around: an address with them reads as another. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Addresses that become links in one text: one with more is made to keep the page busy, which each link does. */
const MOST = 200;

/** The text with its web addresses as links, each shown as it was written; nothing where there are none. */
export function withLinks(text: string): unknown[] | undefined {
  const pieces: unknown[] = [];
  let end = 0;
  // Of an address at the end of a cut text nobody knows how it goes on.
  const known = text.endsWith('…') ? Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) : Infinity;
  for (const { url, raw, index, lastIndex } of linkify.match(text)?.slice(0, MOST) ?? []) {
    const address = webAddress(url, { base: url });
    if (!address || lastIndex > known || UNSEEN.test(raw)) continue;
    pieces.push(text.slice(end, index), html`<a href=${address} rel="nofollow ugc noopener">${raw}</a>`);
    end = lastIndex;
  }
  return pieces.length ? [...pieces, text.slice(end)] : undefined;
}
