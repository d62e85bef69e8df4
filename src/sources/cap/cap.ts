import { DEFAULT_LANGUAGE, itemsOf } from './alert.js';
import type { CapAlert, CapInfo } from './message.js';
import { createFeed, type FeedJson } from '../feed-json.js';
import { decodeEntities, wordsOf } from '../reading/markup.js';
import type { Answer } from '../source.js';
import { addressOf } from '../reading/values.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  childText,
  localName,
  rootOf,
  type XmlElement,
} from '../reading/xml.js';

/**
 * Reads alerts in CAP 1.0 to 1.2, each a document of its own or in an envelope, such as an Atom feed.
 *
 * Nothing where the answer is cut short, and where it declares entities of its own, for which CAP has no use.
 */
export function readCap({ text, url }: Answer, now: number): FeedJson | undefined {
  const root = text.includes('<!ENTITY') ? undefined : rootOf(text);
  if (!root) return undefined;
  const isFeed = localName(root) === 'feed';
  return createFeed({
    title: isFeed ? lineIn(root, 'title') : undefined,
    language: isFeed ? root.attributes['xml:lang'] : undefined,
    next_url: isFeed ? linkOf(root, 'next', url) : undefined,
    items: itemsOf(alertsIn(root, url), now),
  });
}

/** The alerts at any depth, in the order that they stand in. */
function alertsIn(root: XmlElement, url: string): CapAlert[] {
  const alerts: CapAlert[] = [];
  const open: { element: XmlElement; page?: string }[] = [{ element: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next;
    const name = localName(element);
    const page = name === 'entry' ? linkOf(element, 'alternate', url) : next.page;
    if (name === 'alert' && childOf(element, 'identifier')) alerts.push(readAlert(element, url, page));
    else if (name === 'entry' && childOf(element, 'event')) alerts.push(readEntry(element, url, page));
    else {
      const written =
        name === 'content' && /<(?:[\w.-]+:)?alert[\s>]/.test(element.text) && rootOf(element.text);
      const inner = written ? [written] : element.children.filter(child => child.type === 'element');
      open.push(...(inner as XmlElement[]).map(child => ({ element: child, page })).reverse());
    }
  }
  return alerts;
}

const readAlert = (alert: XmlElement, url: string, page?: string): CapAlert => ({
  ...commonOf(alert),
  identifier: lineIn(alert, 'identifier'),
  infos: childrenOf(alert, 'info').map(info => ({
    ...readInfo(info, url),
    web: addressOf(lineIn(info, 'web'), url) ?? page,
  })),
});

/** An entry that holds the fields of an alert itself, as an index of alerts does. */
function readEntry(entry: XmlElement, url: string, page?: string): CapAlert {
  const info = readInfo(entry, url);
  const summary = childText(entry, 'summary');
  return {
    ...commonOf(entry),
    identifier: lineIn(entry, 'identifier') ?? lineIn(entry, 'id')?.replace(/^https?:.*\/(?=urn:oid:)/, ''),
    sent: lineIn(entry, 'sent') ?? lineIn(entry, 'updated') ?? lineIn(entry, 'published'),
    infos: [
      {
        ...info,
        headline: info.headline ?? lineIn(entry, 'title'),
        description: info.description ?? (summary && wordsOf(summary)),
        areas: childrenOf(entry, 'areaDesc').map(({ text }) => text.trim()),
        circle: lineIn(entry, 'circle'),
        web: page,
      },
    ],
  };
}

const commonOf = (element: XmlElement) => ({
  sent: lineIn(element, 'sent'),
  status: lineIn(element, 'status'),
  msgType: lineIn(element, 'msgType') ?? lineIn(element, 'message_type'),
  scope: lineIn(element, 'scope'),
  // Each is "sender,identifier,sent".
  references: (lineIn(element, 'references') ?? '')
    .split(/\s+/)
    .map(reference => reference.split(',')[1] ?? reference)
    .filter(Boolean),
});

function readInfo(info: XmlElement, url: string): CapInfo {
  const areas = childrenOf(info, 'area');
  return {
    language: lineIn(info, 'language') ?? DEFAULT_LANGUAGE,
    categories: childrenOf(info, 'category').map(({ text }) => text.trim()),
    event: lineIn(info, 'event'),
    eventCodes: childrenOf(info, 'eventCode').map(code => lineIn(code, 'value') ?? ''),
    urgency: lineIn(info, 'urgency'),
    severity: lineIn(info, 'severity'),
    certainty: lineIn(info, 'certainty'),
    effective: lineIn(info, 'effective'),
    onset: lineIn(info, 'onset'),
    expires: lineIn(info, 'expires'),
    senderName: lineIn(info, 'senderName'),
    headline: lineIn(info, 'headline'),
    description: blockIn(info, 'description'),
    instruction: blockIn(info, 'instruction'),
    contact: lineIn(info, 'contact'),
    areas: areas.map(area => lineIn(area, 'areaDesc') ?? '').filter(Boolean),
    circle: lineIn(areas[0], 'circle'),
    images: childrenOf(info, 'resource').flatMap(resource => {
      const address = addressOf(lineIn(resource, 'uri'), url);
      const isImage = /^image\//i.test(lineIn(resource, 'mimeType') ?? '');
      return address && isImage ? [{ url: address, alt: lineIn(resource, 'resourceDesc') }] : [];
    }),
  };
}

const blockIn = (element: XmlElement | undefined, name: string): string | undefined => {
  const text = childText(element, name);
  return text && decodeEntities(text);
};

const lineIn = (element: XmlElement | undefined, name: string): string | undefined =>
  blockIn(element, name)?.replace(/\s+/g, ' ');

/** A link that leads to a page to read, not to another form of the alert. */
function linkOf(element: XmlElement, rel: string, url: string): string | undefined {
  const link = childrenOf(element, 'link').find(
    candidate =>
      (attributeOf(candidate, 'rel') ?? 'alternate') === rel &&
      !/cap/i.test(attributeOf(candidate, 'type') ?? ''),
  );
  return addressOf(attributeOf(link, 'href'), url);
}
