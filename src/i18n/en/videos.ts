import type { Term } from '../terms.js';

/** Words of videos. */
export const videos = {
  noVideos: 'There are no videos to show.',
  play: 'Play: {title}',
  playFor: 'Play: {title}, {duration}',
  live: 'Live',
  contacts: 'Starting it contacts {company}.',
  subtitles: 'Subtitles: {languages}',
  transcript: 'Transcript',
  transcriptOf: 'Transcript: {title}',
  audioDescription: 'With audio description',
  signLanguage: 'In sign language',
  watchAt: 'Watch at {company}',
  openFile: 'Open the video file',
  closeVideo: 'Close the video',
  unplayable: 'The video can’t be played here.',
} satisfies Record<string, Term>;
