import { titleOf } from '../../feed/plain-text.js';
import { pageAddress, playerAddress } from '../../feed/video-addresses.js';
import type { Video } from '../../feed/videos.js';

/** A video in schema.org's words. */
export function videoJsonLd(video: Video): object {
  const { place, files, thumbnail, summary, datePublished, durationInSeconds } = video;
  return {
    '@type': 'VideoObject',
    name: titleOf(video),
    description: summary ?? titleOf(video),
    url: place ? pageAddress(place) : video.url,
    embedUrl: place && playerAddress(place, 'en'),
    contentUrl: files[0]?.url,
    thumbnailUrl: thumbnail,
    uploadDate: datePublished?.toISOString(),
    duration: durationInSeconds && `PT${Math.round(durationInSeconds)}S`,
  };
}
