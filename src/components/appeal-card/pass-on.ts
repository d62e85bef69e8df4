import { html, nothing } from 'lit';
import { titleOf } from '../../feed/plain-text.js';
import type { Appeal } from '../../feed/appeals.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

export type OnPassOn = (via: string) => void;

/** What is passed on of an appeal: its address, and its title unless that may name a person. */
export function linkOf(appeal: Appeal): { url: string; title?: string } | undefined {
  const url = appeal.url ?? appeal.externalUrl;
  if (!url || appeal.proceedingsActive) return undefined;
  // A message can't be taken back on the day that the appeal is.
  return appeal.persons || appeal.hasMinor ? { url } : { url, title: titleOf(appeal) };
}

/** The browser's own way to pass a link on, else links that are nobody's script. */
export function renderPassOn(
  appeal: Appeal,
  localize: LocalizeController,
  isCopied: boolean,
  onPassOn: OnPassOn,
) {
  const link = linkOf(appeal);
  if (!link) return nothing;
  const label = localize.term('passOnLabel', { title: titleOf(appeal) });
  if ('share' in navigator) {
    const share = () => navigator.share(link).then(() => onPassOn('native'), ignoreDismissal);
    return html`<button type="button" part="pass-on" aria-label=${label} @click=${share}>
      ${localize.term('passOn')}
    </button>`;
  }
  const copy = () => navigator.clipboard.writeText(link.url).then(() => onPassOn('copy'));
  return html`<details part="pass-on">
    <summary aria-label=${label}>${localize.term('passOn')}</summary>
    <p class="actions">
      ${
        'clipboard' in navigator
          ? html`<button type="button" @click=${copy}>${localize.term('copyLink')}</button>`
          : nothing
      }
      ${services(link.url, link.title ?? '', localize).map(
        ([via, name, href]) =>
          html`<a class="action" href=${href} rel="noopener noreferrer" @click=${() => onPassOn(via)}
            >${name}</a
          >`,
      )}
      <span role="status">${isCopied ? localize.term('copied') : nothing}</span>
    </p>
  </details>`;
}

function services(url: string, title: string, localize: LocalizeController) {
  const [address, words] = [url, title].map(encodeURIComponent);
  return [
    ['email', localize.term('byEmail'), `mailto:?subject=${words}&body=${address}`],
    ['whatsapp', 'WhatsApp', `https://wa.me/?text=${words}%20${address}`],
    ['x', 'X', `https://x.com/intent/post?url=${address}&text=${words}`],
    ['facebook', 'Facebook', `https://www.facebook.com/sharer/sharer.php?u=${address}`],
  ] as const;
}

/** A visitor who closes the browser's dialog has not met an error (Web Share API, AbortError). */
const ignoreDismissal = (error: Error) => {
  if (error.name !== 'AbortError') console.warn('Callbox could not share the link.', error);
};
