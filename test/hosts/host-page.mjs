import { mkdirSync } from 'node:fs';
import { loaded, seeAll, visit } from '../demo/browser.mjs';

/** Kept for people to look at; no part of the repository. */
export const FOLDER = 'test-results/hosts';

// Pages that are compared say the same of how long something was ago.
const NOW = new Date();

export const TAGS = [
  'callbox-appeal-card',
  'callbox-event-list',
  'callbox-video-gallery',
  'callbox-comment-box',
];

/** Opens a host page and waits until its elements hold their feeds. `beforeLoad` may change what the page gets. */
export async function openHost(
  browser,
  address,
  { beforeLoad, media, elements = TAGS.length, ...options } = {},
) {
  const visited = await visit(browser, address, {
    ...options,
    async beforeLoad(page) {
      await page.clock.setFixedTime(NOW);
      if (media) await page.emulateMedia(media);
      await beforeLoad?.(page);
    },
  });
  await loaded(visited.page, elements);
  return visited;
}

/** Whether each element's first title can be seen. */
export const titlesIn = page =>
  Promise.all(TAGS.map(tag => page.locator(tag).getByRole('heading', { level: 3 }).first().isVisible()));

/** Scrolls through the page, then keeps a picture of all of it. */
export async function keepScreenshot(page, name) {
  await seeAll(page);
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}

/** What is wrong with how the page and the elements on it are laid out, as lines; nothing where all can be read. */
export const findLayoutFaults = page =>
  page.evaluate(tags => {
    const faults = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      faults.push(`The page is ${scrollWidth} px wide in a window of ${clientWidth}`);

    const rootsIn = root => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    const elements = rootsIn(document).flatMap(root => [...root.querySelectorAll(tags)]);
    /** Whether a line of English ends to the left of its beginning, as it does where it is taken for Arabic. */
    const isScrambled = text => {
      if (/[^\x20-\x7e\s]/.test(text.data) || !/[a-z]/i.test(text.data)) return false;
      const [first, last] = [text.data.search(/\S/), text.data.trimEnd().length - 1].map(at => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect();
      });
      return Math.abs(first.top - last.top) < 2 && last.left < first.left;
    };
    const isForEyes = element => element.checkVisibility() && !element.closest('.visually-hidden');

    for (const element of elements) {
      const name = element.localName;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) faults.push(`${name} has no size`);
      const inside = [...element.shadowRoot.querySelectorAll('*')].filter(isForEyes);
      const texts = inside.flatMap(piece =>
        [...piece.childNodes].filter(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim()),
      );
      const lines = texts.flatMap(text => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return [...range.getClientRects()].map(rect => ({ text, rect }));
      });
      for (const text of texts)
        if (isScrambled(text)) faults.push(`${name}: "${text.data.trim()}" is scrambled`);
      for (const { text, rect } of lines)
        if (rect.left < box.left - 1 || rect.right > box.right + 1)
          faults.push(`${name}: "${text.data.trim()}" leaves the element`);
      lines.forEach((one, i) => {
        for (const other of lines.slice(i + 1)) {
          const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
          const high = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
          if (one.text !== other.text && wide > 2 && high > 2)
            faults.push(`${name}: "${one.text.data.trim()}" overlaps "${other.text.data.trim()}"`);
        }
      });
      for (const piece of inside) {
        const isCut =
          piece.scrollWidth > piece.clientWidth + 1 && getComputedStyle(piece).overflowX !== 'visible';
        if (isCut && piece.clientWidth > 0) faults.push(`${name}: ${piece.outerHTML.slice(0, 80)} is cut`);
      }
    }
    return faults;
  }, TAGS.join());
