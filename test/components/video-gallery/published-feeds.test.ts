import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/video-gallery/video-gallery.js';
import type { FeedItem } from '../../../src/callbox.js';
import { feedAddress } from '../../support/address.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { findAll, parts, wordsOf } from '../../support/find.js';
import { visibleText } from '../../support/mount.js';
import { outcomeOf } from '../../support/outcome.js';
import { readShared, sharedFiles } from '../../support/shared-data.js';
import { untilRead } from '../../support/until.js';
import { addressIn, play, showVideos, titlesIn } from '../../support/videos.js';

const feeds = await sharedFiles('jsonfeed');
const answers = await sharedFiles('youtube');

describe('Feeds of real publishers', () => {
  if (feeds.length === 0) it.skip('skipped: no shared data');

  for (const file of feeds) {
    it(`show their videos, say that there are none, or fail by name: ${file.name}`, async () => {
      serveFeed(await readShared(file));
      const { element, items, error } = await outcomeOf(
        html`<callbox-video-gallery limit="100" src=${feedAddress()}
          >Call the front desk</callbox-video-gallery
        >`,
      );
      if (error) {
        expect(error).to.include({ name: 'FeedError', code: 'malformed' });
        expect(visibleText(element)).to.equal('Call the front desk');
      } else if (items!.length === 0) {
        await untilRead(element, 'There are no videos to show.'); // once the feed's next pages hold none either
      } else {
        expect(titlesIn(element)).to.deep.equal(items!.map(titleIn));
        expect(findAll(element, 'button', /^Play: /)).to.have.length(items!.length);
      }
    });
  }
});

const titleIn = ({ title, url }: FeedItem) => (title ?? url)!.replace(/\s+/g, ' ').trim();

/** What YouTube's Data API says of a video, or of a place in a list. */
interface Answer {
  id: string;
  snippet: {
    title: string;
    description: string;
    publishedAt: string;
    thumbnails?: { high?: { url: string } };
    resourceId?: { videoId: string };
  };
  status?: { privacyStatus: string };
  contentDetails?: { duration?: string; videoPublishedAt?: string };
}

const idIn = ({ id, snippet }: Answer) => snippet.resourceId?.videoId ?? id;

const dateIn = ({ snippet, contentDetails }: Answer) =>
  contentDetails?.videoPublishedAt ?? snippet.publishedAt;

/** YouTube keeps the places of private and deleted videos in its lists, without a picture. */
const isThere = ({ snippet, status }: Answer) =>
  !!snippet.thumbnails?.high && (status?.privacyStatus ?? 'public') !== 'private';

/** An ISO 8601 duration of hours, minutes and seconds. */
function secondsIn({ contentDetails }: Answer): number | undefined {
  const [whole, hours, minutes, seconds] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(contentDetails?.duration ?? '') ?? [];
  return whole ? 3600 * Number(hours ?? 0) + 60 * Number(minutes ?? 0) + Number(seconds ?? 0) : undefined;
}

const itemOf = (answer: Answer) => ({
  id: idIn(answer),
  title: answer.snippet.title,
  content_text: answer.snippet.description,
  url: `https://www.youtube.com/watch?v=${idIn(answer)}`,
  image: answer.snippet.thumbnails!.high!.url,
  date_published: dateIn(answer),
  _video: { provider: 'youtube', video_id: idIn(answer), duration_in_seconds: secondsIn(answer) },
});

const gone: Answer = {
  id: 'place',
  snippet: {
    title: 'Private video',
    description: 'This video is private.',
    publishedAt: '2019-11-21T22:17:43.000Z',
    thumbnails: {},
    resourceId: { videoId: 'INVENTED-01' },
  },
};

describe('Answers of YouTube’s, made into a feed', () => {
  if (answers.length === 0) it.skip('skipped: no shared data');

  for (const file of answers) {
    it(`show as YouTube’s own pages tell: ${file.name}`, async () => {
      const { items } = JSON.parse(new TextDecoder().decode(await readShared(file))) as { items: Answer[] };
      const told = [...items, gone].filter(isThere);
      expect(told.length).to.equal(items.length);
      const timed = told.map((answer, i) =>
        i ? answer : { ...answer, contentDetails: { duration: 'PT1H2M3S' } },
      );
      const gallery = await showVideos(timed.map(itemOf), { limit: '50', 'time-zone': 'UTC' });

      expect(titlesIn(gallery)).to.deep.equal(items.map(({ snippet }) => snippet.title));
      const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
      expect(wordsOf(parts(gallery, 'marks'))).to.deep.equal(
        items.map(answer => day.format(new Date(dateIn(answer)))),
      );
      expect(parts(gallery, 'facade').map(visibleText)).to.deep.equal(
        items.map((_, i) => (i ? '' : '1:02:03')),
      );
      expect(findAll(gallery, 'image')).to.have.length(0); // they lie with YouTube
      expect(findAll(gallery, 'link', 'Watch at YouTube (Google)').map(({ href }) => href)).to.deep.equal(
        items.map(answer => `https://www.youtube.com/watch?v=${idIn(answer)}`),
      );
      expect(addressIn(await play(gallery)).page).to.equal(
        `https://www.youtube-nocookie.com/embed/${idIn(items[0]!)}`,
      );
    });
  }

  it('leave out what is no longer there', () => {
    expect([gone].filter(isThere)).to.deep.equal([]);
    expect(feedOf([gone].filter(isThere).map(itemOf))['items']).to.deep.equal([]);
  });
});
