const DAY = 86_400_000;
const at = days => new Date(Date.now() + days * DAY).toISOString();

const feed = items => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Northbridge Police Service',
  authors: [{ name: 'Northbridge Police Service' }],
  items,
});

/** For each element a feed of plain text, as its first view is measured with. */
export const sampleFeeds = {
  'appeal-card': feed([
    {
      id: 'appeal-1',
      url: 'https://police.example/appeals/1',
      title: 'Witnesses wanted after a collision on Mill Street',
      content_text: 'A cyclist was hurt at the junction with Park Road. Did you see it?',
      date_published: at(-2),
      date_modified: at(-1),
      _appeal: {
        category: 'witness',
        reference: '26/1234',
        expires: at(20),
        occurred: { start: at(-3) },
        place: { name: 'Mill Street, Northbridge' },
        contacts: [{ kind: 'police', label: 'Call us', phone: '101' }],
      },
    },
  ]),
  'event-list': feed(
    [1, 2, 9].map(days => ({
      id: `event-${days}`,
      url: `https://city.example/events/${days}`,
      title: `Beat surgery ${days}`,
      content_text: 'Meet the officers of your neighbourhood.',
      tags: ['neighbourhood'],
      _event: {
        start: at(days),
        end: at(days + 0.05),
        time_zone: 'America/Toronto',
        place: { name: 'Central Library', address: '1 Main Street' },
      },
    })),
  ),
  'video-gallery': feed(
    ['dQw4w9WgXcQ', 'M7lc1UVf-VE', 'jNQXAC9IVRw'].map((id, i) => ({
      id: `video-${i}`,
      url: `https://www.youtube.com/watch?v=${id}`,
      title: `How to mark your bicycle, part ${i + 1}`,
      content_text: 'An officer shows where the number goes.',
      date_published: at(-i),
      _video: { duration_in_seconds: 94, captions: [{ language: 'en', label: 'English', kind: 'captions' }] },
    })),
  ),
  'comment-box': {
    ...feed(
      [1, 2, 3].map(i => ({
        id: `comment-${i}`,
        content_text: i === 2 ? 'It opens in June.' : 'When does the bridge open again?',
        date_published: at(-3 + i),
        authors: [{ name: `Resident ${i}` }],
        _comment: {
          status: 'published',
          ...(i === 2 && {
            in_reply_to: 'comment-1',
            official: { agency: 'City of Northbridge', role: 'Press officer' },
          }),
        },
      })),
    ),
    _comments: {
      post_url: 'https://comments.city.example/threads/bridge/comments',
      moderation: 'before',
      max_length: 2000,
      name: 'optional',
      email: 'none',
      notice: 'In an emergency call 911.',
      count: 3,
    },
  },
};
