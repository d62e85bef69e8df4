/** Why a feed could not be read, for code to branch on. */
export type FeedErrorCode =
  | 'unreachable' // network, DNS, TLS, CORS, redirect loop, reset
  | 'refused' // an HTTP status such as 404, 429 or 503
  | 'timed-out'
  | 'too-large'
  | 'malformed' // no content, HTML, cut short, not UTF-8, no feed
  | 'blocked' // by the page's Content Security Policy, or for its scheme
  | 'unsigned'
  | 'altered'
  | 'unverifiable';

/** Thrown when a feed cannot be read. The message is for the console; visitors see a localized term. */
export class FeedError extends Error {
  override readonly name = 'FeedError'; // survives minification, unlike the class name
  readonly code: FeedErrorCode;
  /** Address of the feed. */
  readonly src: string;
  /** The item that is to blame, where it is one. */
  readonly itemId?: string;
  /** The earliest moment that the server wants to be asked again (RFC 9110, section 10.2.3). */
  readonly retryAfter?: Date;

  constructor(
    code: FeedErrorCode,
    src: string,
    reason: string,
    { itemId, retryAfter, ...options }: ErrorOptions & { itemId?: string; retryAfter?: Date } = {},
  ) {
    super(`Feed ${src} is ${code}: ${reason}`, options);
    this.code = code;
    this.src = src;
    if (itemId) this.itemId = itemId;
    if (retryAfter) this.retryAfter = retryAfter;
  }
}
