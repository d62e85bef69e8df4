import { expect } from '@open-wc/testing';
import { ASK, HEIGHT, TALLEST } from '../../src/embed/height.js';
import { faultUrl } from '../support/fault.js';
import { nextFrame, until, untilRead } from '../support/until.js';
import { visibleText } from '../support/visible-text.js';

const APPEALS = '/test/embed/appeals.json';

/** Opens the frame's page as a host page would, on the same origin, so that a test can look inside. */
async function open(query: Record<string, string>): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.title = 'Frame under test';
  frame.width = '400';
  frame.height = '300';
  frame.src = `/src/embed/embed.html?${new URLSearchParams(query)}`;
  const opened = new Promise(done => frame.addEventListener('load', done, { once: true }));
  document.body.append(frame);
  frames.push(frame);
  await opened;
  return frame.contentDocument!;
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => frames.splice(0).forEach(frame => frame.remove()));

const appeals = (query: Record<string, string> = {}) =>
  open({ widget: 'appeal-card', src: APPEALS, ...query });
const nameOf = ({ documentElement: { lang, dir }, title }: Document) => [title, lang, dir];

describe('The page of a frame', () => {
  it('shows the feed of its own origin, under a title', async () => {
    const page = await appeals();
    await untilRead(page.body, 'Whose bicycle is this?');
    expect(nameOf(page)).to.deep.equal(['Appeals to the public', 'en', '']);
  });

  it('takes title, language and direction from its address', async () => {
    const page = await appeals({ title: 'Avis <b>', lang: 'fr-CA', dir: 'rtl' });
    await untilRead(page.body, 'Whose bicycle is this?');
    expect(nameOf(page)).to.deep.equal(['Avis <b>', 'fr-CA', 'rtl']);
    await untilRead(page.body, 'Afficher plus');
    expect(nameOf(await appeals({ lang: 'fr' }))[0]).to.equal('Appels au public');
    expect(nameOf(await appeals({ lang: '"><b', dir: 'up' }))).to.deep.equal([
      'Appeals to the public',
      'en',
      '',
    ]);
  });

  it('shows what the attributes in its address ask for', async () => {
    const page = await appeals({ 'item-id': 'boat', heading: 'On the water' });
    await untilRead(page.body, 'Who saw the boat?');
    expect(visibleText(page.body)).to.include('On the water').and.not.include('bicycle');
  });

  for (const [query, sentence] of [
    [{ widget: 'script', src: APPEALS }, 'does not say which of our widgets'],
    [{ widget: 'appeal-card' }, 'does not say which feed'],
    [{ widget: 'appeal-card', src: 'https://evil.example/<b>Jane Doe' }, 'may not show that feed'],
    [{ widget: 'appeal-card', src: '//evil.example/feed.json', lang: 'fr' }, 'ne peut pas afficher ce fil'],
  ] as const)
    it(`says in one sentence, without a link, that it ${sentence}`, async () => {
      const page = await open(query);
      expect(visibleText(page.body)).to.include(sentence).and.not.include('Jane Doe');
      expect(page.title).to.equal(visibleText(page.body));
      expect(page.querySelector('a, [src]:not(script)')).to.equal(null);
      expect(page.querySelector('p')!.lang).to.equal('lang' in query ? 'fr' : 'en');
    });

  it('shows no comments as if they were appeals', async () => {
    const comments = '/test/embed/comments.json';
    const page = await appeals({ src: comments });
    await untilRead(page.body, 'may not show that feed');
    expect(visibleText(page.body)).not.to.include('neighbour');
    const box = await open({ widget: 'comment-box', src: comments });
    await untilRead(box.body, 'neighbour');
  });

  it('asks only its own origin and those on the list, whatever a feed leads to', async () => {
    const page = await appeals();
    await untilRead(page.body, 'Whose bicycle is this?');
    const { fetch } = page.defaultView!;
    const outcome = (url: string) =>
      fetch(url).then(
        ({ status }) => status,
        ({ name }) => name,
      );
    const foreign = faultUrl('/feed');
    expect((await window.fetch(foreign)).status).to.equal(200);
    expect(await outcome(foreign)).to.equal('TypeError');
    expect(await outcome(APPEALS)).to.equal(200);
  });

  it('opens pages in a tab of their own, and telephone numbers where they are', async () => {
    const page = await appeals();
    await untilRead(page.body, 'Whose bicycle is this?');
    expect(page.querySelector('base')!.target).to.equal('_blank');
    for (const [href, target] of [
      ['https://police.example/', ''],
      ['tel:999', '_self'],
      ['mailto:tips@police.example', '_self'],
      ['#top', '_self'],
    ] as const) {
      const link = page.createElement('a');
      link.href = href;
      page.querySelector('callbox-appeal-card')!.append(link);
      page.addEventListener('click', event => event.preventDefault(), { once: true });
      link.click();
      expect(link.getAttribute('target') ?? '', href).to.equal(target);
    }
  });

  it('says how tall it is to the page around it alone, and only when that asks', async () => {
    const page = await appeals();
    const frame = frames.at(-1)!;
    const other = document.createElement('iframe');
    document.body.append(other);
    frames.push(other);
    await untilRead(page.body, 'Whose bicycle is this?');
    const ask = (source: Window | null, data: unknown = { type: ASK }) =>
      frame.contentWindow!.dispatchEvent(
        new MessageEvent('message', { source, origin: location.origin, data }),
      );
    const main = page.querySelector('main')!;
    const grow = (height: number) => {
      const more = page.createElement('p');
      more.style.height = `${height}px`;
      main.append(more);
    };
    const heard: MessageEvent[] = [];
    const listen = (event: MessageEvent) => heard.push(event);
    const heights = () => heard.map(({ data }) => data.height as number);
    window.addEventListener('message', listen);

    for (const source of [other.contentWindow, frame.contentWindow, null]) ask(source);
    for (const data of [null, ASK, {}, { type: HEIGHT, height: 1 }]) ask(window, data);
    grow(700);
    await nextFrame();
    await nextFrame();
    ask(window);
    await until(
      () => heard.length > 0,
      () => 'no answer',
    );
    expect(heights()).to.deep.equal([Math.ceil(main.getBoundingClientRect().height)]);

    grow(TALLEST);
    await until(
      () => heard.length > 1,
      () => 'no second answer',
    );
    expect(heights()[1]).to.equal(TALLEST);
    expect(heard.every(({ source }) => source === frame.contentWindow)).to.equal(true);
    window.removeEventListener('message', listen);
  });

  it('breaks none of its own policy', async () => {
    const page = await open({});
    const violations: string[] = [];
    const frame = frames.at(-1)!;
    const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }));
    page.defaultView!.location.search = `?${new URLSearchParams({ widget: 'appeal-card', src: APPEALS })}`;
    await loaded;
    const next = frame.contentDocument!;
    next.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      violations.push(violatedDirective),
    );
    await untilRead(next.body, 'Whose bicycle is this?');
    await until(
      () => !!next.querySelector('callbox-appeal-card')?.shadowRoot,
      () => 'no element',
    );
    expect(violations).to.deep.equal([]);
  });
});
