import { createFeed, type AuthorJson, type ItemJson } from '../feed-json.js';
import { readMedia } from './media.js';
import { readFilm } from './film.js';
import { escapeText, isMarkup } from '../reading/markup.js';
import { baseOf, feedRoot, langOf } from './namespaces.js';
import { excerptOf, lineOf, pictureIn, withAddresses } from '../reading/post-markup.js';
import { mailDate } from './rfc822.js';
import type { Source } from '../source.js';
import { addressOf, idFrom, withoutRepeats } from '../reading/values.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  childText,
  htmlIn,
  innerHtml,
  type XmlElement,
} from '../reading/xml.js';

/** What entries take from their feed. */
interface Context {
  base: string;
  language?: string;
}

/**
 * Makes our feed of Atom, 1.0 or 0.3; YouTube's channels, PeerTube and podcasts become videos where they are some.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export const readAtom: Source = ({ text, url }) => {
  const feed = feedRoot(text, 'atom');
  if (feed?.name !== 'atom:feed') return undefined;
  const home = linkOf(feed, url);
  const language = langOf(feed);
  const entries = childrenOf(feed, 'atom:entry');
  const context = { base: home ?? url, language };
  return createFeed({
    title: lineOf(htmlOfText(childOf(feed, 'atom:title'))),
    home_page_url: home,
    description: excerptOf(htmlOfText(childOf(feed, 'atom:subtitle') ?? childOf(feed, 'atom:tagline'))),
    language,
    authors: authorsOf(feed, url),
    items: withoutRepeats(
      entries.map(entry => readEntry(entry, context)).filter(entry => entry !== undefined),
    ),
  });
};

function readEntry(entry: XmlElement, { base, language: feedLanguage }: Context): ItemJson | undefined {
  if (/^yes$/i.test(childText(childOf(entry, 'app:control'), 'app:draft') ?? '')) return undefined;
  const url = linkOf(entry, base);
  const enclosures = childrenOf(entry, 'atom:link').filter(link => attributeOf(link, 'rel') === 'enclosure');
  const media = readMedia(entry, enclosures, base);
  const own = langOf(entry);
  const { video, attachments } = readFilm(media, url, childText(entry, 'yt:videoId'), own ?? feedLanguage);
  const title = lineOf(htmlOfText(childOf(entry, 'atom:title'))) ?? media.title;
  const content = contentOf(entry, base, media.description);
  const published = dateIn(entry, 'published', 'issued', 'created');
  const id = childText(entry, 'atom:id') ?? url ?? (title ? idFrom(title, published) : undefined);
  if (!id) return undefined;
  const modified = dateIn(entry, 'updated', 'modified');
  return {
    id,
    url,
    title,
    ...content,
    image: media.image ?? pictureIn(content.content_html, baseOf(entry, base)),
    date_published: published ?? modified,
    date_modified: modified,
    authors: [entry, childOf(entry, 'atom:source')]
      .map(holder => authorsOf(holder, base))
      .find(authors => authors.length > 0),
    tags: childrenOf(entry, 'atom:category').map(
      category => attributeOf(category, 'label') ?? attributeOf(category, 'term') ?? '',
    ),
    language: own === feedLanguage ? undefined : own,
    attachments,
    _video: video,
  };
}

const dateIn = (entry: XmlElement, ...names: string[]): string | undefined =>
  names.map(name => mailDate(childText(entry, `atom:${name}`))).find(Boolean);

/** A text construct as HTML: it may be text, which may hold "<" and means it, HTML or XHTML. */
function htmlOfText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text';
  if (/xhtml|^(?:application|text)\/xml/.test(type)) {
    return innerHtml(childOf(element, 'xhtml:div') ?? childOf(element, 'div') ?? element).trim();
  }
  return /html/.test(type) ? htmlIn(element) : escapeText(element.text.trim());
}

type Content = Pick<ItemJson, 'content_html' | 'content_text' | 'summary'>;

/** Its whole text, with the summary as an excerpt of it; where there is no other, the summary. */
function contentOf(entry: XmlElement, base: string, ofMedia: string | undefined): Content {
  const [content, summary] = [textIn(entry, 'atom:content', base), textIn(entry, 'atom:summary', base)];
  if (content) return { ...content, summary: excerptOf(summary?.content_html ?? escaped(summary)) };
  return summary ?? (ofMedia ? { content_text: ofMedia } : {});
}

const escaped = (content: Content | undefined) => content?.content_text && escapeText(content.content_text);

function textIn(entry: XmlElement, name: string, base: string): Content | undefined {
  const element = childOf(entry, name);
  const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text';
  if (!element || !/^text|html|^(?:application|text)\/xml/.test(type)) return undefined; // such as base64
  if (/^text(?:\/plain)?$/.test(type) && !childrenOf(element, 'div').length) {
    const text = element.text.trim();
    return text ? { content_text: text } : undefined;
  }
  const html = htmlOfText(element);
  if (!html) return undefined;
  return isMarkup(html) || html.includes('&')
    ? { content_html: withAddresses(html, baseOf(element, base)) }
    : { content_text: html };
}

/** The page, of several the one in HTML. */
function linkOf(element: XmlElement, base: string): string | undefined {
  const origin = childText(element, 'feedburner:origLink');
  const pages = childrenOf(element, 'atom:link').filter(link =>
    /^(?:alternate)?$/.test(attributeOf(link, 'rel') ?? ''),
  );
  const page = pages.find(link => /^text\/html/.test(attributeOf(link, 'type') ?? '')) ?? pages[0];
  return addressOf(origin) ?? (page && addressOf(attributeOf(page, 'href'), baseOf(page, base)));
}

const authorsOf = (element: XmlElement | undefined, base: string): AuthorJson[] =>
  childrenOf(element, 'atom:author').flatMap(author => {
    const name = lineOf(escapeText(childText(author, 'atom:name') ?? ''));
    const uri = childText(author, 'atom:uri') ?? childText(author, 'atom:url');
    return name ? [{ name, url: addressOf(uri, baseOf(author, base)) }] : [];
  });
