import type { Role } from '../api-types.js';

/** Words about accounts. */
export const accountsWords = {
  roles: { moderator: 'Moderator', officer: 'Officer', admin: 'Admin' } satisfies Record<Role, string>,

  roleHints: {
    moderator: 'decides on comments and threads',
    officer: 'answers officially',
    admin: 'does all of it, and keeps accounts and settings',
  } satisfies Record<Role, string>,

  accounts: {
    new: 'New account',
    edit: 'Edit',
    editOf: (name: string) => `Edit account ${name}`,
    back: 'All accounts',
    name: 'Name',
    nameHint: 'To sign in with, and shown in the audit trail. It can’t be changed later.',
    password: 'Password',
    passwordHint:
      'At least 12 characters. Tell it to the person, who should change it as soon as they have signed in.',
    newPassword: 'Set a new password',
    newPasswordHint: 'Empty: the password stays. A new one ends the account’s sessions.',
    roles: 'Roles',
    agency: 'Agency',
    agencyHint: 'Official answers are signed with it. Empty: as the settings say.',
    role: 'Role or rank',
    roleHint: 'Beside the agency in official answers, such as “Press officer”.',
    email: 'E-mail',
    state: 'State',
    active: 'Active',
    disabled: 'Disabled',
    disable: 'Disabled: may not sign in',
    disableHint: 'Its sessions end at once. What it decided stays in the audit trail.',
    make: 'Make account',
    save: 'Save account',
    made: (name: string) => `The account ${name} is made.`,
    saved: (name: string) => `The account ${name} is saved.`,
    you: 'you',
    decisions: 'What it decided',
    noRole: 'Choose at least one role.',
    lastAdmin: 'One account at least has to stay an admin. Nothing was changed.',
  },
};
