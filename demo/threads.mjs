import { cityDay, council, hoursAgo, timeOf } from './feeds/city.mjs';
import { buildClosedCommentsFeed, buildCommentsFeed } from './feeds/comments.mjs';
import { inFrench } from './feeds/french.mjs';

const day = 24;

/** What stood in the comments of which the feeds keep nothing but a gap. */
const removedWords = {
  'tram-19': {
    hours: 5.9 * day,
    name: 'Bell-wether',
    content_text: 'You should walk home every night, old fool, with a bell round your neck.',
  },
  'tram-36': { hours: 2.5 * day, name: 'Hollis & Daughter', content_text: 'Posted this twice, sorry.' },
  'market-6': {
    hours: 38 * day,
    name: 'Lost on Fennel Hill',
    content_text: 'While we are all here: who has borrowed my ladder? It is green.',
  },
};

/** What waits for the moderators at first, and what they have decided on. */
const unpublished = {
  pending: [
    {
      id: 'tram-41',
      hours: 3,
      name: 'Wheel & Rail Society',
      kind: 'idea',
      content_text:
        'If the old cars run at night, our members would come and explain the wooden floors. Free of charge.',
      in_reply_to: 'tram-33',
    },
    {
      id: 'tram-42',
      hours: 2.4,
      name: 'Corwin Ashdown',
      kind: 'question',
      content_text: 'And will the bakers get a cheaper ticket, now that we have all become so fond of them?',
      in_reply_to: 'tram-21',
    },
    {
      id: 'tram-43',
      hours: 2,
      name: 'A tired neighbour',
      kind: 'concern',
      content_text: 'The nitwits who planned this have never slept beside a curve.',
      held_for: ['held-words'],
    },
    {
      id: 'tram-44',
      hours: 1.5,
      name: 'Josune',
      email: 'josune@post.port-averley.example',
      kind: 'idea',
      content_text:
        'Another city has had this for ten years; its timetable is at https://night-trams.example/timetable',
      held_for: ['links'],
    },
    {
      id: 'tram-45',
      hours: 1.1,
      name: 'City of Port Averley',
      content_text: 'The night fare will be five times the day fare.',
      held_for: ['agency-name'],
    },
  ],
  decided: [
    {
      id: 'tram-46',
      hours: 0.9,
      name: 'From Cooper’s Row',
      kind: 'concern',
      content_text:
        'This is not about trams. The lady below me has not opened her door for two days and her cat cries. I do not know whom to ring.',
      decision: { decision: 'escalate', note: 'The beat team is asked to knock.' },
    },
    {
      id: 'tram-47',
      hours: 30,
      name: 'Best Taxi',
      content_text: 'Why wait for a tram? Ring Best Taxi, first ride half price!!!',
      decision: { decision: 'reject', reason_code: 'spam' },
    },
  ],
};

/** Reports of residents, fewer than take a comment off the page. */
const reports = [
  {
    id: 'tram-29',
    hours: 4,
    reason: 'illegal',
    text: 'My mother took this for the police. Please make it plainer.',
  },
  { id: 'tram-29', hours: 2, reason: 'abuse' },
  { id: 'tram-18', hours: 6, reason: 'abuse', text: 'Not everybody who is out at night is a drunk.' },
];

const transit = { agency: council.name, role: 'Planificatrice des transports' };

