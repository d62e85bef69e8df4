import type { Feed } from '../feed/feed.js';
import { readAllowed, readEmbed, type Embed, type Refusal } from './address.js';
import { tellHeight } from './tell-height.js';
import { wordsIn } from './words.js';

const address = new URL(location.href);
const given = (name: string) => address.searchParams.get(name)?.trim() ?? '';
const isFramed = window.parent !== window;
const main = document.querySelector('main')!;
const lang = /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(given('lang')) ? given('lang') : 'en';
const words = wordsIn(lang);
const ready = tellHeight(main);

function start(): void {
  const root = document.documentElement;
  root.lang = lang;
  if (/^(?:ltr|rtl)$/.test(given('dir'))) root.dir = given('dir');
  if (/^(?:light|dark|light dark)$/.test(given('color-scheme')))
    root.style.colorScheme = given('color-scheme');
  document.addEventListener('click', keepHere, true);

  const { content } = document.querySelector<HTMLMetaElement>('meta[name="callbox-feed-origins"]')!;
  const allowed = readAllowed(content);
  const embed = readEmbed(address, allowed);
  if (typeof embed === 'string') return refuse(embed);
  document.title = (isFramed && given('title')) || words[embed.widget];
  askOnly([location.origin, ...allowed.map(entry => new URL(entry).origin)]);
  show(embed);
}

function show({ widget, attributes }: Embed): void {
  const element = document.createElement(`callbox-${widget}`);
  for (const [name, value] of attributes) {
    // Opened by itself, the page stands under the agency's address: then no words in it are the address's own.
    if (name !== 'heading' || isFramed) element.setAttribute(name, value);
  }
  element.append(sentence(words.fallback));
  element.addEventListener('callbox-load', event => {
    const { feed } = (event as CustomEvent<{ feed: Feed }>).detail;
    // What residents wrote is no appeal of the police's, though it comes from its own server and as a feed, too.
    if (widget !== 'comment-box' && '_comments' in feed.source) refuse('forbiddenFeed');
    else ready();
  });
  element.addEventListener('callbox-error', ready);
  main.replaceChildren(element);
}

function refuse(reason: Refusal): void {
  document.title = words[reason];
  main.replaceChildren(sentence(words[reason]));
  console.warn(`Callbox: ${words[reason]} See docs/iframe.md. The frame’s address: ${address.href}`);
  ready();
}

function sentence(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.lang = words.lang;
  paragraph.textContent = text;
  return paragraph;
}

/** Lets this page ask these origins only. A feed that is allowed could else send it on to one that is not. */
function askOnly(origins: string[]): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${[...new Set(origins)].join(' ')}`;
  document.head.append(policy);
}

/** Pages open in a tab of their own (see `base`); what opens an application, or stays on this page, needs none. */
function keepHere(event: MouseEvent): void {
  const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
  if (!link) return;
  const isHere = link.getAttribute('href')?.startsWith('#');
  if (isHere || !/^https?:$/.test(link.protocol)) link.target = '_self';
}

start();
