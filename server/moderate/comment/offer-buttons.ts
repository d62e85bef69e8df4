import { html, nothing } from 'lit';
import type { Comment } from '../api-types.js';
import { words } from '../words.js';
import type { Offer } from './offers.js';

/** Those that ask for something before they are carried out. */
export const WITH_FORM: readonly Offer[] = ['reject', 'remove', 'escalate', 'answer'];

/** A button for each thing that can be done about a comment; `open` is the one whose form is shown. */
export function renderOffers(
  comment: Comment,
  offers: Offer[],
  open: Offer | undefined,
  onOffer: (offer: Offer) => void,
) {
  return offers.map(offer => {
    const isExpanded = WITH_FORM.includes(offer) ? String(open === offer) : nothing;
    const isKept = offer === 'approve' && comment.status === 'published';
    return html`<button
      type="button"
      class=${offer === 'approve' ? 'primary' : ''}
      aria-describedby="comment-${comment.id}"
      aria-expanded=${isExpanded}
      @click=${() => onOffer(offer)}
    >
      ${isKept ? words.decide.keep : words.decide[offer]}
    </button>`;
  });
}
