import { createFeed, type AuthorJson, type ItemJson } from '../feed-json.js';
import { readMedia } from './media.js';
import { readFilm } from './film.js';
import { isMarkup } from '../reading/markup.js';
import { baseOf, feedRoot, langOf } from './namespaces.js';
import { excerptOf, lineOf, pictureIn, withAddresses } from '../reading/post-markup.js';
import { mailDate } from './rfc822.js';
import type { Source } from '../source.js';
import { addressOf, idFrom, withoutRepeats } from '../reading/values.js';
import { attributeOf, childOf, childrenOf, childText, htmlIn, type XmlElement } from '../reading/xml.js';

/** What items take from their channel. */
interface Channel {
  base: string;
  language?: string;
}

/**
 * Makes our feed of RSS: 2.0 and what came before it, 1.0 (RDF), podcasts, PeerTube's.
 *
 * @see https://www.rssboard.org/rss-specification
 */
export const readRss: Source = ({ text, url }) => {
  const root = feedRoot(text, '');
  const channel = root && childOf(root, 'channel');
  if (!channel) return undefined;
  const home = linkOf(channel, url);
  const language = (own(channel, 'language', 'dc:language') ?? langOf(channel))?.replace(/_/g, '-');
  const context = { base: home ?? url, language };
  // In RSS 1.0 the items stand beside their channel.
  const items = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')];
  return createFeed({
    title: lineOf(own(channel, 'title')),
    home_page_url: home,
    description: excerptOf(own(channel, 'description', 'itunes:summary')),
    language,
    authors: authorsOf(channel, 'itunes:author', 'dc:creator', 'dc:publisher'),
    items: withoutRepeats(items.map(item => readItem(item, context)).filter(item => item !== undefined)),
  });
};

/** Text of the first of these children that has one; of a name without a prefix only RSS's own, not "media:title". */
const own = (element: XmlElement, ...names: string[]): string | undefined =>
  names.map(name => exactly(element, name)[0]?.text.trim()).find(Boolean);

const exactly = (element: XmlElement, name: string) =>
  childrenOf(element, name).filter(child => child.name === name);

function readItem(item: XmlElement, channel: Channel): ItemJson | undefined {
  const { base } = channel;
  const url = linkOf(item, base);
  const media = readMedia(item, childrenOf(item, 'enclosure'), base);
  const language = own(item, 'dc:language') ?? langOf(item);
  const { video, attachments } = readFilm(media, url, undefined, language ?? channel.language);
  const title = own(item, 'title', 'dc:title', 'itunes:title') ?? media.title;
  const content = contentOf(item, base, media.description);
  const published = own(item, 'pubDate', 'dc:date', 'dcterms:issued', 'dcterms:created');
  const id = own(item, 'guid') ?? url ?? attachments[0]?.url ?? madeId(title, published, content);
  if (!id) return undefined;
  return {
    id,
    url,
    title: lineOf(title),
    ...content,
    image: media.image ?? pictureIn(content.content_html, baseOf(item, base)),
    date_published: mailDate(published),
    date_modified: mailDate(own(item, 'atom:updated', 'dcterms:modified')),
    authors: authorsOf(item, 'dc:creator', 'author', 'itunes:author'),
    tags: exactly(item, 'category').map(({ text }) => lineOf(text) ?? ''),
    language,
    attachments,
    _video: video,
  };
}

const madeId = (title: string | undefined, published: string | undefined, content: Content) =>
  title || content.content_html || content.content_text
    ? idFrom(title ?? content.content_html ?? content.content_text, published)
    : undefined;

type Content = Pick<ItemJson, 'content_html' | 'content_text' | 'summary'>;

/** Its whole text, with the description as an excerpt of it; where there is no other, the description. */
function contentOf(item: XmlElement, base: string, ofMedia: string | undefined): Content {
  const whole = htmlOf(item, 'content:encoded') ?? htmlOf(item, 'xhtml:body');
  const description = htmlOf(item, 'description');
  const written = whole ?? description ?? htmlOf(item, 'itunes:summary') ?? ofMedia;
  const summary = whole && description !== whole ? excerptOf(description) : undefined;
  if (!written) return {};
  if (!isMarkup(written) && !/&[#\w]+;/.test(written)) return { content_text: written };
  return { content_html: withAddresses(written, baseOf(item, base)), summary };
}

function htmlOf(item: XmlElement, name: string): string | undefined {
  const [element] = exactly(item, name);
  return (element && htmlIn(element)) || undefined;
}

/** Where the page is: FeedBurner counts clicks on the way there, and a guid is its address unless it says that it is not. */
function linkOf(element: XmlElement, base: string): string | undefined {
  const [guid] = exactly(element, 'guid');
  const isPermalink = guid && attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false';
  const links = childrenOf(element, 'link').map(link => addressOf(writtenIn(link), baseOf(link, base)));
  const candidates = [
    childText(element, 'feedburner:origLink'),
    ...links,
    attributeOf(element, 'rdf:about'),
    isPermalink && /^https?:/i.test(guid.text.trim()) && guid.text,
  ];
  return candidates.map(candidate => addressOf(candidate, baseOf(element, base))).find(Boolean);
}

function writtenIn(link: XmlElement): string | undefined {
  if (link.name === 'link') return link.text;
  const isPage = link.name === 'atom:link' && /^(?:alternate)?$/.test(attributeOf(link, 'rel') ?? '');
  return isPage ? attributeOf(link, 'href') : undefined;
}

function authorsOf(element: XmlElement, ...names: string[]): AuthorJson[] {
  const found = names.map(name => exactly(element, name)).find(elements => elements.length > 0);
  return (found ?? []).map(({ text }) => ({ name: nameIn(text) }));
}

const LONGEST_NAME = 500;

/** A name without the address of e-mail that RSS writes before it: that is for the editor's readers, not for a page. */
function nameIn(text: string): string | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const name =
    /^[^\s@]+@[^\s@]+\s*\((.*)\)$/s.exec(text.trim())?.[1] ?? text.replace(/<?[^\s@<]+@[^\s@>]+>?/g, '');
  return lineOf(name);
}
