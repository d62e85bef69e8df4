import { createFeed, type ItemJson } from '../feed-json.js';
import { lineOf, withAddresses } from '../reading/post-markup.js';
import type { Source } from '../source.js';
import { addressOf, eachOf, fieldsOf, idOf, textOf } from '../reading/values.js';
import { listIn, renderedOf, utcDate } from './records.js';

/**
 * Makes our feed of the comments of a WordPress, a post's where it was asked for with `?post=`.
 *
 * @see https://developer.wordpress.org/rest-api/reference/comments/
 */
export const readWordPressComments: Source = ({ json, url }) => {
  const comments = listIn(json);
  return comments && createFeed({ items: eachOf(comments, comment => readItem(comment, url)) });
};

function readItem(value: unknown, base: string): ItemJson | undefined {
  const comment = fieldsOf(value);
  const id = idOf(comment['id']);
  const text = renderedOf(comment['content']);
  if (!id || !text || !isShown(comment)) return undefined;
  const url = addressOf(comment['link'], base);
  const name = lineOf(textOf(comment['author_name']));
  const parent = idOf(comment['parent']);
  return {
    id,
    url,
    content_html: withAddresses(text, url ?? base),
    date_published: utcDate(comment['date_gmt'], comment['date']),
    // Avatars are left: they lie with Gravatar, which would learn of every visitor.
    authors: name ? [{ name, url: addressOf(comment['author_url']) }] : undefined,
    _comment: { in_reply_to: parent === '0' ? undefined : parent, status: 'published' },
  };
}

/** Neither what waits, is spam or was thrown away, as moderators see it, nor what another site's link has left. */
const isShown = ({ status, type }: ReturnType<typeof fieldsOf>): boolean =>
  /^(?:approved?|1)?$/.test(idOf(status) ?? '') && !/^(?:pingback|trackback)$/.test(textOf(type) ?? '');
