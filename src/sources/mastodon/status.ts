import type { AttachmentJson, ItemJson } from '../feed-json.js';
import { escapeText, isMarkup } from '../reading/markup.js';
import { typeByName } from '../reading/media-types.js';
import { addressOf, dateOf, eachOf, entriesOf, fieldsOf, idOf, textOf } from '../reading/values.js';

export type Status = ReturnType<typeof fieldsOf>;

/** Whether an object is a status of Mastodon, Pleroma or another server that speaks as they do. */
export const isStatus = (value: unknown): boolean => {
  const status = fieldsOf(value);
  return 'account' in status && 'visibility' in status && ('spoiler_text' in status || 'reblog' in status);
};

/** Whether everybody may read a status; servers have words of their own for other audiences, such as "local". */
export const isForAll = ({ visibility }: Status): boolean =>
  visibility === undefined || visibility === 'public' || visibility === 'unlisted';

/** Whether a server has taken down the account that wrote a status, and with it what it says. */
export const isTakenDown = ({ account }: Status): boolean => fieldsOf(account)['suspended'] === true;

/**
 * A status as an item of ours.
 *
 * What stands behind a content warning waits: it is folded into its content, and the warning alone is the summary. Shortcodes
 * of custom emoji stay as they are written.
 */
export function readStatus(status: Status): ItemJson | undefined {
  const id = idOf(status['id']);
  if (!id) return undefined;
  const warning = textOf(status['spoiler_text']);
  const isSensitive = status['sensitive'] === true || !!warning;
  const media = isSensitive ? [] : entriesOf(status['media_attachments']).map(fieldsOf);
  const attachments = eachOf(media, readAttachment);
  const [author] = eachOf([status['account']], readAccount);
  const html = [contentOf(status), pollOf(fieldsOf(status['poll']))].join('');
  const item: ItemJson = {
    id,
    url: addressOf(status['url']) ?? addressOf(status['uri']),
    content_html: warning ? folded(warning, html) : html,
    summary: warning,
    image: pictureOf(media) ?? (isSensitive ? undefined : addressOf(fieldsOf(status['card'])['image'])),
    date_published: dateOf(status['created_at']),
    date_modified: dateOf(status['edited_at']),
    authors: author && [author],
    tags: eachOf(status['tags'], tag => textOf(fieldsOf(tag)['name'])),
    language: textOf(status['language']),
    attachments,
  };
  return html || attachments.length || item.image || warning ? item : undefined;
}

export function readAccount(value: unknown) {
  const { display_name, username, acct, url } = fieldsOf(value);
  const name = [display_name, acct, username].map(textOf).find(Boolean);
  return name ? { name, url: addressOf(url) } : undefined;
}

function contentOf({ content }: Status): string {
  const html = textOf(content) ?? '';
  return !html || isMarkup(html) ? html : `<p>${html}</p>`;
}

/** Where a sanitiser knows no <details>, the warning is the line before the text. */
const folded = (warning: string, html: string): string =>
  html ? `<details><summary>${escapeText(warning)}</summary>${html}</details>` : escapeText(warning);

function pollOf({ options }: Status): string {
  const titles = eachOf(options, option => textOf(fieldsOf(option)['title']));
  return titles.length ? `<ul>${titles.map(title => `<li>${escapeText(title)}</li>`).join('')}</ul>` : '';
}

/** The first picture; of a film the one that stands for it. */
function pictureOf(media: readonly Status[]): string | undefined {
  return media
    .map(({ type, url, preview_url }) => {
      if (type === 'image') return addressOf(url) ?? addressOf(preview_url);
      return type === 'video' || type === 'gifv' ? addressOf(preview_url) : undefined;
    })
    .find(Boolean);
}

const TYPES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  gifv: 'video/mp4',
  video: 'video/mp4',
  audio: 'audio/mpeg',
};

/** What is shown beside a status, with its description as title. Pleroma says what type a file is, Mastodon only what kind. */
function readAttachment(value: unknown): AttachmentJson | undefined {
  const media = fieldsOf(value);
  const url = addressOf(media['url']) ?? addressOf(media['remote_url']);
  const kind = textOf(media['type']) ?? '';
  if (!url) return undefined;
  const byName = typeByName(url);
  const byKind = Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
  const named = textOf(fieldsOf(media['pleroma'])['mime_type']);
  return {
    url,
    mime_type:
      named ??
      (byName?.split('/')[0] === byKind?.split('/')[0] ? byName : byKind) ??
      byName ??
      'application/octet-stream',
    title: textOf(media['description']),
  };
}
