import { council, hoursAgo, police, timeZone } from './city.mjs';

const day = 24;

// Ids of the right shape that no film has: YouTube's never end in a digit such as 1, 2 or 3, Vimeo's never begin with 0,
// and the host of the PeerTube ones lies under a domain that is kept for examples.
const invented = {
  fraud: 'INVENTED-01',
  horse: 'INVENTED-02',
  trams: 'INVENTED-03',
  walk: '000000000000',
  emergency: '00000000-0000-4000-8000-000000000001',
  council: '00000000-0000-4000-8000-000000000002',
};
const tube = 'tube.example';

/** The films of Port Averley's police and council as a JSON Feed, dated from `now`. `origin` is where the demo is served. */
export function buildVideosFeed({ now, origin }) {
  const picture = name => `${origin}/pictures/${name}`;
  const film = name => `${origin}/films/${name}`;
  const ago = days => hoursAgo(now, days * day);

  const ownFiles = (name, title, sizes, duration_in_seconds) =>
    Object.entries(sizes).map(([kind, size_in_bytes]) => ({
      url: film(`${name}.${kind}`),
      mime_type: `video/${kind}`,
      title,
      size_in_bytes,
      duration_in_seconds,
    }));
  const ownCaptions = name => [
    { language: 'en', label: 'English', url: film(`${name}.en.vtt`), kind: 'captions' },
    { language: 'fr', label: 'Français', url: film(`${name}.fr.vtt`), kind: 'captions' },
  ];
  const theirCaptions = (...languages) =>
    languages.map(([language, label]) => ({ language, label, kind: 'captions' }));
  const english = ['en', 'English'];
  const french = ['fr', 'Français'];

  const video = (id, title, content_text, days, tags, details) => ({
    id: `video-${id}`,
    url: `${origin}/videos.html?id=video-${id}`,
    title,
    content_text,
    tags,
    date_published: ago(days),
    date_modified: ago(days),
    ...details,
  });

  const items = [
    video(
      'call-box',
      'The call box on the corner',
      'Why there is a blue lamp on so many corners of our city, and what it meant when it began to flash.',
      1,
      ['history', 'Old Harbour'],
      {
        image: picture('call-box-corner.svg'),
        attachments: ownFiles(
          'call-box-corner',
          'The call box on the corner',
          { webm: 63718, mp4: 79605 },
          8,
        ),
        _video: {
          provider: 'file',
          duration_in_seconds: 8,
          captions: ownCaptions('call-box-corner'),
          transcript_html:
            '<p>A drawn film of eight seconds, with sounds but without speech.</p>' +
            '<ol><li>Night in the old harbour. A blue call box stands on the corner, its lamp dark.</li>' +
            '<li><em>A bell rings twice.</em> The lamp on the box begins to flash: somebody has called.</li>' +
            '<li><em>Footsteps.</em> An officer in a peaked cap comes along the quay, towards the light.</li>' +
            '<li><em>A latch clicks.</em> The officer opens the little door and reaches for the telephone inside. ' +
            'The lamp stays lit: <strong>the station is on the line.</strong></li></ol>',
        },
      },
    ),
    video(
      'lock',
      'Lock it twice: your bicycle in seven seconds',
      'Two locks of two kinds, and a number that brings it home.',
      4,
      ['crime prevention', 'traffic'],
      {
        image: picture('lock-it-twice.svg'),
        attachments: ownFiles('lock-it-twice', 'Lock it twice', { webm: 63377, mp4: 78707 }, 7),
        _video: {
          provider: 'file',
          duration_in_seconds: 7,
          captions: ownCaptions('lock-it-twice'),
          transcript_url: film('lock-it-twice.html'),
        },
      },
    ),
    video(
      'fraud',
      '“This is your bank”: a detective listens in',
      'Detective Oriel Fanshawe plays three recorded calls and says where each one gives itself away.',
      6,
      ['crime prevention'],
      {
        // Lies with the platform, so it is not shown: a picture from there would tell of the visitor before any click.
        image: `https://i.ytimg.com/vi/${invented.fraud}/hqdefault.jpg`,
        _video: {
          provider: 'youtube',
          video_id: invented.fraud,
          duration_in_seconds: 312,
          captions: theirCaptions(english),
          transcript_url: 'https://police.port-averley.example/films/your-bank',
        },
      },
    ),
    video(
      'emergency',
      'What happens when you ring the emergency line',
      'Two minutes beside the person who answers: what you are asked, why, and who is already on the way while you speak.',
      9,
      ['meet us'],
      {
        image: picture('control-room.svg'),
        _video: {
          provider: 'peertube',
          video_id: invented.emergency,
          host: tube,
          duration_in_seconds: 134,
          captions: theirCaptions(english, french),
          audio_description_url: `https://${tube}/w/00000000-0000-4000-8000-000000000003`,
          sign_language_url: `https://${tube}/w/00000000-0000-4000-8000-000000000004`,
          transcript_url: 'https://police.port-averley.example/films/emergency-line',
        },
      },
    ),
    video(
      'council',
      'City council, live from Lantern Square',
      'The meeting from the first item to the last, with a sign-language interpreter in the picture.',
      0.1,
      ['council'],
      {
        image: picture('council-chamber.svg'),
        authors: [council],
        _video: { provider: 'peertube', video_id: invented.council, host: tube, is_live: true },
      },
    ),
    video(
      'walk',
      'Lantern Walk: last year, from the lighthouse',
      'Four thousand lights, seen from above.',
      18,
      ['families', 'Old Harbour'],
      {
        image: picture('lantern-walk.svg'),
        authors: [council],
        _video: { provider: 'vimeo', video_id: invented.walk, duration_in_seconds: 96 },
      },
    ),
    video(
      'horse',
      'Meet Quill, who is four and afraid of umbrellas',
      'A morning in the stables of the mounted unit.',
      25,
      ['meet us', 'families'],
      {
        image: picture('horse-quill.svg'),
        _video: {
          provider: 'youtube',
          video_id: invented.horse,
          duration_in_seconds: 221,
          captions: theirCaptions(english, french),
        },
      },
    ),
    {
      id: 'video-trams',
      external_url: `https://youtu.be/${invented.trams}`, // all that many a feed has: the gallery finds the film by it
      title: 'Getting on tram 4 with a wheelchair, a pram or a cello',
      content_text: 'A driver, three passengers and one ramp.',
      date_published: ago(40),
      date_modified: ago(40),
      authors: [council],
    },
  ];

  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Port Averley on film',
    description: 'Films of an invented police service and city, for the demo of Callbox.',
    home_page_url: `${origin}/videos.html`,
    language: 'en-CA',
    authors: [police],
    _callbox: { about: 'https://callbox.example/docs/feed', time_zone: timeZone },
    items,
  };
}
