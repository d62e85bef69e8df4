import { hoursAgo, hoursAhead, police, timeZone } from './city.mjs';

const day = 24;
const year = 365 * day;

/** The appeals of Port Averley's police as a JSON Feed, dated from `now`. `origin` is where the demo is served. */
export function buildAppealsFeed({ now, origin }) {
  const page = id => `${origin}/appeals.html?id=${id}`;
  const picture = name => `${origin}/pictures/${name}`;
  const ago = hours => hoursAgo(now, hours);

  const contacts = {
    emergency: {
      kind: 'emergency',
      label: 'Emergency line',
      phone: '705-555-0100',
      note: 'If you can see the person now, stay where you are and ring.',
    },
    police: { kind: 'police', label: 'Port Averley police', phone: '705-555-0142', note: 'Day and night' },
    online: { kind: 'police', label: 'Tell us online', url: 'https://police.port-averley.example/tell-us' },
    anonymous: {
      kind: 'anonymous',
      label: 'Lamplight line',
      phone: '705-555-0177',
      url: 'https://lamplight.example/',
      note: 'An independent charity. They never ask who you are.',
    },
    media: { kind: 'media', label: 'Press desk', email: 'press@police.port-averley.example' },
  };
  const always = { correction_url: `${origin}/correction.html` };

  const missingChild = {
    id: 'pa-10417',
    url: page('pa-10417'),
    title: 'Have you seen Pim Merrowdale, aged 9?',
    content_text:
      'Pim left his aunt’s home in Old Harbour on foot and has not come back. He knows the tram lines well and likes to ride to the last stop. ' +
      'If you live between the harbour and Millrace, please look in sheds, stairwells and gardens, and at what your doorbell camera has recorded.',
    image: picture('pim-merrowdale.svg'),
    date_published: ago(3.5),
    date_modified: ago(0.6),
    authors: [police],
    tags: ['urgent', 'missing', 'children'],
    _appeal: {
      ...always,
      category: 'missing-person',
      urgency: 'immediate',
      severity: 'severe',
      certainty: 'observed',
      reference: 'PA/10417',
      expires: hoursAhead(now, 2 * day),
      occurred: { start: ago(5), text: 'On foot, alone, heading for the tram' },
      place: { name: 'Old Harbour, Port Averley' },
      persons: [
        {
          name: 'Pim Merrowdale',
          aliases: ['Pimlet'],
          age: 9,
          is_minor: true,
          sex: 'male',
          height_min_in_cm: 130,
          height_max_in_cm: 135,
          weight_min_in_kg: 27,
          weight_max_in_kg: 30,
          build: 'slight',
          hair: 'dark brown, curly',
          eyes: 'brown',
          marks: 'gap between the upper front teeth',
          clothing: 'yellow raincoat, navy striped jumper, red wool hat, green rubber boots',
          languages: ['en', 'fr'],
        },
      ],
      images: [
        {
          url: picture('pim-merrowdale.svg'),
          alt: 'Pim: a smiling boy with dark curls under a red wool hat, in a yellow raincoat',
          kind: 'photo',
          width: 720,
          height: 900,
          caption: 'Taken this year, in the coat he is wearing',
        },
        {
          url: picture('pim-bag.svg'),
          alt: 'A small teal rucksack with an orange fox on its pocket',
          kind: 'property',
          width: 720,
          height: 720,
          caption: 'His rucksack looks like this one',
        },
      ],
      contacts: [contacts.emergency, contacts.police, contacts.anonymous],
      posters: [
        { url: `${origin}/posters/pa-10417-en.pdf`, language: 'en' },
        { url: `${origin}/posters/pa-10417-fr.pdf`, language: 'fr-CA' },
      ],
    },
  };

  const collision = {
    id: 'pa-10388',
    url: page('pa-10388'),
    title: 'Were you at the Causeway crossing when a cyclist was hit?',
    content_text:
      'A woman on a bicycle was seriously hurt by a dark blue van at the crossing of Causeway Road and Tollgate Lane. ' +
      'A driver has been charged. We still want to hear from whoever was on the number 4 tram, and from drivers with a camera on board.',
    image: picture('causeway-map.svg'),
    date_published: ago(2 * day),
    date_modified: ago(20),
    authors: [police],
    tags: ['traffic', 'witnesses'],
    _appeal: {
      ...always,
      category: 'witness',
      urgency: 'expected',
      severity: 'moderate',
      certainty: 'observed',
      reference: 'PA/10388',
      occurred: { start: ago(2 * day + 6), end: ago(2 * day + 5.75) },
      place: {
        name: 'Causeway Road at Tollgate Lane',
        latitude: 44.8021,
        longitude: -82.4013,
        radius_in_meters: 150,
      },
      facts: [
        { label: 'Vehicle', value: 'Dark blue panel van, roof rack, nearside mirror missing' },
        { label: 'Tram', value: 'Line 4 towards Signal Point' },
      ],
      images: [
        {
          url: picture('causeway-map.svg'),
          alt: 'Street map: Causeway Road crosses Tollgate Lane just before the river bridge; the crossing is circled',
          kind: 'map',
          width: 960,
          height: 720,
        },
        {
          url: picture('damaged-bicycle.svg'),
          alt: 'A grey bicycle on its side on the road, its front wheel bent, a white helmet beside it',
          kind: 'photo',
          width: 960,
          height: 720,
          sensitive: true,
          caption: 'The bicycle as it was found',
        },
      ],
      contacts: [contacts.police, contacts.online, contacts.anonymous],
      proceedings_active: true,
    },
  };

  const identify = {
    id: 'pa-10352',
    url: page('pa-10352'),
    title: 'Do you know this man? Watches taken on Cooper’s Row',
    content_text:
      'A man asked to see two trays of watches at a repairer’s on Cooper’s Row and ran off with one of them. ' +
      'A customer who stood beside him helped our artist to draw his face.',
    image: picture('coopers-row-cctv.svg'),
    date_published: ago(4 * day),
    date_modified: ago(3 * day),
    authors: [police],
    tags: ['identify'],
    _appeal: {
      ...always,
      category: 'identify',
      urgency: 'expected',
      severity: 'moderate',
      certainty: 'likely',
      reference: 'PA/10352',
      expires: hoursAhead(now, 40 * day),
      occurred: { start: ago(6 * day + 2) },
      place: { name: 'Cooper’s Row, Old Harbour', latitude: 44.8055, longitude: -82.4102 },
      warning: 'Do not approach him. Ring us instead.',
      persons: [
        {
          sex: 'male',
          age_min: 35,
          age_max: 45,
          height_min_in_cm: 178,
          height_max_in_cm: 185,
          build: 'broad',
          hair: 'dark, short, greying at the sides',
          complexion: 'weathered',
          marks: 'scar through the left eyebrow',
          clothing: 'dark padded jacket, flat cap, pale scarf',
          languages: ['en'],
        },
      ],
      images: [
        {
          url: picture('coopers-row-cctv.svg'),
          alt: 'A broad man in a flat cap and dark jacket at a shop counter, looking up towards the camera',
          kind: 'cctv',
          width: 960,
          height: 720,
          caption: 'From the shop’s own camera',
        },
        {
          url: picture('coopers-row-efit.svg'),
          alt: 'Pencil portrait: square jaw, stubble, deep-set eyes, a scar through the left eyebrow',
          kind: 'e-fit',
          width: 720,
          height: 900,
        },
      ],
      contacts: [contacts.police, contacts.online, contacts.anonymous, contacts.media],
    },
  };

  const euphonium = {
    id: 'pa-10299',
    url: page('pa-10299'),
    title: 'Stolen from the bandstand: the Harbour Band’s euphonium',
    content_text:
      'The instrument was taken from a locked store behind the bandstand at night. It has been played in this city for ninety years and is worth little to anyone who cannot play it. ' +
      'Dealers and repairers: please look at the number under the third valve.',
    image: picture('euphonium.svg'),
    date_published: ago(8 * day),
    date_modified: ago(7 * day),
    authors: [police],
    tags: ['stolen'],
    _appeal: {
      ...always,
      category: 'stolen-property',
      urgency: 'future',
      severity: 'minor',
      certainty: 'observed',
      reference: 'PA/10299',
      occurred: { start: ago(9 * day + 14), end: ago(9 * day + 5), text: 'Overnight' },
      place: { name: 'The bandstand, Signal Point', latitude: 44.8103, longitude: -82.3988 },
      facts: [
        { label: 'Item', value: 'Four-valve euphonium, lacquered brass' },
        { label: 'Maker', value: 'Thrale & Daughters, Port Averley' },
        { label: 'Serial number', value: 'TD 3-1187' },
        { label: 'Marks', value: 'Dent below the bell, engraved lantern' },
      ],
      images: [
        {
          url: picture('euphonium.svg'),
          alt: 'A brass euphonium with four valves, bell upwards, on a wooden stage before a dark red curtain',
          kind: 'property',
          width: 720,
          height: 900,
        },
      ],
      reward: { text: 'The band offers $1,500 for its safe return', amount_max: 1500, currency: 'CAD' },
      contacts: [contacts.police, contacts.anonymous],
    },
  };

  const longMissing = {
    id: 'pa-00871',
    url: page('pa-00871'),
    title: 'Anselm Thorngrave has been missing for fourteen years',
    content_text:
      'Anselm walked out of his bookshop one evening and never came back. He would be 75 today. His daughters still keep the shop and hope for word of him. ' +
      'He may be living under another name; any memory of him after that evening helps.',
    image: picture('anselm-thorngrave-75.svg'),
    date_published: ago(30 * day),
    date_modified: ago(10 * day),
    authors: [police],
    tags: ['missing'],
    _appeal: {
      ...always,
      category: 'missing-person',
      urgency: 'unknown',
      severity: 'unknown',
      certainty: 'unknown',
      reference: 'PA/00871',
      occurred: { start: ago(14 * year + 200), text: 'On a Thursday evening, fourteen years ago' },
      place: { name: 'Fennel Hill, Port Averley', latitude: 44.8161, longitude: -82.4207 },
      persons: [
        {
          name: 'Anselm Thorngrave',
          aliases: ['Sel', 'A. T. Grave'],
          age: 75,
          sex: 'male',
          height_min_in_cm: 183,
          height_max_in_cm: 183,
          build: 'tall, stooped',
          hair: 'grey then, likely white now',
          eyes: 'blue',
          marks: 'walks with a slight limp, left leg',
          languages: ['en', 'fr', 'de'],
        },
      ],
      images: [
        {
          url: picture('anselm-thorngrave-75.svg'),
          alt: 'How he may look now: a thin man of 75, white hair and beard, round glasses',
          kind: 'age-progressed',
          width: 720,
          height: 900,
          caption: 'Drawn as he may look now, at 75',
        },
        {
          url: picture('anselm-thorngrave-61.svg'),
          alt: 'Anselm at 61: a thin man with grey hair, a short beard and round glasses, in a brown cardigan',
          kind: 'photo',
          width: 720,
          height: 900,
          caption: 'At 61, in the year he went missing',
        },
      ],
      contacts: [contacts.police, contacts.online, contacts.anonymous],
    },
  };

  const falseOfficers = {
    id: 'pa-10361',
    url: page('pa-10361'),
    title: 'Callers with false police cards on Fennel Hill',
    content_html:
      '<p>Two people have called at homes on Fennel Hill with cards like the one shown and asked to <strong>“check the banknotes in the house”</strong>. They are not from us.</p>' +
      '<ul><li>We never ask for money, bank cards or codes.</li><li>Keep the door shut and ring us: we will tell you whether an officer was sent.</li><li>Tell a neighbour who lives alone.</li></ul>',
    image: picture('false-card.svg'),
    date_published: ago(2 * day + 3),
    date_modified: ago(2 * day + 3),
    authors: [police],
    tags: ['safety'],
    _appeal: {
      ...always,
      category: 'public-safety',
      urgency: 'expected',
      severity: 'moderate',
      certainty: 'likely',
      reference: 'PA/10361',
      expires: hoursAhead(now, 20 * day),
      place: { name: 'Fennel Hill', latitude: 44.8161, longitude: -82.4207, radius_in_meters: 1200 },
      warning: 'Do not let them in',
      images: [
        {
          url: picture('false-card.svg'),
          alt: 'A laminated card: “Police Inspection Bureau”, a blank portrait, a star, no number',
          kind: 'property',
          width: 960,
          height: 720,
          caption: 'Our officers’ cards carry a number that you can ring us to check',
        },
      ],
      contacts: [contacts.police, contacts.anonymous],
    },
  };

  const foundBicycle = {
    id: 'pa-10205',
    url: page('pa-10205'),
    title: 'Cargo bicycle of the Tannery Flats food bank',
    content_text: 'The food bank’s green cargo bicycle was taken from its yard.',
    date_published: ago(16 * day),
    date_modified: ago(5 * day),
    authors: [police],
    tags: ['stolen'],
    _appeal: {
      ...always,
      category: 'stolen-property',
      status: 'resolved',
      reference: 'PA/10205',
      outcome: 'A reader knew it by its bell: the bicycle is back at work. Thank you.',
    },
  };

  const ended = {
    id: 'pa-10276',
    content_text: 'This appeal has ended.',
    date_modified: ago(30),
    _appeal: { status: 'withdrawn' },
  };

  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Port Averley police: appeals',
    description: 'Appeals of an invented police service, for the demo of Callbox.',
    home_page_url: `${origin}/appeals.html`,
    language: 'en-CA',
    authors: [police],
    _callbox: { about: 'https://callbox.example/docs/feed', time_zone: timeZone },
    items: [missingChild, collision, identify, falseOfficers, euphonium, longMissing, foundBicycle, ended],
  };
}
