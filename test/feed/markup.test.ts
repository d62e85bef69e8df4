import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { serveFeed } from '../support/feed.js';
import { faultUrl } from '../support/fault.js';
import { feedAddress } from '../support/address.js';
import { openFrame, type FramedPage } from '../support/frame.js';
import { mount } from '../support/mount.js';
import { nextOutcome } from '../support/outcome.js';
import { until } from '../support/until.js';
import { visibleText } from '../support/visible-text.js';

const modules = ['/src/components/appeal-card/appeal-card.ts', '/src/components/event-list/event-list.ts'];

const sanitizers = ({ window: page }: FramedPage) =>
  page.performance.getEntriesByType('resource').filter(({ name }) => /purify|safe-html/i.test(name));

const hasSanitizer = (page: FramedPage) => sanitizers(page).length > 0;

/** When the page first asked for it: a request that is under way stands in no list yet. */
const askedAt = (page: FramedPage) => Math.min(...sanitizers(page).map(({ startTime }) => startTime));

async function addElement(
  { document: content }: FramedPage,
  tag: string,
  attributes: Record<string, string>,
) {
  const element = content.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const told = nextOutcome(element);
  content.body.append(element);
  await told;
  return element;
}

describe('The sanitizer', () => {
  it('is not loaded for items without markup, but with the first that has some', async () => {
    const page = await openFrame('', { modules });
    serveFeed([
      { id: '1', title: 'Plain <b>title</b>', content_text: 'Plain <b>text</b> & more' },
      { id: '2', content_html: 'Words alone' },
    ]);
    for (const tag of ['callbox-appeal-card', 'callbox-event-list']) {
      const element = await addElement(page, tag, { src: feedAddress(), limit: '5' });
      expect(visibleText(element)).to.contain('Words alone');
    }
    const before = page.window.performance.now();
    serveFeed([{ id: '1', title: 'Market', content_html: '<p>Fish &amp; <em>chips</em></p>' }]);
    const card = await addElement(page, 'callbox-appeal-card', { src: feedAddress() });
    expect(visibleText(card)).to.contain('Fish & chips');
    await until(
      () => !!card.shadowRoot!.querySelector('em'),
      () => visibleText(card),
    );
    expect(visibleText(card)).to.contain('Fish & chips');
    expect(askedAt(page)).to.be.at.least(before);
  });

  it('is not loaded for events before a visitor opens the details of one', async () => {
    const page = await openFrame('', { modules });
    serveFeed([
      {
        id: '1',
        title: 'Market',
        content_html: `<p>${'Fish and chips. '.repeat(40)}</p><ul><li>salt</li></ul>`,
      },
    ]);
    const list = await addElement(page, 'callbox-event-list', { src: feedAddress() });
    expect(visibleText(list)).to.contain('Fish and chips.');
    const before = page.window.performance.now();
    list.shadowRoot!.querySelector<HTMLElement>('[part=details] summary')!.click();
    await until(
      () => !!list.shadowRoot!.querySelector('[part=details] li'),
      () => visibleText(list),
    );
    expect(askedAt(page)).to.be.at.least(before);
  });

  for (const [policy, isAllowed] of [
    ["trusted-types lit-html dompurify 'allow-duplicates'", true],
    ["trusted-types lit-html 'allow-duplicates'", false],
  ] as const) {
    it(`${isAllowed ? 'works' : 'leaves the words'} under the policy ${policy}`, async () => {
      const frame = mount<HTMLIFrameElement>(html`<iframe title="Page under test"></iframe>`);
      frame.srcdoc = `<!doctype html><html lang="en">
        <meta http-equiv="content-security-policy" content="require-trusted-types-for 'script'; ${policy}">
        <script type="module" src="${modules[0]}"></script>
        <callbox-appeal-card src="${faultUrl('/markup')}"></callbox-appeal-card>`;
      await oneEvent(frame, 'load');
      const page = { window: frame.contentWindow!, document: frame.contentDocument! };
      const errors: string[] = [];
      page.window.addEventListener('error', ({ message }) => errors.push(message));
      page.window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
      const card = page.document.querySelector('callbox-appeal-card')!;
      await until(
        () => hasSanitizer(page) && visibleText(card).includes('It was read.'),
        () => visibleText(card),
      );
      if (isAllowed || !('trustedTypes' in window))
        await until(
          () => !!card.shadowRoot!.querySelector('em'),
          () => card.shadowRoot!.textContent!,
        );
      expect(visibleText(card)).to.contain('It was read.');
      expect(errors).to.deep.equal([]);
    });
  }
});
