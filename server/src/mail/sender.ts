import { isIPv4 } from 'node:net';
import type { Options } from '../options.js';

/** Whom mails come from: the mail server's account where that is an address, else this service's host. */
export function sender({ smtpUrl, publicUrl }: Options): { name: string; address: string } {
  const user = smtpUrl ? decodeURIComponent(new URL(smtpUrl).username) : '';
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(user)) return { name: 'Callbox', address: user };
  return { name: 'Callbox', address: `callbox@${mailDomain(new URL(publicUrl).hostname)}` };
}

/** Addresses without a name stand in brackets (RFC 5321, section 4.1.3). */
function mailDomain(hostname: string): string {
  if (isIPv4(hostname)) return `[${hostname}]`;
  return hostname.startsWith('[') ? `[IPv6:${hostname.slice(1, -1)}]` : hostname;
}
