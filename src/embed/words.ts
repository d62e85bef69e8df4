import type { Refusal, Widget } from './address.js';

type Words = Record<Widget | Refusal | 'fallback', string>;

const en: Words = {
  'appeal-card': 'Appeals to the public',
  'event-list': 'Events',
  'video-gallery': 'Videos',
  'comment-box': 'Comments',
  fallback: 'If nothing appears here, see the agency’s own website.',
  noWidget: 'This frame’s address does not say which of our widgets it should show.',
  noFeed: 'This frame’s address does not say which feed it should show.',
  forbiddenFeed: 'This frame may not show that feed. Whoever runs it can allow the feed’s origin.',
};

const fr: Words = {
  'appeal-card': 'Appels au public',
  'event-list': 'Activités',
  'video-gallery': 'Vidéos',
  'comment-box': 'Commentaires',
  fallback: 'Si rien n’apparaît ici, consultez le site de l’organisme.',
  noWidget: 'L’adresse de ce cadre ne dit pas quel composant afficher.',
  noFeed: 'L’adresse de ce cadre ne dit pas quel fil afficher.',
  forbiddenFeed: 'Ce cadre ne peut pas afficher ce fil. Son exploitant peut en autoriser l’origine.',
};

/** The frame's own words, and the language that they are in: English where we have no others. */
export const wordsIn = (lang: string): Words & { lang: string } =>
  /^fr\b/i.test(lang) ? { ...fr, lang: 'fr' } : { ...en, lang: 'en' };
