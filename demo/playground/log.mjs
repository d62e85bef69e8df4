import { create } from '../page-tools/dom.mjs';

const limit = 50;

const reasons = {
  unreachable:
    'It cannot be reached: no network, no such server, a bad certificate, or its server does not let other pages read it (CORS).',
  refused: 'Its server answered, and refused.',
  'timed-out': 'Its server took too long to answer.',
  'too-large': 'It is larger than a feed may be.',
  malformed: 'What came is no JSON Feed.',
  blocked: 'This page’s security policy forbids that address.',
  unsigned: 'It carries no proof of who issued it.',
  altered: 'Its proof does not hold: changed, expired or signed by somebody else.',
  unverifiable: 'This browser cannot check its proof.',
};

const nameOf = item => (item?.title ? `“${item.title}”` : (item?.id ?? 'an item'));

/** Says in plain words what an element's event tells. */
export function describeEvent({ type, detail = {} }) {
  const { error, feed, items, item, via, kind, status } = detail;
  if (error) return [`${error.code}. ${reasons[error.code] ?? ''}`, error.message];
  if (type === 'callbox-load')
    return [`${feed?.title ?? 'A feed without a title'}: ${items?.length ?? 0} items`];
  return [[item ? nameOf(item) : '', via ?? kind ?? status ?? ''].filter(Boolean).join(', ')];
}

export function addToLog(list, event) {
  const [words, message] = describeEvent(event);
  const time = new Date().toLocaleTimeString('en-CA', { hour12: false });
  const entry = create('li', {}, create('time', {}, time), ' ', create('code', {}, event.type), ' ', words);
  if (message) entry.append(create('p', { class: 'hint' }, message));
  if (event.detail?.error) entry.classList.add('failed');
  list.append(entry);
  while (list.children.length > limit) list.firstElementChild.remove();
  list.parentElement.scrollTop = list.scrollHeight;
}
