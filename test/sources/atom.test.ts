import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed } from '../../src/feed/feed.js';
import { readVideos } from '../../src/feed/videos.js';
import { readAtom } from '../../src/sources/syndication/atom.js';
import { convert } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnyText, assertReadable } from './support.js';

const atomOf = (inner: string, attributes = '') => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"${attributes}>${inner}</feed>`;
const read = (text: string) => readAtom(answerOf(text, 'https://police.example/feeds/news.atom'), 0)!;
const entryOf = (entry: string) => read(atomOf(`<entry><id>1</id>${entry}</entry>`)).items[0]!;

/** As YouTube serves a channel. */
const channel = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=UCPolice"/>
 <id>yt:channel:Police</id>
 <yt:channelId>Police</yt:channelId>
 <title>Port Averley Police</title>
 <link rel="alternate" href="https://www.youtube.com/channel/UCPolice"/>
 <author><name>Port Averley Police</name><uri>https://www.youtube.com/channel/UCPolice</uri></author>
 <published>2008-02-16T12:15:11+00:00</published>
 <entry>
  <id>yt:video:AAAAAAAAAA1</id>
  <yt:videoId>AAAAAAAAAA1</yt:videoId>
  <yt:channelId>UCPolice</yt:channelId>
  <title>Lock it &amp; leave it</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=AAAAAAAAAA1"/>
  <author><name>Port Averley Police</name><uri>https://www.youtube.com/channel/UCPolice</uri></author>
  <published>2026-05-04T16:07:24+00:00</published>
  <updated>2026-05-05T21:08:15+00:00</updated>
  <media:group>
   <media:title>Lock it &amp; leave it</media:title>
   <media:content url="https://www.youtube.com/v/AAAAAAAAAA1?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
   <media:thumbnail url="https://i4.ytimg.com/vi/AAAAAAAAAA1/hqdefault.jpg" width="480" height="360"/>
   <media:description>Two locks.

One for each wheel.</media:description>
   <media:community><media:starRating count="15" average="5.00" min="1" max="5"/></media:community>
  </media:group>
 </entry>
