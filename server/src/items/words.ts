const en = {
  lang: 'en',
  appeal: 'Appeal to the public',
  event: 'Event',
  from: (what: string, issuer: string) => `${what}: ${issuer}`,
  look: 'See the agency’s own website',
  description: 'It is shown here as long as it stands.',
  appealEnded: 'This appeal has ended.',
  eventEnded: 'This event is not listed any more.',
  endedWhy: 'It was resolved, withdrawn or has expired, or it never was at this address.',
  unknown: 'There is nothing at this address.',
  unavailable: 'This cannot be shown just now.',
  unavailableWhy: 'It could not be read from the agency. Try again in a few minutes.',
  refused: 'That did not work.',
};

export type ItemWords = typeof en;

const fr: ItemWords = {
  lang: 'fr',
  appeal: 'Appel au public',
  event: 'Activité',
  from: (what, issuer) => `${what} : ${issuer}`,
  look: 'Consultez le site de l’organisme',
  description: 'Affiché ici tant qu’il est en vigueur.',
  appealEnded: 'Cet appel a pris fin.',
  eventEnded: 'Cette activité n’est plus annoncée.',
  endedWhy:
    'L’affaire est close, l’annonce a été retirée ou a expiré, ou elle n’a jamais été à cette adresse.',
  unknown: 'Il n’y a rien à cette adresse.',
  unavailable: 'Impossible d’afficher cette page pour le moment.',
  unavailableWhy: 'Elle n’a pas pu être lue auprès de l’organisme. Réessayez dans quelques minutes.',
  refused: 'Cela n’a pas fonctionné.',
};

/** The words of pages of items, and the language that they are in: English where we have no others. */
export const wordsIn = (lang: string | undefined): ItemWords => (/^fr\b/i.test(lang ?? '') ? fr : en);
