/** An item with what its `_appeal` says. */
export const appeal = (fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) => ({
  id: 'bicycle',
  title: 'Stolen from the station: a green bicycle',
  content_text: 'It was taken on Friday evening.',
  url: 'https://police.example/appeals/bicycle',
  date_published: '2026-05-01T09:00:00Z',
  date_modified: '2026-05-02T09:00:00Z',
  ...item,
  _appeal: { category: 'stolen-property', ...fields },
});

export const URGENT = { urgency: 'immediate', severity: 'severe' };

/** A picture that the test server really has. */
export const picture = (fields: Record<string, unknown> = {}) => ({
  url: new URL('/demo/pictures/euphonium.svg', location.href).href,
  alt: 'A brass euphonium with a dent in its bell',
  kind: 'photo',
  width: 720,
  height: 720,
  ...fields,
});

/** One with everything in it. */
export const fullAppeal = (fields: Record<string, unknown> = {}, item: Record<string, unknown> = {}) =>
  appeal(
    {
      category: 'missing-person',
      ...URGENT,
      reference: 'PA/10417',
      warning: 'Do not approach.',
      occurred: { start: '2026-05-01T08:00:00Z', text: 'on foot' },
      place: { name: 'Old Harbour', latitude: 46.5, longitude: -84.3 },
      persons: [
        {
          name: 'Anselm Thorngrave',
          aliases: ['Ans'],
          age: 75,
          sex: 'male',
          height_min_in_cm: 175,
          height_max_in_cm: 180,
          weight_min_in_kg: 70,
          build: 'slim',
          hair: 'white',
          eyes: 'grey',
          complexion: 'pale',
          marks: 'a scar on the chin',
          clothing: 'a brown coat',
          languages: ['English', 'French'],
        },
      ],
      facts: [{ label: 'Car', value: 'Blue saloon' }],
      images: [
        picture(),
        picture({ kind: 'age-progressed', alt: 'The same man, older', caption: 'Drawn in May' }),
        picture({ sensitive: true, alt: 'His hand' }),
      ],
      reward: { text: 'Up to 500 dollars' },
      contacts: [
        { kind: 'emergency', label: 'Emergency line', phone: '911' },
        {
          kind: 'police',
          label: 'Detectives',
          phone: '705-555-0142',
          email: 'tips@police.example',
          note: 'Day and night',
        },
        {
          kind: 'anonymous',
          label: 'Lamplight line',
          phone: '1-800-222-TIPS',
          url: 'https://lamplight.example/',
        },
        { kind: 'media', label: 'Press desk', email: 'press@police.example' },
      ],
      posters: [
        { url: 'https://police.example/poster.pdf', language: 'fr-CA' },
        { url: 'https://police.example/plain.pdf' },
      ],
      correction_url: 'https://police.example/correct',
      ...fields,
    },
    {
      id: 'anselm',
      title: 'Have you seen Anselm Thorngrave?',
      url: 'https://police.example/appeals/anselm',
      authors: [{ name: 'Port Averley Police' }],
      tags: ['missing', 'harbour'],
      ...item,
    },
  );
