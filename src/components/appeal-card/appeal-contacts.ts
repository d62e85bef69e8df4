import { html, nothing } from 'lit';
import type { Appeal, Contact } from '../../feed/appeals.js';
import { telephone } from '../../feed/telephone.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

export type OnContact = (contact: Contact) => void;

/** The number to ring at once, where the publisher names one. */
export const emergencyOf = ({ contacts }: Appeal): Contact | undefined =>
  contacts?.find(({ kind, phone }) => kind === 'emergency' && phone);

/** What an urgent appeal leads with. */
export function renderEmergency(contact: Contact, localize: LocalizeController, onContact: OnContact) {
  return html`<p part="emergency">
    <span>${localize.term('emergencyNow')}</span>
    ${phoneLink(contact, localize, onContact, 'action primary')}
  </p>`;
}

/** The ways to answer, each a real link: a tip goes to whoever the publisher names, never through us. */
export function renderContacts(
  appeal: Appeal,
  localize: LocalizeController,
  onContact: OnContact,
  level: unknown,
) {
  const { contacts } = appeal;
  if (!contacts) return nothing;
  return html`<div part="contacts">
    ${level}
    <ul role="list">
      ${contacts.map(contact => html`<li>${renderContact(contact, localize, onContact)}</li>`)}
    </ul>
  </div>`;
}

function renderContact(contact: Contact, localize: LocalizeController, onContact: OnContact) {
  const { kind = 'police', label, phone, url, email, note } = contact;
  return html`<p>
    <strong dir="auto">${label ?? localize.term(kind)}</strong>
    ${note ? html`<span class="quiet" dir="auto">${note}</span>` : nothing}
    <span class="actions">
      ${phone ? phoneLink(contact, localize, onContact, 'action') : nothing}
      ${url ? link(url, contact, localize.term('online'), onContact) : nothing}
      ${email ? link(`mailto:${email}`, contact, localize.term('email', { email }), onContact) : nothing}
    </span>
  </p>`;
}

function phoneLink(contact: Contact, localize: LocalizeController, onContact: OnContact, looks: string) {
  const words = localize.term('call', { phone: contact.phone! });
  return link(`tel:${telephone(contact.phone!)}`, contact, words, onContact, looks);
}

function link(href: string, contact: Contact, words: string, onContact: OnContact, looks = 'action') {
  // Nobody is told who follows an anonymous line, not even the page.
  const isAnonymous = contact.kind === 'anonymous';
  return html`<a
    part="contact"
    class=${looks}
    href=${href}
    dir="auto"
    rel=${isAnonymous ? 'noopener noreferrer' : 'noopener'}
    referrerpolicy=${isAnonymous ? 'no-referrer' : nothing}
    aria-label=${contact.label ? `${contact.label}: ${words}` : nothing}
    @click=${isAnonymous ? nothing : () => onContact(contact)}
    >${words}</a
  >`;
}
