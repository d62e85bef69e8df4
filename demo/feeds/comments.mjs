import { cityDay, council, hoursAgo, police, timeOf, timeZone } from './city.mjs';

const day = 24;
const service = 'https://comments.port-averley.example';

const notice =
  'In an emergency call 705-555-0100. Do not post information about a crime here: ring the police desk, 705-555-0142. ' +
  'What you write is public, with the name that you give.';

const transit = { agency: council.name, role: 'Transit planner' };
const clerk = { agency: council.name, role: 'City clerk' };
const inspector = { agency: police.name, role: 'Inspector, Old Harbour' };

/** Makes the items of a thread: comments of residents, official answers and what is left of removed ones. */
function writer({ now, origin, page }) {
  const item = (id, hours, fields, details) => ({
    id,
    url: `${origin}/${page}?id=${id}`,
    date_published: hoursAgo(now, hours),
    date_modified: hoursAgo(now, details.edited ? hours / 2 : hours),
    ...fields,
    _comment: { status: 'published', report_url: `${service}/comments/${id}/reports`, ...details },
  });

  return {
    // Residents write in a language of their own, officials in that of the feed.
    comment: (id, hours, name, content_text, { language = 'en', ...details } = {}) =>
      item(id, hours, { authors: [{ name }], language, content_text }, details),
    answer: (id, hours, name, official, content_text, details = {}) =>
      item(id, hours, { authors: [{ name }], content_text }, { official, report_url: undefined, ...details }),
    removed: (id, reason_code, in_reply_to) => ({
      id,
      content_text: 'This comment was removed.',
      _comment: { status: 'removed', reason_code, in_reply_to },
    }),
  };
}

const thread = (name, details) => ({
  post_url: `${service}/threads/${name}/comments`,
  moderation: 'before',
  max_length: 4000,
  name: 'optional',
  email: 'none',
  notice,
  staffed_hours: 'weekdays from 8 a.m. to 8 p.m., Saturdays from 10 a.m. to 4 p.m.',
  kinds: [
    { id: 'question', label: 'Question' },
    { id: 'idea', label: 'Idea' },
    { id: 'support', label: 'In favour' },
    { id: 'concern', label: 'Concern' },
  ],
  ...details,
});

const feed = (origin, page, fields) => ({
  version: 'https://jsonfeed.org/version/1.1',
  description: 'Comments of invented residents, for the demo of Callbox.',
  home_page_url: `${origin}/${page}`,
  language: 'en-CA',
  authors: [council],
  _callbox: { about: 'https://callbox.example/docs/feed', time_zone: timeZone },
  ...fields,
});

