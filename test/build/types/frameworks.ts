import type { JSX } from 'react';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
import type { EventList } from '@callbox/widgets/event-list';
import type {} from '@callbox/widgets/react';
import type {} from '@callbox/widgets/svelte';
import type {} from '@callbox/widgets/vue';

export const inReact: JSX.IntrinsicElements['callbox-event-list'] = {
  lang: 'fr',
  limit: 3,
  'structured-data': false,
  ref: (element: EventList | null) => void element?.reload(),
  'oncallbox-load': ({ detail }) => void detail.items[0]?.start,
};
// @ts-expect-error -- no attribute of ours
inReact.zone = 'America/Denver';

export const inSvelte: SvelteHTMLElements['callbox-event-list'] = {
  lang: 'fr',
  limit: 3,
  'time-zone': 'America/Denver',
  'structured-data': true,
  'oncallbox-load': ({ detail }) => void detail.items[0]?.start,
};
// @ts-expect-error -- Svelte would write "false", which is on
inSvelte['structured-data'] = false;

type InVue = InstanceType<GlobalComponents['callbox-event-list']>;
export const inVue: InVue['$props'] = { lang: 'fr', limit: 3, timeZone: 'America/Denver' };
// @ts-expect-error -- a number
inVue.limit = '3';
export const emits = (list: InVue) => list.$emit('callbox-load');
// @ts-expect-error -- no event of ours
export const emitsNot = (list: InVue) => list.$emit('callbox-loaded');
