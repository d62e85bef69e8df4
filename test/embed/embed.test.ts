import { expect } from '@open-wc/testing';
import '../../src/embed/embed.js';
import { HEIGHT, TALLEST } from '../../src/embed/height.js';
import { until, untilRead } from '../support/until.js';

const ADDRESS = '/src/embed/embed.html?widget=appeal-card&src=/test/embed/appeals.json';

const frames: HTMLIFrameElement[] = [];
afterEach(() => frames.splice(0).forEach(frame => frame.remove()));

function addFrame(src: string, given: Partial<HTMLIFrameElement> = {}): HTMLIFrameElement {
  const frame = Object.assign(document.createElement('iframe'), {
    title: 'Frame',
    width: '400',
    src,
    ...given,
  });
  document.body.append(frame);
  frames.push(frame);
  return frame;
}

/** A message as the browser would deliver it, from that window. */
const say = (source: Window | null, data: unknown, origin = location.origin) =>
  window.dispatchEvent(new MessageEvent('message', { source, origin, data }));

const isFitted = (frame: HTMLIFrameElement) => {
  const root = frame.contentDocument!.documentElement;
  return frame.style.height !== '' && root.scrollHeight <= root.clientHeight;
};

async function fitted(frame: HTMLIFrameElement): Promise<number> {
  await until(
    () => !!frame.contentDocument?.querySelector('main') && isFitted(frame),
    () => `a height of ${frame.style.height}`,
  );
  return parseFloat(frame.style.height);
}

describe('A page with embed.js', () => {
  it('gives a frame the height of its content, and follows it', async () => {
    const frame = addFrame(ADDRESS);
    const before = await fitted(frame);
    const main = frame.contentDocument!.querySelector('main')!;
    await untilRead(main, 'Whose bicycle is this?');
    const settled = await fitted(frame);
    expect(before).to.be.at.most(settled + 1);
    const more = frame.contentDocument!.createElement('p');
    more.style.height = '500px';
    main.append(more);
    await until(
      () => parseFloat(frame.style.height) >= settled + 500,
      () => `${settled} and then ${frame.style.height}`,
    );
    more.remove();
    await until(
      () => parseFloat(frame.style.height) === settled,
      () => `${settled} and now ${frame.style.height}`,
    );
  });

  it('counts a border in where the page’s styles do', async () => {
    const frame = addFrame(ADDRESS);
    frame.style.boxSizing = 'border-box';
    frame.style.border = '10px solid';
    await fitted(frame);
    await untilRead(frame.contentDocument!.body, 'Whose bicycle is this?');
    await fitted(frame);
    expect(parseFloat(frame.style.height)).to.equal(frame.clientHeight + 20);
  });

  it('believes no height that is none', () => {
    const frame = addFrame(ADDRESS);
    for (const height of [
      NaN,
      Infinity,
      -Infinity,
      0,
      -5,
      TALLEST + 1,
      '500',
      '500px',
      null,
      undefined,
      {},
      [500],
      true,
    ])
      say(frame.contentWindow, { type: HEIGHT, height });
    for (const data of [null, 500, 'callbox-height', { height: 500 }, { type: 'resize', height: 500 }])
      say(frame.contentWindow, data);
    expect(frame.style.height).to.equal('');
    say(frame.contentWindow, { type: HEIGHT, height: 500 });
    expect(frame.style.height).to.equal('500px');
  });

  it('believes nobody but the frame itself, at its own origin', () => {
    const frame = addFrame(ADDRESS);
    const other = addFrame('/test/embed/appeals.json');
    const lookalike = addFrame('https://evil.invalid/embed.html');
    const message = { type: HEIGHT, height: 500 };
    for (const origin of ['null', 'https://evil.invalid', `${location.origin}.evil.invalid`, ''])
      say(frame.contentWindow, message, origin);
    for (const source of [window, null, other.contentWindow, lookalike.contentWindow]) say(source, message);
    say(lookalike.contentWindow, message, 'https://evil.invalid');
    expect([frame, other, lookalike].map(({ style }) => style.height)).to.deep.equal(['', '', '']);
  });
});
