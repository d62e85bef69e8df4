import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed } from '../../src/feed/feed.js';
import { readVideos } from '../../src/feed/videos.js';
import { readRss } from '../../src/sources/syndication/rss.js';
import { convert } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnyText, assertReadable } from './support.js';

const NAMESPACES = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
].join(' ');

const rssOf = (channel: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${NAMESPACES}${more}><channel>${channel}</channel></rss>`;
const feedOf = (item: string) =>
  rssOf(`<title>News</title><link>https://police.example/news/</link><item>${item}</item>`);
const read = (text: string, url = 'https://mirror.example/feed.xml') => readRss(answerOf(text, url), 0)!;
const itemOf = (item: string) => read(feedOf(item)).items[0]!;

/** As WordPress writes it. */
const blog = rssOf(`
  <title>News &amp; appeals</title>
  <atom:link href="https://police.example/feed/" rel="self" type="application/rss+xml" />
  <link>https://police.example</link>
  <description>What is new</description>
  <language>en-US</language>
  <image><url>https://police.example/logo.png</url><title>Logo</title><link>https://police.example</link></image>
  <item>
    <title>Arts &#038; crafts &#8211; the &lt;em&gt;open&lt;/em&gt; day</title>
    <link>https://police.example/open-day/</link>
    <dc:creator><![CDATA[Ingrid Achterberg]]></dc:creator>
    <pubDate>Mon, 04 May 2026 09:30:00 +0000</pubDate>
    <category><![CDATA[Road &amp; rail]]></category>
    <category>Events</category>
    <guid isPermaLink="false">https://police.example/?p=42</guid>
    <description><![CDATA[<p>Come and see [&#8230;]</p>
<p>The post <a href="https://police.example/open-day/">Open day</a> appeared first on <a href="https://police.example">News</a>.</p>
]]></description>
    <content:encoded><![CDATA[<p>Come and see <a href="/map">where</a>.</p>
<img class="emoji" src="https://s.example/1f44d.png"><img width="1" height="1" src="https://stats.example/p.gif"><img src="dogs.jpg?a=1&amp;b=2">]]></content:encoded>
    <media:content url="https://secure.gravatar.com/avatar/1?s=96" medium="image"><media:title type="html">ingrid</media:title></media:content>
  </item>`);

describe('rss', () => {
  it('maps a post as its page shows it', () => {
    const feed = read(blog);
    assertReadable(feed);
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News & appeals',
      home_page_url: 'https://police.example/',
      description: 'What is new',
      language: 'en-US',
      items: [
        {
          id: 'https://police.example/?p=42',
          url: 'https://police.example/open-day/',
          title: 'Arts & crafts – the open day',
          content_html: feed.items[0]!.content_html,
          summary: 'Come and see…',
          image: 'https://police.example/dogs.jpg?a=1&b=2',
          date_published: '2026-05-04T09:30:00Z'.replace('Z', '+00:00'),
          authors: [{ name: 'Ingrid Achterberg' }],
          tags: ['Road & rail', 'Events'],
        },
      ],
    });
    assert.match(
      feed.items[0]!.content_html!,
      /<p>Come and see <a href="https:\/\/police\.example\/map">where<\/a>/,
    );
  });

  it('takes plain words as text, and HTML as markup, whichever way it is written', () => {
    assert.equal(itemOf('<guid>1</guid><description>Two\nlines</description>').content_text, 'Two\nlines');
    const html = '<p>Tom &amp; Ann</p>';
    for (const written of [`<![CDATA[${html}]]>`, '&lt;p&gt;Tom &amp;amp; Ann&lt;/p&gt;', html]) {
      assert.equal(itemOf(`<guid>1</guid><description>${written}</description>`).content_html, html);
    }
  });

  it('reads what is not well-formed but meant: a blank line first, a bare ampersand, a control character', () => {
    const feed = read(
      `\n ${feedOf('<guid>1</guid><title>R&D &nbsp;\u0001&#2;&amp; <![CDATA[Q&A]]></title>')}`,
    );
    assert.equal(feed.items[0]!.title, 'R&D & Q&A');
  });

  it('tells elements by their namespace, not by their prefix', () => {
    const text = `<rss xmlns:m="http://search.yahoo.com/mrss/" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
      <item><i:title>Of the podcast</i:title><m:title>Of the picture</m:title><title>Of the item</title>
      <m:thumbnail url="https://police.example/a.jpg"/><guid>1</guid></item></channel></rss>`;
    const [item] = read(text).items;
    assert.equal(item!.title, 'Of the item');
    assert.equal(item!.image, 'https://police.example/a.jpg');
  });

  for (const [what, item, address] of [
    ['the feed’s link', '<link>dogs</link>', 'https://police.example/news/dogs'],
    ['xml:base', '<link xml:base="/x/">dogs</link><guid>1</guid>', 'https://police.example/x/dogs'],
    [
      'FeedBurner’s original',
      '<link>https://fb.example/~r/1</link><feedburner:origLink>https://police.example/1</feedburner:origLink>',
      'https://police.example/1',
    ],
    ['a permalink', '<guid>https://police.example/1</guid>', 'https://police.example/1'],
    [
      'atom:link',
      '<atom:link rel="self" href="/self"/><atom:link href="/page"/><guid isPermaLink="false">1</guid>',
      'https://police.example/page',
    ],
    [
      'no guid that is no permalink',
      '<guid isPermaLink="false">https://police.example/?p=1</guid>',
      undefined,
    ],
    ['no script', '<guid>1</guid><link>javascript:alert(1)</link>', undefined],
  ] as const) {
    it(`finds an item’s address by ${what}`, () => {
      assert.equal(itemOf(`<title>A</title>${item}`).url, address);
    });
  }

  it('resolves by xml:base of the channel or the item, one within the other', () => {
    const text = rssOf(
      `<link>https://police.example/</link><item xml:base="b/"><guid>1</guid><link>c</link><description>&lt;a href="d"&gt;&lt;/a&gt;</description></item>`,
      ' xml:base="https://base.example/a/"',
    );
    const [item] = read(text).items;
    assert.equal(item!.url, 'https://base.example/a/b/c');
    assert.equal(item!.content_html, '<a href="https://base.example/a/b/d"></a>');
    const [bare] = read(text.replace('<link>https://police.example/</link>', '')).items;
    assert.equal(bare!.url, 'https://base.example/a/b/c');
    const [relative] = read(text.replace('https://base.example/a/', '/a/')).items;
    assert.equal(relative!.url, 'https://police.example/a/b/c');
  });

  for (const [written, date] of [
    ['Mon, 04 May 2026 09:30:00 GMT', '2026-05-04T09:30:00Z'],
    ['Mon, 4 May 2026 09:30:05 EDT', '2026-05-04T09:30:05-04:00'],
    ['4 May 26 09:30 PST', '2026-05-04T09:30:00-08:00'],
    ['Mon, 04 May 2026 09:30:00 +0530', '2026-05-04T09:30:00+05:30'],
    ['Monday, 4 May 2026 9:30:00 CEST', '2026-05-04T09:30:00+02:00'],
    ['4 May 1999 09:30:00 Z', '1999-05-04T09:30:00Z'],
    ['4 May 99 09:30:00 UT', '1999-05-04T09:30:00Z'],
    ['Mon, 04 May 2026 09:30:00 XYZ', '2026-05-04T09:30:00Z'],
    ['Mon, 04 May 2026 09:30:00 -0400 (EDT)', '2026-05-04T09:30:00-04:00'],
    ['04 May 2026', '2026-05-04'],
    ['May 04, 2026', '2026-05-04'],
    ['Monday, May 4, 2026 09:30:00 EST', '2026-05-04T09:30:00-05:00'],
    ['2026 May 04   09:30:00 PDT', '2026-05-04T09:30:00-07:00'],
    ['2026-05-04T09:30:00-04:00', '2026-05-04T09:30:00-04:00'],
    ['Tue, 31 Feb 2026 09:30:00 GMT', undefined],
    ['Mon, 04 Foo 2026 09:30:00 GMT', undefined],
    ['yesterday', undefined],
  ] as const) {
    it(`reads the date "${written}" as ${date}`, () => {
      assert.equal(itemOf(`<guid>1</guid><pubDate>${written}</pubDate>`).date_published, date);
    });
  }

  it('gives an item without guid or link an id that stays, and drops one that says nothing', () => {
    const item = '<title>A</title><pubDate>4 May 2026</pubDate>';
    assert.equal(itemOf(item).id, itemOf(`${item}<description>changed</description>`).id);
    assert.deepEqual(read(feedOf('<pubDate>4 May 2026</pubDate>')).items, []);
    assert.equal(read(feedOf('<guid>1</guid></item><item><guid>1</guid>')).items.length, 1);
  });

  for (const [written, name] of [
    ['ann@police.example (Ann O’Hara)', 'Ann O’Hara'],
    ['Ann O’Hara &lt;ann@police.example&gt;', 'Ann O’Hara'],
    ['Ann O’Hara', 'Ann O’Hara'],
    ['ann@police.example', undefined],
  ] as const) {
    it(`names the author "${written}" without an address of e-mail`, () => {
      const { authors } = itemOf(`<guid>1</guid><author>${written}</author>`);
      assert.deepEqual(authors, name && [{ name }]);
      assert.doesNotMatch(JSON.stringify(authors ?? []), /@/);
    });
  }

  it('makes a podcast a post with its sound and transcript', () => {
    const item = itemOf(`<title>Episode 1</title><guid isPermaLink="false">ep1</guid>
      <enclosure url="https://pods.example/1.mp3" length="1234" type="audio/mpeg"/>
      <itunes:duration>1:02:03</itunes:duration><itunes:image href="https://pods.example/1.jpg"/>
      <podcast:transcript url="https://pods.example/1.vtt" type="text/vtt" language="en"/>
      <itunes:summary>About dogs.</itunes:summary>`);
    assert.deepEqual(item, {
      id: 'ep1',
      title: 'Episode 1',
      content_text: 'About dogs.',
      image: 'https://pods.example/1.jpg',
      attachments: [
        {
          url: 'https://pods.example/1.mp3',
          mime_type: 'audio/mpeg',
          size_in_bytes: 1234,
          duration_in_seconds: 3723,
        },
        { url: 'https://pods.example/1.vtt', mime_type: 'text/vtt' },
      ],
    });
  });

  it('makes a film a video, with captions and transcript', () => {
    const feed = read(
      rssOf(`<language>fr-CA</language><item><title>Cadenas</title><guid>f1</guid>
      <enclosure url="https://films.example/1.mp4" length="0" type="video/mp4"/><itunes:duration>83</itunes:duration>
      <podcast:transcript url="https://films.example/1.html" type="text/html"/>
      <podcast:transcript url="https://films.example/1.vtt" type="text/vtt"/></item>`),
    );
    assert.deepEqual(feed.items[0]!._video, {
      provider: 'file',
      duration_in_seconds: 83,
      captions: [
        {
          language: 'fr-CA',
          label: 'français canadien',
          url: 'https://films.example/1.vtt',
          kind: 'captions',
        },
      ],
      transcript_url: 'https://films.example/1.html',
    });
    const [film] = readVideos(readFeed(feed, 'https://relay.example/'), 0);
    assert.deepEqual(
      film!.files.map(({ url, mimeType }) => [url, mimeType]),
      [['https://films.example/1.mp4', 'video/mp4']],
    );
  });

  it('makes PeerTube’s feed videos', () => {
    const feed = read(
      rssOf(`<generator>PeerTube - https://films.example</generator><item>
      <title><![CDATA[Lock it]]></title><link>https://films.example/w/kkGMgK9ZtnKfYAgnEtQxbv</link>
      <guid isPermaLink="true">https://films.example/w/kkGMgK9ZtnKfYAgnEtQxbv</guid>
      <description><![CDATA[Two locks.]]></description><content:encoded><![CDATA[<p>Two locks.</p>]]></content:encoded>
      <dc:creator>Police</dc:creator><media:category label="Education">13</media:category>
      <media:player url="https://films.example/videos/embed/x"/>
      <media:thumbnail url="https://films.example/p.jpg" height="480" width="850"/>
      <media:rating>nonadult</media:rating>
      <enclosure type="application/x-bittorrent" url="https://films.example/t.torrent" length="9"/>
      <media:group><media:peerLink type="application/x-bittorrent" href="https://films.example/t.torrent"/>
      <media:content url="https://films.example/1080.mp4" fileSize="9" type="video/mp4" duration="83" height="1080"/>
      </media:group></item>`),
    );
    assert.deepEqual(feed.items[0]!._video, {
      provider: 'peertube',
      video_id: 'kkGMgK9ZtnKfYAgnEtQxbv',
      host: 'films.example',
      duration_in_seconds: 83,
    });
    assert.equal(feed.items[0]!.image, 'https://films.example/p.jpg');
    assert.equal(feed.items[0]!.attachments, undefined);
    const [film] = readVideos(readFeed(feed, 'https://relay.example/'), 0);
    assert.equal(film!.place!.videoId, 'kkGMgK9ZtnKfYAgnEtQxbv');
  });

  it('takes the largest picture, and none of what is for adults', () => {
    const pictures = `<guid>1</guid><media:thumbnail url="https://p.example/75.jpg" width="75"/>
      <media:group><media:content url="https://p.example/140.jpg" type="image/jpeg" width="140"/>
      <media:content url="https://p.example/460.jpg" type="image/jpeg" width="460"/></media:group>`;
    assert.equal(itemOf(pictures).image, 'https://p.example/460.jpg');
    assert.equal(itemOf(`${pictures}<media:rating>adult</media:rating>`).image, undefined);
  });

  it('takes the name of a picture for no title, and the whole text for no excerpt', () => {
    const item = itemOf(`<guid>1</guid><description>${'word '.repeat(300)}</description>
      <content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded><media:content url="https://p.example/1.jpg" medium="image">
      <media:title>ann</media:title><media:description>A dog</media:description></media:content>`);
    assert.deepEqual(item, { id: '1', content_html: '<p>a</p>', image: 'https://p.example/1.jpg' });
  });

  it('reads RSS 1.0, whose items stand beside their channel', async () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://police.example/rdf"><title>News</title>
      <link>https://police.example/</link></channel><item rdf:about="https://police.example/1"><title>One</title>
      <description>Text</description><dc:date>2026-05-04T09:30:00+02:00</dc:date><dc:creator>Ann</dc:creator></item></rdf:RDF>`;
    const feed = await convert(answerOf(text), 0);
    assert.equal(feed!.title, 'News');
    assert.deepEqual(feed!.items, [
      {
        id: 'https://police.example/1',
        url: 'https://police.example/1',
        title: 'One',
        content_text: 'Text',
        date_published: '2026-05-04T09:30:00+02:00',
        authors: [{ name: 'Ann' }],
      },
    ]);
  });

  it('expands no entities of the document’s own, and is not stopped by depth', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${feedOf('<guid>1</guid><title>&b;</title>').replace(/^.*\n/, '')}`;
    assert.equal(read(bomb).items[0]!.title, '&b;');
    const deep = feedOf(
      `<guid>1</guid><description>${'<b>'.repeat(900)}x${'</b>'.repeat(900)}</description>`,
    );
    assert.equal(read(deep).items.length, 1);
    assert.equal(read(feedOf(`<guid>1</guid>${'<b>'.repeat(100_000)}`)), undefined);
  });

  it('bears anything in any place', () => {
    assertBearsAnyText(readRss, blog);
    const podcast =
      feedOf(`<guid>1</guid><enclosure url="https://f.example/1.mp4" type="video/mp4" length="1"/>
      <itunes:duration>1:02</itunes:duration><podcast:transcript url="https://f.example/1.vtt" type="text/vtt" language="en"/>`);
    assertBearsAnyText(readRss, podcast);
  });

  it('is recognised by its root; a page, a feed in JSON, and one that was cut short are not', async () => {
    assert.equal((await convert(answerOf(blog), 0))?.items.length, 1);
    assert.equal((await convert(answerOf(`${blog}\n<!-- from a cache -->`), 0))?.items.length, 1);
    assert.equal(await convert(answerOf(blog.slice(0, -200)), 0), undefined);
    assert.equal(await convert(answerOf('<!doctype html><html><body><rss></body></html>'), 0), undefined);
    assert.equal(await convert(answerOf({ rss: { channel: { item: [] } } }), 0), undefined);
  });
});
