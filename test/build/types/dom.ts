import '@callbox/widgets';
import '@callbox/widgets/event-list';
import type { CalendarEvent, Feed } from '@callbox/widgets';
import type { EventList } from '@callbox/widgets/event-list';

const list: EventList = document.createElement('callbox-event-list');
list.limit = 3;
list.past = true;
void list.reload();
// @ts-expect-error -- a number
list.limit = '3';
document.createElement('callbox-appeal-card').layout = 'strip';
// @ts-expect-error -- no layout of ours
document.createElement('callbox-appeal-card').layout = 'stripe';
document.querySelector('callbox-video-gallery')?.feed?.valueOf();
document.querySelector('callbox-comment-box')?.src.trim();

const note = ({ detail }: CustomEvent<{ feed: Feed; items: CalendarEvent[] }>) => detail.items.length;
list.addEventListener('callbox-load', note);
list.removeEventListener('callbox-load', note);
list.addEventListener('callbox-load', ({ detail }) => detail.items[0]?.start?.valueOf());
list.addEventListener('callbox-error', ({ detail }) => detail.error.code === 'timed-out');
list.addEventListener('click', event => event.clientX, { once: true });
list.addEventListener('anything', event => event.type);
// @ts-expect-error -- an event is no error
list.addEventListener('callbox-load', ({ detail }) => detail.error);
document.addEventListener('callbox-load', ({ detail }) => detail.feed.title);
document.addEventListener('callbox-share', ({ detail }) => detail.via.trim());
