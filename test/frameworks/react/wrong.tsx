import type {} from '@callbox/widgets/react';

export const wrong = [
  // @ts-expect-error -- no attribute of ours
  <callbox-event-list zone="America/Denver" />,
  // @ts-expect-error -- a number
  <callbox-event-list limit="three" />,
  // @ts-expect-error -- a name of a zone
  <callbox-event-list time-zone={7} />,
  // @ts-expect-error -- events have no persons
  <callbox-event-list oncallbox-load={({ detail }) => detail.items[0]?.persons} />,
  // @ts-expect-error -- no element of ours
  <callbox-event-lists />,
];
