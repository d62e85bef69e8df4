import type { CallboxIntrinsicElements } from '@callbox/widgets/jsx';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- where TypeScript looks for tags
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how a framework without an entry of ours adds them
    interface IntrinsicElements extends CallboxIntrinsicElements<{ lang?: string; children?: unknown }> {}
  }
}

export const all = [
  <callbox-event-list
    src="/events.json"
    lang="fr"
    limit={3}
    heading-level="3"
    time-zone="America/Denver"
    past
    feed={{ items: [] }}
    structured-data={true}
    oncallbox-load={({ detail }) => detail.items[0]?.start}
    oncallbox-error={({ detail }) => detail.error.code}
  >
    See what is on
  </callbox-event-list>,
  <callbox-event-list timeZone={undefined} headingLevel={3} itemId="1" />,
  <callbox-appeal-card layout="compact" oncallbox-share={({ detail }) => detail.item.title} />,
  <callbox-video-gallery oncallbox-play={({ detail }) => detail.item.title} />,
  <callbox-comment-box oncallbox-comment={({ detail }) => detail.status} />,
];

export const wrong = [
  // @ts-expect-error -- no attribute of ours
  <callbox-event-list zone="America/Denver" />,
  // @ts-expect-error -- an attribute of events only
  <callbox-appeal-card past />,
  // @ts-expect-error -- a number
  <callbox-event-list limit="three" />,
  // @ts-expect-error -- a number, in words or not
  <callbox-event-list heading-level="three" />,
  // @ts-expect-error -- on or off
  <callbox-event-list past="yes" />,
  // @ts-expect-error -- a name of a zone
  <callbox-event-list time-zone={7} />,
  // @ts-expect-error -- no layout of ours
  <callbox-appeal-card layout="stripe" />,
  // @ts-expect-error -- appeals have no start
  <callbox-appeal-card oncallbox-load={({ detail }) => detail.items[0]?.start} />,
  // @ts-expect-error -- no element of ours
  <callbox-event-lists />,
];
