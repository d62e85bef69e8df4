import { DEFAULT_LANGUAGE, itemsOf } from './alert.js';
import type { CapAlert, CapInfo } from './message.js';
import { createFeed, type FeedJson } from '../feed-json.js';
import type { Answer } from '../source.js';
import { addressOf, eachOf, entriesOf, fieldsOf, textOf } from '../reading/values.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads alerts of the National Weather Service's API: a collection or one, as GeoJSON or JSON-LD. */
export function readNwsAlerts({ json }: Answer, now: number): FeedJson {
  const answer = fieldsOf(json);
  return createFeed({
    title: textOf(answer['title']),
    next_url: addressOf(fieldsOf(answer['pagination'])['next']),
    items: itemsOf(alertsIn(answer), now),
  });
}

function alertsIn(answer: Fields): CapAlert[] {
  const list = answer['features'] ?? answer['@graph'];
  return (Array.isArray(list) ? entriesOf(list) : [answer]).map(entry => {
    const { properties } = fieldsOf(entry);
    return readAlert(fieldsOf(properties ?? entry));
  });
}

function readAlert(alert: Fields): CapAlert {
  const identifier = identifierOf(alert['id'], alert['@id']);
  const common = {
    identifier,
    sent: textOf(alert['sent']),
    status: textOf(alert['status']),
    scope: textOf(alert['scope']),
  };
  const replacedAt = textOf(alert['replacedAt']);
  if (identifier && (replacedAt ?? textOf(alert['replacedBy']))) {
    // A copy that has been replaced meanwhile says so itself.
    return {
      ...common,
      sent: replacedAt ?? common.sent,
      msgType: 'Cancel',
      references: [identifier],
      infos: [],
    };
  }
  return {
    ...common,
    msgType: textOf(alert['messageType']),
    references: eachOf(alert['references'], entry => {
      const reference = fieldsOf(entry);
      return identifierOf(reference['identifier'] ?? entry, reference['@id']);
    }),
    infos: [readInfo(alert)],
  };
}

const readInfo = (alert: Fields): CapInfo => ({
  language: textOf(alert['language']) ?? DEFAULT_LANGUAGE,
  categories: [textOf(alert['category']) ?? ''],
  event: textOf(alert['event']),
  eventCodes: eachOf(fieldsOf(alert['eventCode'])['SAME'], textOf),
  urgency: textOf(alert['urgency']),
  severity: textOf(alert['severity']),
  certainty: textOf(alert['certainty']),
  effective: textOf(alert['effective']),
  onset: textOf(alert['onset']),
  expires: textOf(alert['expires']),
  ends: textOf(alert['ends']),
  senderName: textOf(alert['senderName']),
  headline: textOf(alert['headline']),
  description: textOf(alert['description']),
  instruction: textOf(alert['instruction']),
  web: addressOf(alert['web']),
  areas: [textOf(alert['areaDesc']) ?? ''].filter(Boolean),
  images: [],
});

/** The identifier, which is also the end of the address that the API gives the alert. */
const identifierOf = (id: unknown, address: unknown): string | undefined =>
  (textOf(id) ?? textOf(address))?.replace(/^https?:\/\/.*\//, '') || undefined;
