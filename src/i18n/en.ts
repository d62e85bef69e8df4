import { appeals } from './en/appeals.js';
import { comments } from './en/comments.js';
import { common } from './en/common.js';
import { events } from './en/events.js';
import { videos } from './en/videos.js';
import { writing } from './en/writing.js';

/** All English words. An element takes only the part it needs, since a page pays for every word. */
export const en = { lang: 'en', ...common, ...appeals, ...events, ...videos, ...comments, ...writing };
