import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import type { TermName } from '../../src/i18n/terms.js';
import { feedAddress } from '../support/address.js';
import { appeal } from '../support/appeals.js';
import { serveFeed } from '../support/feed.js';
import { find, parts } from '../support/find.js';
import { load, mount, settled, visibleText } from '../support/mount.js';
import { untilRead } from '../support/until.js';

const words = {
  officers: { one: '{count} officer', other: '{count} officers' },
  greeting: 'Good morning, {name}',
};

/** An element that speaks, as small as can be. */
class Speaker extends LitElement {
  readonly localize = new LocalizeController(this, words);

  say = (name: keyof typeof words, values: Record<string, string | number>) =>
    this.localize.term(name as unknown as TermName, values);
}
customElements.define('test-speaker', Speaker);

async function speaker(lang: string): Promise<Speaker> {
  const element = mount<Speaker>(html`<test-speaker lang=${lang}></test-speaker>`);
  await settled(element);
  return element;
}

async function show(lang?: string) {
  serveFeed([appeal({ category: 'found-property' })]);
  const src = feedAddress();
  return lang === undefined
    ? load(html`<callbox-appeal-card time-zone="UTC" src=${src}></callbox-appeal-card>`)
    : load(
        html`<div lang=${lang}><callbox-appeal-card time-zone="UTC" src=${src}></callbox-appeal-card></div>`,
      );
}

const pageLang = document.documentElement.lang;

describe('The language of the words', () => {
  afterEach(() => {
    document.documentElement.lang = pageLang;
  });

  for (const lang of ['fr-CA', 'fr', 'FR-ca', 'fr_CA', 'fr-FR']) {
    it(`is French where the page says "${lang}"`, async () => {
      const card = await show(lang);
      await untilRead(card, 'Bien retrouvé');
      expect(visibleText(card)).to.include('Appel officiel').and.not.to.include('Official');
    });
  }

  for (const lang of ['de', 'ar', 'zh-Hans-CN', 'english', 'x', 'en_', '???', '*', 'constructor', '']) {
    it(`is English where the page says "${lang}", which we don’t speak or nobody does`, async () => {
      const card = await show(lang);
      expect(visibleText(card)).to.match(/^Found property .+ Issued May 1, 2026 at 9:00 AM/);
      const frame = (card.querySelector('callbox-appeal-card') ?? card).shadowRoot!.querySelector(
        '[part="frame"]',
      )!;
      expect(frame.getAttribute('lang')).to.equal('en');
    });
  }

  it('changes with the page, there and back', async () => {
    const card = await show();
    expect(visibleText(card)).to.include('Found property');
    document.documentElement.lang = 'fr';
    await untilRead(card, 'Bien retrouvé');
    document.documentElement.lang = 'en';
    await untilRead(card, 'Found property');
  });

  it('is that of the nearest element which names one, across shadow roots', async () => {
    const host = mount(html`<section lang="fr"></section>`);
    serveFeed([appeal({ category: 'found-property' })]);
    const card = document.createElement('callbox-appeal-card');
    card.src = feedAddress();
    host.attachShadow({ mode: 'open' }).append(card);
    await untilRead(card, 'Bien retrouvé');
  });

  it('is told to screen readers, and what the publisher wrote stays in the publisher’s', async () => {
    const holder = await show('fr');
    await untilRead(holder, 'Bien retrouvé');
    const card = holder.querySelector('callbox-appeal-card')!;
    expect(parts(card, 'frame')[0]!.lang).to.equal('fr-CA');
    serveFeed([appeal({}, { language: 'en' })]);
    await card.reload();
    expect(
      find(card, 'link', /^Stolen/)
        .closest('[lang]')!
        .getAttribute('lang'),
    ).to.equal('en');
  });

  it('is of two elements each its own', async () => {
    const french = await show('fr');
    const english = await show('en');
    await untilRead(french, 'Bien retrouvé');
    expect(visibleText(english)).to.include('Found property');
  });
});

describe('Words with values', () => {
  for (const [lang, count, said] of [
    ['en', 1, '1 officer'],
    ['en', 0, '0 officers'],
    ['en', 2, '2 officers'],
    ['en-US', 1234.5, '1,234.5 officers'],
    ['en-IN', 1234567, '12,34,567 officers'],
  ] as const) {
    it(`count ${count} in ${lang} as "${said}"`, async () => {
      expect((await speaker(lang)).say('officers', { count })).to.equal(said);
    });
  }

  it('end a sentence with one full stop, even where a time ends in one', async () => {
    const { localize } = await speaker('en');
    const stale = (time: string) => localize.term('stale', { time });
    expect(stale('at 6:00 p.m.')).to.equal('This could not be updated. It was last read at 6:00 p.m.');
    expect(stale('at 18:00')).to.equal('This could not be updated. It was last read at 18:00.');
  });

  it('keep a value as it is, whatever stands in it', async () => {
    const element = await speaker('en');
    expect(element.say('greeting', { name: '{name} $& <b>' })).to.equal('Good morning, {name} $& <b>');
  });
});

describe('Numbers and dates', () => {
  it('are written as the page’s own region does, with our words or not', async () => {
    const instant = new Date('2026-05-01T18:00:00Z');
    const date = async (lang: string) =>
      (await speaker(lang)).localize.date({ dateStyle: 'long' }, 'UTC', instant);
    expect(await date('en-US')).to.equal('May 1, 2026');
    expect(await date('en-GB')).to.equal('1 May 2026');
    expect(await date('de')).to.equal('May 1, 2026');
    expect((await speaker('de')).localize.number(1234.5)).to.equal('1,234.5');
  });

  it('name today’s moments by the hour and others by their day', async () => {
    const { localize } = await speaker('en');
    const now = new Date();
    expect(localize.dateTime(now, 'UTC')).to.match(/^\d+:\d\d\s[AP]M$/);
    expect(localize.dateTime(new Date(now.getTime() - 2 * 86_400_000), 'UTC')).to.match(
      /^\w+ \d+, \d{4} at \d+:\d\d\s[AP]M$/,
    );
  });

  for (const [zone, name] of [
    [540, 'UTC+9'],
    [-210, 'UTC−3:30'],
    [0, 'UTC+0'],
    ['UTC', 'UTC'],
  ] as const) {
    it(`call the zone ${zone} "${name}"`, async () => {
      const { localize } = await speaker('en-US');
      expect(localize.zoneName(zone, new Date('2030-05-01T12:00:00Z'))).to.equal(name);
    });
  }
});
