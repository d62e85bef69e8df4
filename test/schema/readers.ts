/** What the tests of the schemas need of the reader: they run in Node, which can't import TypeScript by itself. */
export { en } from '../../src/i18n/en.js';
export { appealShape, readAppeals } from '../../src/feed/appeals.js';
export { commentShape, commentsShape, readComments, threadOf } from '../../src/feed/comments.js';
export { calendarUrlOf, eventShape, eventsShape, readEvents } from '../../src/feed/events.js';
export { feedShape, itemShape, readFeed } from '../../src/feed/feed.js';
export { object } from '../../src/feed/shape.js';
export { readVideos, videoShape } from '../../src/feed/videos.js';