/** What residents say to trams by night, as a JSON Feed, dated from `now`. `origin` is where the demo is served. */
export function buildCommentsFeed({ now, origin }) {
  const page = 'consultation.html';
  const { comment, answer, removed } = writer({ now, origin, page });

  const items = [
    answer(
      'tram-1',
      9 * day,
      'Ingrid Achterberg',
      transit,
      'We want to know how you get home. Line 4 could run every thirty minutes from midnight to five, on Friday and Saturday nights at first. It costs as much as two buses. Tell us what you would use it for, and what worries you.',
      { pinned: true },
    ),
    comment(
      'tram-2',
      8.9 * day,
      'Night nurse, Ward 6',
      'I finish at two. Today that means a forty-minute walk or a taxi for an hour’s pay. So: yes.',
      { in_reply_to: 'tram-1', kind: 'support' },
    ),
    comment(
      'tram-3',
      8.5 * day,
      'Thaddeus Quist',
      'Does the count of two buses hold the wages of the drivers, or only the trams?',
      { in_reply_to: 'tram-1', kind: 'question' },
    ),
    answer(
      'tram-4',
      8 * day,
      'Ingrid Achterberg',
      transit,
      'All of it: drivers, power, cleaning and one more person in the control room.',
      { in_reply_to: 'tram-3' },
    ),
    comment('tram-5', 7.9 * day, 'Thaddeus Quist', 'Thank you. That is less than I feared.', {
      in_reply_to: 'tram-4',
    }),

    // One long talk, deeper than any screen wants to show.
    comment(
      'tram-6',
      8 * day,
      'Orla Vantongeren',
      'My bedroom is eleven metres from the rails at Tollgate Lane. The curve screams. By day I do not mind.',
      { kind: 'concern', edited: true },
    ),
    comment(
      'tram-7',
      7.8 * day,
      'Bastien P.',
      'Same in Cooper’s Row, but it has been better since they greased it in spring.',
      { in_reply_to: 'tram-6' },
    ),
    comment('tram-8', 7.7 * day, 'Orla Vantongeren', 'They greased it once. It rained.', {
      in_reply_to: 'tram-7',
    }),
    comment(
      'tram-9',
      7.6 * day,
      'Wheel & Rail Society',
      'There are curves with a greaser beside the track that drips by itself, in any weather. The one at Signal Point is from 1962 and still works.',
      { in_reply_to: 'tram-8', kind: 'idea' },
    ),
    comment('tram-10', 7.5 * day, 'Thaddeus Quist', 'What does one cost?', {
      in_reply_to: 'tram-9',
      kind: 'question',
    }),
    comment(
      'tram-11',
      7.4 * day,
      'Wheel & Rail Society',
      'As much as a good car, and it needs a litre a week.',
      { in_reply_to: 'tram-10' },
    ),
    comment('tram-12', 7.3 * day, 'Orla Vantongeren', 'I would carry that litre there myself.', {
      in_reply_to: 'tram-11',
    }),
    comment('tram-13', 7.2 * day, 'Bastien P.', 'I would help you on even weeks.', {
      in_reply_to: 'tram-12',
    }),
    answer(
      'tram-14',
      6.9 * day,
      'Ingrid Achterberg',
      transit,
      'We have taken this up: a greaser at Tollgate Lane is now part of the plan, before the first night tram runs. Nobody will have to carry anything.',
      { in_reply_to: 'tram-13' },
    ),
    comment(
      'tram-15',
      6.8 * day,
      'Orla Vantongeren',
      'Then I have no more to say against it. That was quick.',
      { in_reply_to: 'tram-14' },
    ),
    comment('tram-16', 6.7 * day, 'Bastien P.', 'Write down the date, Orla.', { in_reply_to: 'tram-15' }),
    comment('tram-17', 6.6 * day, 'Orla Vantongeren', 'I have. It hangs in the kitchen.', {
      in_reply_to: 'tram-16',
    }),

    // A quarrel of which the moderators took one piece away; what was said to it stays.
    comment(
      'tram-18',
      6 * day,
      'Corwin Ashdown',
      'And who rides a tram at three in the morning? Drunks. I do not want to pay for their way home.',
      { kind: 'concern' },
    ),
    removed('tram-19', 'abuse', 'tram-18'),
    comment(
      'tram-20',
      5.8 * day,
      'Marguerite Oyelaran',
      'Whatever you think of him, that was no way to say it. I am a baker, by the way. I ride at three.',
      { in_reply_to: 'tram-19' },
    ),
    comment('tram-21', 5.7 * day, 'Corwin Ashdown', 'A fair point about the bakers.', {
      in_reply_to: 'tram-20',
      edited: true,
    }),
    answer(
      'tram-22',
      5.5 * day,
      'Insp. Halvard Brome',
      inspector,
      'Somebody who rides home does not drive home. On the nights of the Lantern Walk, when trams ran until four, we stopped half as many drunk drivers as on other nights.',
      { in_reply_to: 'tram-18' },
    ),
    comment('tram-23', 5.4 * day, 'Thaddeus Quist', 'Half of how many?', {
      in_reply_to: 'tram-22',
      kind: 'question',
    }),
    answer(
      'tram-24',
      5.2 * day,
      'Insp. Halvard Brome',
      inspector,
      'Eleven instead of twenty-three, over three nights. Small numbers, I grant you; the direction was the same in each of three years.',
      { in_reply_to: 'tram-23' },
    ),

    comment(
      'tram-25',
      5 * day,
      'Maëlle Thibodeau-Rask',
      'Je termine à la boulangerie à 1 h 30 et l’arrêt Millrace n’est pas éclairé. Un tram, oui, mais d’abord une lampe, s’il vous plaît.',
      { language: 'fr', kind: 'concern' },
    ),
    comment(
      'tram-26',
      4.8 * day,
      'هالة المنصوري',
      'أعمل في المستشفى وأعود بعد منتصف الليل. الترام الليلي (الخط 4) سيغيّر حياتي، وأرجو أن تُكتب المواعيد بالعربية أيضًا.',
      { language: 'ar', kind: 'support' },
    ),
    answer(
      'tram-27',
      4.6 * day,
      'Ingrid Achterberg',
      transit,
      'We will print the night timetable in the six languages most read on line 4; Arabic is one of them.',
      { in_reply_to: 'tram-26' },
    ),
    comment('tram-28', 4.2 * day, '🚋🌙', 'finally', { kind: 'support' }),
    comment(
      'tram-29',
      4 * day,
      'Port Averley Police Service ✔ Official answer',
      'Night trams are forbidden by order of the police!!! Share this!!!',
    ),
    answer(
      'tram-30',
      3.9 * day,
      'Insp. Halvard Brome',
      inspector,
      'That is not us, as you can see: what we say here stands in a frame, and no name can draw one. We let the comment stand so that everybody may look at the difference.',
      { in_reply_to: 'tram-29' },
    ),
    comment(
      'tram-31',
      3.6 * day,
      'Petronella Swithin',
      'Could the last car be a quiet one, with the driver’s camera on it? I am 71, I sing in two choirs, and I would go out more.',
      { kind: 'idea' },
    ),
    comment('tram-32', 3.5 * day, 'Lamplighter', 'A quiet car, for choir singers. I like this city.', {
      in_reply_to: 'tram-31',
    }),
    comment(
      'tram-33',
      3 * day,
      'Ambrose Calloway-Finch',
      [
        'I drove line 4 for nineteen years, eleven of them on the late shift, and I should like to tell you what the night is like on it, since nobody who plans it has seen it.',
        'Until ten it is a tram like any other. Then the shops are shut, and those get on who have kept them open: the women from the laundry with their shoes in a bag, the cook of the Anchor who smells of onions and sleeps standing, the student with the bass who pays for two. They know one another. They keep the seat by the door for the old man who rides to the end and back because his flat is cold, and whoever has bread left gives him some.',
        'At eleven come the others, the loud ones. I have been asked a hundred times whether I was afraid. I was, twice. Both times it was the stop that made me afraid and not the car: Millrace, where the lamp has been out since the flood, and Signal Point, where the shelter hides whoever stands behind it. In the car there is light, there is a voice, there are people. It is at the stop that one is alone.',
        'So if you ask me, and you have, do not begin with guards on the tram. Begin with the stops. A lamp that works. A shelter made of glass. A button that rings somewhere, and somebody who answers; there used to be a call box at every second stop, and I have never understood why one took them away. Let the tram wait at the last stop with its doors open and its lights on until it leaves, instead of standing dark in the depot’s lane. And give the driver ten minutes at Lantern Square for a tea, because a driver who has had his tea sees more.',
        'The noise: run the old cars by night, not the new ones. They are slower in the curves and have wooden floors. Everybody at the depot knows this. Nobody has asked the depot.',
        'The money: I cannot tell. But I know what it costs when a girl of nineteen walks home along the Causeway because the last tram went at 00:12 and she finished at 00:15. I have passed her in my own car often enough, and I have turned round for her, as have all of us.',
        'Run it. I shall take the first one, as a passenger, with my tea.',
      ].join('\n\n'),
      { kind: 'support' },
    ),
    answer(
      'tram-34',
      2.7 * day,
      'Ingrid Achterberg',
      transit,
      'Mr. Calloway-Finch, we have now asked the depot. They say the same about the old cars. Would you look at our plan for the stops before it goes to council? My number is 705-555-0134.',
      { in_reply_to: 'tram-33' },
    ),
    comment('tram-35', 2.6 * day, 'Ambrose Calloway-Finch', 'Gladly. Thursdays are best.', {
      in_reply_to: 'tram-34',
    }),
    removed('tram-36', 'author'),
    comment('tram-37', 26, 'Josune', 'Does my monthly ticket hold at night, or is it a ticket of its own?', {
      kind: 'question',
    }),
    answer('tram-38', 22, 'Ingrid Achterberg', transit, 'It holds. There will be no night fare.', {
      in_reply_to: 'tram-37',
    }),
    comment(
      'tram-39',
      5,
      'Hollis & Daughter, fishmongers',
      'Auction starts at four. Five of us would be on the first tram every Saturday, with buckets. Lids on, we promise.',
      { kind: 'support' },
    ),
    comment('tram-40', 0.7, 'A reader', 'Lids on, please.', { in_reply_to: 'tram-39' }),
  ];

  return feed(origin, page, {
    title: 'Trams by night: what do you say?',
    _comments: thread('night-trams', {
      closes: timeOf(cityDay(now, 16), '18:00'),
      guidelines_url: `${origin}/comment-rules.html`,
      count: items.length - 2,
    }),
    items,
  });
}

