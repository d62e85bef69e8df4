import { html, type TemplateResult } from 'lit';
import './password-way.js';

/**
 * A way to sign in. Its element fires `moderation-sign-in` with the account once the server has opened a session; what it asks
 * until then (a second factor, a detour to another site) is its own affair.
 */
export interface Way {
  id: string;
  render: () => TemplateResult;
}

/** The ways to sign in, in the order in which they are offered. */
export const ways: readonly Way[] = [
  { id: 'password', render: () => html`<moderation-password-way></moderation-password-way>` },
];
