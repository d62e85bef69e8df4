import { createFeed, type AuthorJson, type ItemJson } from '../feed-json.js';
import { excerptOf, lineOf, pictureAddress, pictureIn, withAddresses } from '../reading/post-markup.js';
import type { Source } from '../source.js';
import { addressOf, entriesOf, eachOf, fieldsOf, idOf, textOf } from '../reading/values.js';
import { listIn, renderedOf, utcDate } from './records.js';

type Fields = ReturnType<typeof fieldsOf>;

/**
 * Makes our feed of the posts of a WordPress, best asked for with `?_embed`, which brings authors, pictures and tags.
 *
 * @see https://developer.wordpress.org/rest-api/reference/posts/
 */
export const readWordPressPosts: Source = ({ json, url }) => {
  const posts = listIn(json);
  return posts && createFeed({ items: eachOf(posts, post => readItem(fieldsOf(post), url)) });
};

function readItem(post: Fields, base: string): ItemJson | undefined {
  const id = idOf(post['id']);
  // Drafts and private posts come to those who are logged in, as a relay may be.
  if (!id || !/^(?:publish)?$/.test(textOf(post['status']) ?? '')) return undefined;
  const url = addressOf(post['link'], base);
  const embedded = fieldsOf(post['_embedded']);
  const content = renderedOf(post['content']);
  const published = utcDate(post['date_gmt'], post['date']);
  return {
    id,
    url,
    title: lineOf(renderedOf(post['title'])),
    content_html: content && withAddresses(content, url ?? base),
    summary: excerptOf(renderedOf(post['excerpt'])),
    image: pictureOf(post, embedded, base) ?? pictureIn(content, url ?? base),
    date_published: published,
    date_modified: utcDate(post['modified_gmt'], post['modified']),
    authors: authorsOf(post, embedded),
    tags: entriesOf(embedded['wp:term']).flatMap(terms => eachOf(terms, readTerm)),
  };
}

/** What may not be read is embedded as an error, which has no name. */
function authorsOf(post: Fields, embedded: Fields): AuthorJson[] {
  // Avatars are left: they lie with Gravatar, which would learn of every visitor.
  const authors = eachOf(embedded['author'], author => {
    const name = lineOf(textOf(fieldsOf(author)['name']));
    return name ? { name, url: addressOf(fieldsOf(author)['link']) } : undefined;
  });
  const named = lineOf(textOf(fieldsOf(post['yoast_head_json'])['author']));
  return authors.length || !named ? authors : [{ name: named }];
}

/** A post without a category is in the one that WordPress begins with. */
function readTerm(value: unknown): string | undefined {
  const { name, slug } = fieldsOf(value);
  return slug === 'uncategorized' ? undefined : lineOf(textOf(name));
}

/** The featured picture, in the size for the width of a text where there is one. */
function pictureOf(post: Fields, embedded: Fields, base: string): string | undefined {
  const media = fieldsOf(entriesOf(embedded['wp:featuredmedia'])[0]);
  const sizes = fieldsOf(fieldsOf(media['media_details'])['sizes']);
  const isPicture = /^(?:image)?$/.test(textOf(media['media_type']) ?? '');
  const candidates = [
    ...['large', 'medium_large'].map(size => isPicture && fieldsOf(sizes[size])['source_url']),
    isPicture && media['source_url'],
    post['jetpack_featured_media_url'],
  ];
  return candidates.map(candidate => pictureAddress(candidate, base)).find(Boolean);
}
