import { html, nothing } from 'lit';
import type { Appeal } from '../../feed/appeals.js';
import { titleOf } from '../../feed/plain-text.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { OnDemand } from '../on-demand.js';

export type OnPassOn = (via: string) => void;

export interface Link {
  url: string;
  title?: string;
}

export interface PassOnView {
  localize: LocalizeController;
  /** The links, which come when a visitor first asks for them. */
  passOn: OnDemand<typeof import('./pass-on-links.js')>;
  isCopied: boolean;
  onPassOn: OnPassOn;
}

/** What is passed on of an appeal: its address, and its title unless that may name a person. */
export function linkOf(appeal: Appeal): Link | undefined {
  const url = appeal.url ?? appeal.externalUrl;
  if (!url || appeal.proceedingsActive) return undefined;
  // A message can't be taken back on the day that the appeal is.
  return appeal.hasPerson ? { url } : { url, title: titleOf(appeal) };
}

/** The browser's own way to pass a link on, else links that are nobody's script. */
export function renderPassOn(appeal: Appeal, view: PassOnView) {
  const { localize, onPassOn } = view;
  const link = linkOf(appeal);
  if (!link) return nothing;
  const label = localize.term('passOnLabel', { title: titleOf(appeal) });
  if ('share' in navigator) {
    const share = () => navigator.share(link).then(() => onPassOn('native'), ignoreDismissal);
    return html`<button type="button" part="pass-on" aria-label=${label} @click=${share}>
      ${localize.term('passOn')}
    </button>`;
  }
  return html`<details part="pass-on" @toggle=${view.passOn.want}>
    <summary aria-label=${label}>${localize.term('passOn')}</summary>
    ${view.passOn.module?.renderPassOnLinks(link, localize, view.isCopied, onPassOn) ?? nothing}
  </details>`;
}

/** A visitor who closes the browser's dialog has not met an error (Web Share API, AbortError). */
const ignoreDismissal = (error: Error) => {
  if (error.name !== 'AbortError') console.warn('Callbox could not share the link.', error);
};
