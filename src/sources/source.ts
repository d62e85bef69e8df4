import type { FeedJson } from './feed-json.js';

/** What an upstream answered. */
export interface Answer {
  /** The body as text. */
  text: string;
  /** The same parsed; `undefined` where it is no JSON. */
  json: unknown;
  /** Where it came from; relative addresses in it are resolved against this. */
  url: string;
}

/**
 * Makes our feed of an upstream's answer. Pure: the same answer at the same moment is the same feed.
 *
 * A bad value costs its field, a bad item itself. Whatever stands in the answer, nothing is thrown; `undefined` is for one
 * that is cut short or otherwise none of its format, since an empty feed would take down what stands.
 *
 * @param now Milliseconds since 1970, for what has to be counted from today.
 */
export type Source = (answer: Answer, now: number) => FeedJson | undefined;

/** A source that gives nothing where the answer is cut short: an empty feed would take down what still stands. */
export type StrictSource = (answer: Answer, now: number) => FeedJson | undefined;
