/** Words for signing in. */
export const signInWords = {
  signIn: {
    heading: 'Sign in to moderate',
    again: 'Sign in again',
    whyAgain:
      'Your session has ended. What you typed is still here, and what you asked for is done once you are signed in.',
    name: 'Name',
    password: 'Password',
    submit: 'Sign in',
    cancel: 'Cancel',
    wrong: 'That name and password do not belong together.',
    locked: (wait: string) => `Too many failed tries. You can try again in ${wait}.`,
    signedOut: 'You are signed out.',
    mustChange: 'Choose a password of your own before you go on.',
  },

  password: {
    intro: 'Your other sessions end when you change it.',
    old: 'Present password',
    new: 'New password',
    newHint: 'At least 12 characters. A few words that do not belong together are easy to remember.',
    repeat: 'New password again',
    different: 'This is not the same as the new password.',
    submit: 'Change password',
    done: 'Your password is changed.',
  },
};
