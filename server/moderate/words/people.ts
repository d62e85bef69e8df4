import { comments } from './count.js';

/** Words for what is kept of a person. */
export const peopleWords = {
  people: {
    intro:
      'When a person asks what is stored under their e-mail address, or wants it gone, and can’t use the link that the service mails.',
    email: 'E-mail address',
    export: 'Export',
    exportHeading: 'Export everything under an address',
    exportHint: 'A JSON file with every comment that was sent with this address.',
    exported: (number: number) => `${comments(number)} exported.`,
    nothing: 'Nothing is stored under this address.',
    erase: 'Erase…',
    eraseHeading: 'Erase everything under an address',
    eraseHint: 'Text, name and address of every comment under it are gone for good. There is no undo.',
    confirm: (email: string) => `Erase everything under ${email} for good?`,
    confirmSubmit: 'Erase for good',
    erased: (number: number) => `${comments(number)} erased.`,
  },
};
