import { expect } from '@open-wc/testing';
import '../../../src/components/video-gallery/video-gallery.js';
import { describedOnPage, scriptsOnPage } from '../../support/json-ld.js';
import { settled } from '../../support/mount.js';
import { nextFrame, until } from '../../support/until.js';
import { fullVideo, inFiles, onYouTube, served, showVideos } from '../../support/videos.js';

async function describedAs(...items: object[]): Promise<Record<string, unknown>[]> {
  await showVideos(items, { 'structured-data': '' });
  await until(
    () => describedOnPage().length > 0,
    () => 'no JSON-LD',
  );
  return describedOnPage();
}

describe('JSON-LD of videos', () => {
  it('stands on the page only while the webmaster wants it, and leaves with the gallery', async () => {
    const gallery = await showVideos([onYouTube()]);
    await nextFrame();
    expect(scriptsOnPage()).to.have.length(0);
    gallery.structuredData = true;
    await until(
      () => scriptsOnPage().length === 1,
      () => 'no JSON-LD',
    );
    gallery.structuredData = false;
    await settled(gallery);
    await until(
      () => scriptsOnPage().length === 0,
      () => 'JSON-LD',
    );
    gallery.structuredData = true;
    await until(
      () => scriptsOnPage().length === 1,
      () => 'no JSON-LD',
    );
    gallery.remove();
    expect(scriptsOnPage()).to.have.length(0);
  });

  it('describes what it is, where it is, and how long it plays', async () => {
    const [described] = await describedAs(fullVideo());
    expect(described).to.deep.include({
      '@type': 'VideoObject',
      name: 'Mark your bicycle',
      description: 'An officer shows where the number goes.',
      url: 'https://www.youtube.com/watch?v=INVENTED-01',
      thumbnailUrl: served('/demo/pictures/crest.svg'),
      uploadDate: '2030-04-20T12:00:00.000Z',
      duration: 'PT94S',
    });
    expect(described!['embedUrl']).to.equal('https://www.youtube-nocookie.com/embed/INVENTED-01?rel=0&hl=en');
    expect(described).not.to.have.property('contentUrl');
  });

  it('describes a file by its address', async () => {
    const url = 'https://police.example/films/lock';
    const [described] = await describedAs(inFiles(['https://files.example/film.mp4'], { url }));
    expect(described).to.include({ contentUrl: 'https://files.example/film.mp4', url });
    expect(described).not.to.have.property('embedUrl');
  });

  it('leaves out what is not known, and keeps markup from ending the script', async () => {
    const [described] = await describedAs(
      onYouTube({ title: '</script><script>alert(1)</script>' }, { duration_in_seconds: undefined }),
    );
    expect(described).to.include({ name: '</script><script>alert(1)</script>' });
    for (const name of ['duration', 'uploadDate', 'thumbnailUrl', 'contentUrl']) {
      expect(described).not.to.have.property(name);
    }
    expect(scriptsOnPage()[0]!.textContent).not.to.include('<');
  });

  it('describes no item that is no video', async () => {
    const described = await describedAs({ id: '1', title: 'A text' }, onYouTube());
    expect(described.map(({ name }) => name)).to.deep.equal(['Mark your bicycle']);
  });
});