</feed>`;

describe('atom', () => {
  it('makes the feed of a channel of YouTube’s videos, with the ids that its Data API’s have', () => {
    const feed = read(channel);
    assertReadable(feed);
    const authors = [{ name: 'Port Averley Police', url: 'https://www.youtube.com/channel/UCPolice' }];
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Port Averley Police',
      home_page_url: 'https://www.youtube.com/channel/UCPolice',
      authors,
      items: [
        {
          id: 'yt:video:AAAAAAAAAA1',
          url: 'https://www.youtube.com/watch?v=AAAAAAAAAA1',
          title: 'Lock it & leave it',
          content_text: 'Two locks.\n\nOne for each wheel.',
          image: 'https://i4.ytimg.com/vi/AAAAAAAAAA1/hqdefault.jpg',
          date_published: '2026-05-04T16:07:24+00:00',
          date_modified: '2026-05-05T21:08:15+00:00',
          authors,
          _video: { provider: 'youtube', video_id: 'AAAAAAAAAA1' },
        },
      ],
    });
    assert.equal(readVideos(readFeed(feed, 'https://relay.example/'), 0)[0]!.place!.provider, 'youtube');
  });

  it('maps a post, with what its author, categories and links say', () => {
    const feed = read(
      atomOf(
        `<title type="html">News &amp;amp; &lt;b&gt;appeals&lt;/b&gt;</title><subtitle>What is new</subtitle>
        <link rel="self" href="https://police.example/feeds/news.atom"/><link href="https://police.example/"/>
        <author><name>Police</name></author>
        <entry><id>tag:police.example,2026:1</id><title>5 &lt; 6 &amp;amp; more</title>
        <link rel="replies" href="/1/comments"/><link type="application/json" href="/1.json"/><link type="text/html" href="/1"/>
        <link rel="enclosure" type="application/pdf" length="9" href="/1.pdf"/>
        <published>2026-05-04T09:30:00-04:00</published><updated>2026-05-04T10:00:00-04:00</updated>
        <author><name>Ann</name><email>ann@police.example</email><uri>/ann</uri></author>
        <category term="roads" label="Roads"/><category term="rail"/>
        <summary>Short.</summary><content type="html">&lt;p&gt;Long &lt;a href="map"&gt;map&lt;/a&gt;&lt;/p&gt;</content></entry>`,
        ' xml:lang="en-CA"',
      ),
    );
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News & appeals',
      home_page_url: 'https://police.example/',
      description: 'What is new',
      language: 'en-CA',
      authors: [{ name: 'Police' }],
      items: [
        {
          id: 'tag:police.example,2026:1',
          url: 'https://police.example/1',
          title: '5 < 6 &amp; more',
          content_html: '<p>Long <a href="https://police.example/map">map</a></p>',
          summary: 'Short.',
          date_published: '2026-05-04T09:30:00-04:00',
          date_modified: '2026-05-04T10:00:00-04:00',
          authors: [{ name: 'Ann', url: 'https://police.example/ann' }],
          tags: ['Roads', 'rail'],
          attachments: [
            { url: 'https://police.example/1.pdf', mime_type: 'application/pdf', size_in_bytes: 9 },
          ],
        },
      ],
    });
  });

  for (const [what, content, expected] of [
    ['text, whose "<" is one', '<content>a &lt;b&gt; c</content>', { content_text: 'a <b> c' }],
    ['HTML', '<content type="html">&lt;p&gt;a&lt;/p&gt;</content>', { content_html: '<p>a</p>' }],
    ['HTML in CDATA', '<content type="html"><![CDATA[<p>a</p>]]></content>', { content_html: '<p>a</p>' }],
    [
      'XHTML',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p title="q&quot;">a &lt; b<br/>&amp;c</p></div></content>',
      { content_html: '<p title="q&quot;">a &lt; b<br>&amp;c</p>' },
    ],
    [
      'XHTML with a prefix',
      '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div></content>',
      { content_html: '<p>a</p>' },
    ],
    ['something else', '<content type="image/png">iVBORw0KGgo=</content>', {}],
    ['a summary alone', '<summary type="html">&lt;p&gt;a&lt;/p&gt;</summary>', { content_html: '<p>a</p>' }],
  ] as const) {
    it(`reads content that is ${what}`, () => {
      assert.deepEqual(entryOf(content), { id: '1', ...expected });
    });
  }

  it('resolves addresses by xml:base, one within the other', () => {
    const feed = read(
      atomOf(
        `<link href="https://police.example/"/><entry xml:base="b/"><id>1</id><link href="c"/>
        <content type="html" xml:base="d/">&lt;a href="e"&gt;&lt;/a&gt;&lt;a href="#f"&gt;&lt;/a&gt;</content></entry>`,
        ' xml:base="https://base.example/a/"',
      ),
    );
    assert.equal(feed.items[0]!.url, 'https://base.example/a/b/c');
    assert.equal(feed.items[0]!.content_html, '<a href="https://base.example/a/b/d/e"></a><a href="#f"></a>');
  });

  it('resolves them by the feed’s own address where it leads to no page', () => {
    assert.equal(entryOf('<link href="1"/>').url, 'https://police.example/feeds/1');
  });

  it('takes the author of an entry that was taken from another feed from there', () => {
    const [item] = read(
      atomOf(
        '<author><name>Wall</name></author><entry><id>1</id><source><author><name>Ann</name></author></source></entry>',
      ),
    ).items;
    assert.deepEqual(item!.authors, [{ name: 'Ann' }]);
  });

  it('leaves out drafts and deleted entries', () => {
    const feed = read(
      atomOf(
        `<entry xmlns:app="http://www.w3.org/2007/app"><id>1</id><title>A</title><app:control><app:draft>yes</app:draft></app:control></entry>
        <d:deleted-entry xmlns:d="http://purl.org/atompub/tombstones/1.0" ref="2"/>`,
      ),
    );
    assert.deepEqual(feed.items, []);
  });

  it('reads Atom with a prefix, and Atom 0.3', async () => {
    const prefixed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>News</a:title><a:entry><a:id>1</a:id></a:entry></a:feed>`;
    assert.equal((await convert(answerOf(prefixed), 0))!.items.length, 1);
    const old = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><issued>2003-12-13T08:29:29-04:00</issued>
      <content type="text/html" mode="escaped">&lt;p&gt;a&lt;/p&gt;</content></entry></feed>`;
    assert.deepEqual((await convert(answerOf(old), 0))!.items, [
      { id: '1', content_html: '<p>a</p>', date_published: '2003-12-13T08:29:29-04:00' },
    ]);
  });

  it('bears anything in any place', () => {
    assertBearsAnyText(readAtom, channel);
    assertBearsAnyText(
      readAtom,
      atomOf(`<entry xml:base="/a/" xml:lang="en"><id>1</id><link rel="enclosure" type="audio/mpeg" href="1.mp3"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">b</p></div></content></entry>`),
    );
  });

  it('is recognised by its root; alerts in Atom, and a feed that was cut short, are not', async () => {
    assert.equal((await convert(answerOf(channel), 0))?.items[0]?.id, 'yt:video:AAAAAAAAAA1');
    assert.equal(await convert(answerOf(channel.slice(0, -9)), 0), undefined);
    const alerts = atomOf('<entry><id>1</id></entry>', ' xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1"');
    assert.notEqual((await convert(answerOf(alerts), 0))?.items[0]?.id, '1');
  });
});
