import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import { feedAddress } from '../support/address.js';
import { serveFeed } from '../support/feed.js';
import { visibleText } from '../support/mount.js';
import { outcomeOf } from '../support/outcome.js';
import { readShared, sharedFiles } from '../support/shared-data.js';

const files = await sharedFiles('attacks/json-testsuite');

const elements = {
  'callbox-appeal-card': () =>
    html`<callbox-appeal-card src=${feedAddress()}>See the city’s site</callbox-appeal-card>`,
  'callbox-event-list': () =>
    html`<callbox-event-list src=${feedAddress()}>See the city’s site</callbox-event-list>`,
};

/** What a visitor gets of a body: content, or the fallback and why. */
async function outcomeOfBody(
  body: Uint8Array<ArrayBuffer>,
  element: () => ReturnType<typeof html>,
): Promise<string> {
  serveFeed(body);
  const { element: shown, error } = await outcomeOf(element());
  const text = visibleText(shown);
  shown.remove();
  if (error)
    return text === 'See the city’s site'
      ? `${error.name} ${error.code}`
      : `${error.code}, but shows ${text}`;
  return text;
}

/** The bytes as a field that nobody knows, in an item of a good feed. */
function within(value: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const head = encoder.encode(
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Market","_x":',
  );
  const tail = encoder.encode('}]}');
  const whole = new Uint8Array(head.length + value.length + tail.length);
  whole.set(head);
  whole.set(value, head.length);
  whole.set(tail, head.length + value.length);
  return whole;
}

for (const [tag, element] of Object.entries(elements)) {
  describe(`<${tag}> and bodies that test parsers of JSON`, () => {
    if (files.length === 0) it.skip('skipped: no shared data');
    for (const [kind, what, isRight] of [
      ['n_', 'calls what is no JSON malformed', (outcome: string) => outcome === 'FeedError malformed'],
      ['y_', 'calls JSON that is no feed malformed', (outcome: string) => outcome === 'FeedError malformed'],
      [
        'i_',
        'calls what may be JSON, but is no feed, malformed',
        (outcome: string) => outcome === 'FeedError malformed',
      ],
    ] as const) {
      it(what, async function () {
        const cases = files.filter(({ name }) => name.startsWith(kind));
        if (!cases.length) return this.skip();
        const wrong: string[] = [];
        for (const file of cases) {
          const outcome = await outcomeOfBody(await readShared(file), element);
          if (!isRight(outcome)) wrong.push(`${file.name}: ${outcome}`);
        }
        expect(wrong).to.deep.equal([]);
      });
    }

    it('shows a good item whatever stands in a field that nobody knows', async function () {
      const cases = files.filter(({ name }) => name.startsWith('y_'));
      if (!cases.length) return this.skip();
      const wrong: string[] = [];
      for (const file of cases) {
        const outcome = await outcomeOfBody(within(await readShared(file)), element);
        if (!outcome.includes('Market')) wrong.push(`${file.name}: ${outcome}`);
      }
      expect(wrong).to.deep.equal([]);
    });

    it('shows the item or names the error where parsers differ', async function () {
      const cases = files.filter(({ name }) => name.startsWith('i_'));
      if (!cases.length) return this.skip();
      const wrong: string[] = [];
      for (const file of cases) {
        const outcome = await outcomeOfBody(within(await readShared(file)), element);
        if (!/Market|^FeedError malformed$/.test(outcome)) wrong.push(`${file.name}: ${outcome}`);
      }
      expect(wrong).to.deep.equal([]);
    });
  });
}
