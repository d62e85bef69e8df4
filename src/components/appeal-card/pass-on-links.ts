import { html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Link, OnPassOn } from './pass-on.js';

/** Links that pass an address on, none of them anybody's script. */
export function renderPassOnLinks(
  { url, title = '' }: Link,
  localize: LocalizeController,
  isCopied: boolean,
  onPassOn: OnPassOn,
) {
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => onPassOn('copy'),
      (error: unknown) => console.warn('Callbox could not copy the link.', error),
    );
  return html`<p class="actions">
    ${
      'clipboard' in navigator
        ? html`<button type="button" @click=${copy}>${localize.term('copyLink')}</button>`
        : nothing
    }
    ${services(url, title, localize).map(
      ([via, name, href]) =>
        html`<a class="action" href=${href} rel="noopener noreferrer" @click=${() => onPassOn(via)}
          >${name}</a
        >`,
    )}
    <span role="status">${isCopied ? localize.term('copied') : nothing}</span>
  </p>`;
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
