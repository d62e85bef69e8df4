import type { Account, Role } from '../api-types.js';
import type { Route } from './routes.js';

/** Whether an account may do what a role is for; an admin may do everything. */
export function may(account: Account | undefined, role: Role): boolean {
  return !!account && (account.roles.includes(role) || account.roles.includes('admin'));
}

const FOR_ADMINS: readonly Route['page'][] = ['accounts', 'account', 'people'];

/** Whether a view is there for an account. */
export function maySee(account: Account, { page }: Route): boolean {
  // Of the settings moderators keep the list of held words; what they may not change they are not shown.
  if (page === 'settings') return may(account, 'moderator');
  return !FOR_ADMINS.includes(page) || may(account, 'admin');
}