/** What residents said to a market on the quay, until that thread was closed. */
export function buildClosedCommentsFeed({ now, origin }) {
  const page = 'consultation-closed.html';
  const { comment, answer, removed } = writer({ now, origin, page });

  const items = [
    comment(
      'market-1',
      48 * day,
      'Signe Barrowclough',
      'Sunday, please, not Saturday: on Saturdays the quay is full of bicycles being marked.',
      { kind: 'idea' },
    ),
    comment('market-2', 47 * day, 'Josune', 'Sunday means no fish. Monday’s auction is the first.', {
      in_reply_to: 'market-1',
    }),
    answer(
      'market-3',
      46 * day,
      'Ottoline Pryce',
      clerk,
      'We asked the auction house. It will hold a small sale on Saturday nights, for the market alone.',
      { in_reply_to: 'market-2' },
    ),
    comment('market-4', 40 * day, 'Corwin Ashdown', 'Where are forty stalls’ customers going to park?', {
      kind: 'question',
    }),
    comment('market-5', 39 * day, 'Lamplighter', 'On tram 4.', { in_reply_to: 'market-4' }),
    removed('market-6', 'off-topic', 'market-4'),
    comment('market-7', 22 * day, 'Petronella Swithin', 'May a choir sing?', {
      kind: 'question',
      edited: true,
    }),
    answer('market-8', 21 * day + 4, 'Ottoline Pryce', clerk, 'It may. So may two.', {
      in_reply_to: 'market-7',
    }),
    answer(
      'market-9',
      21 * day,
      'Ottoline Pryce',
      clerk,
      'Council has decided: a market on the quay, every Sunday from eight to two, at first for a year. Thank you for what you wrote; eleven of your ideas are in the by-law.',
      { pinned: true },
    ),
  ];

  return feed(origin, page, {
    title: 'A market on the quay: what you said',
    _comments: thread('quay-market', {
      closes: timeOf(cityDay(now, -20), '18:00'),
      closed_reason: 'Council has decided. The market opens on the first Sunday in May.',
      guidelines_url: `${origin}/comment-rules.html`,
      count: items.length - 1,
    }),
    items,
  });
}