/** What residents say to the same trams in French; the planner answers them in their language. */
function frenchItems(now) {
  const item = (
    id,
    hours,
    name,
    content_text,
    { in_reply_to, language = 'fr', edited, ...details } = {},
  ) => ({
    id: `tram-nuit-${id}`,
    date_published: hoursAgo(now, hours),
    authors: [{ name }],
    language,
    content_text,
    _comment: {
      status: 'published',
      ...details,
      ...(edited && { edited }),
      ...(in_reply_to && { in_reply_to: `tram-nuit-${in_reply_to}` }),
    },
  });
  const english = buildCommentsFeed({ now, origin: '' }).items;
  const wordsOf = id => english.find(item => item.id === id).content_text;
  const answer = (id, hours, content_text, details) =>
    item(id, hours, 'Ingrid Achterberg', inFrench(content_text), {
      official: transit,
      language: 'fr-CA',
      ...details,
    });

  return [
    answer(1, 9 * day, wordsOf('tram-1'), { pinned: true }),
    item(2, 8.2 * day, 'Maëlle Thibodeau-Rask', wordsOf('tram-25'), { kind: 'concern' }),
    answer(
      3,
      7.9 * day,
      'La lampe de l’arrêt Millrace sera réparée ce mois-ci, tram ou pas. Merci de nous l’avoir écrit.',
      { in_reply_to: 2 },
    ),
    item(4, 7.8 * day, 'Maëlle Thibodeau-Rask', 'Je vous croirai quand je la verrai. Mais merci.', {
      in_reply_to: 3,
    }),
    item(
      5,
      6.4 * day,
      'Ovide Charlebois',
      'Mon laissez-passer mensuel sera-t-il bon la nuit aussi, ou faudra-t-il un autre titre?',
      { kind: 'question' },
    ),
    answer(6, 6 * day, wordsOf('tram-38'), { in_reply_to: 5 }),
    item(7, 4.8 * day, 'هالة المنصوري', wordsOf('tram-26'), { kind: 'support', language: 'ar' }),
    answer(8, 4.6 * day, wordsOf('tram-27'), { in_reply_to: 7 }),
    item(
      9,
      2.1 * day,
      'Une musicienne de l’Harmonie',
      'Après un concert, nous sommes trente sur le quai avec nos étuis. Trente pour, donc, et un tuba.',
      { kind: 'support', edited: true },
    ),
    item(10, 6, 'Ovide Charlebois', 'Le tuba paie-t-il sa place?', { in_reply_to: 9 }),
  ];
}

/** The city's threads as they are at first: what the database holds after the first start, dated from `now`. */
export function buildThreads({ now, origin }) {
  const open = buildCommentsFeed({ now, origin });
  const closed = buildClosedCommentsFeed({ now, origin });
  const withRemoved = items =>
    items.map(({ id, ...item }) => {
      const { hours, name, content_text } = removedWords[id] ?? {};
      if (!name) return { id, ...item };
      return {
        ...item,
        id,
        content_text,
        authors: [{ name }],
        date_published: hoursAgo(now, hours),
        language: 'en',
      };
    });
  const describe = (page_url, { title, _comments: { closes, closed_reason } }) => ({
    title,
    page_url,
    closes,
    closed_reason,
  });

  return {
    settings: {
      agency: council.name,
      notice: open._comments.notice,
      staffed_hours: open._comments.staffed_hours,
      guidelines_url: open._comments.guidelines_url,
      kinds: open._comments.kinds,
      name: 'optional',
      email: 'optional',
      moderation_patterns: [{ pattern: 'lantern-walk*', moderation: 'after' }],
      reject_reasons: [{ code: 'crime', label: 'It is about a crime: please ring the police desk' }],
      held_words: ['nitwit', 'nitwits', '/dr+u+n+k+s?/'],
    },
    threads: [
      {
        name: 'night-trams',
        ...describe(`${origin}/consultation.html`, open),
        items: withRemoved(open.items),
        ...unpublished,
        reports,
      },
      {
        name: 'quay-market',
        ...describe(`${origin}/consultation-closed.html`, closed),
        items: withRemoved(closed.items),
      },
      {
        name: FRENCH_THREAD,
        ...describe(`${origin}/fr.html`, inFrench(open)),
        closes: timeOf(cityDay(now, 16), '18:00'),
        items: frenchItems(now),
        pending: [
          {
            id: 'tram-nuit-11',
            hours: 1.3,
            name: 'Bastien P.',
            language: 'fr',
            kind: 'question',
            content_text: 'Les vieilles rames ont-elles le chauffage? Je demande pour janvier.',
          },
        ],
      },
    ],
  };
}

/** The thread of the city's French page. */
export const FRENCH_THREAD = 'trams-de-nuit';
