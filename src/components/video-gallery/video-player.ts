import { html } from 'lit';
import { titleOf } from '../../feed/plain-text.js';
import { playerAddress } from '../../feed/video-addresses.js';
import type { Video } from '../../feed/videos.js';
import { languageName } from '../../i18n/formatters.js';
import type { VideoView } from './video-view.js';

/** The player that takes the place of a video's picture, and what puts the picture back. */
export function renderPlayer(video: Video, view: VideoView) {
  const looks = video.place ? (video.place.isPortrait ? 'screen portrait' : 'screen') : 'screen file';
  return html`<div class=${looks}>${video.place ? renderFrame(video, view) : renderFile(video, view)}</div>
    <button type="button" @click=${view.onClose}>${view.localize.term('closeVideo')}</button>`;
}

// YouTube refuses a player that does not tell it the page's origin ("error 153").
const renderFrame = (video: Video, { localize }: VideoView) =>
  html`<iframe
    part="player"
    title=${titleOf(video)}
    src=${`${playerAddress(video.place!, localize.locale)}&autoplay=1`}
    allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
    referrerpolicy="strict-origin-when-cross-origin"
  ></iframe>`;

function renderFile(video: Video, { localize, onFail }: VideoView) {
  const captions = (video.captions ?? []).filter(({ url }) => url);
  // A track of another origin is read only when the file is asked for by CORS, too.
  const isForeign = captions.some(({ url }) => new URL(url!).origin !== location.origin);
  const first = captions.find(({ language }) => primary(language) === primary(localize.locale));
  return html`<video
    part="player"
    controls
    autoplay
    playsinline
    tabindex="0"
    aria-label=${titleOf(video)}
    .crossOrigin=${isForeign ? 'anonymous' : null}
    poster=${video.thumbnail ?? ''}
    @error=${onFail}
  >
    ${video.files.map(
      ({ url, mimeType }, i) =>
        html`<source
          src=${url}
          type=${mimeType!}
          @error=${i === video.files.length - 1 ? onFail : () => {}}
        />`,
    )}
    ${captions.map(
      caption =>
        html`<track
          kind=${caption.kind === 'subtitles' || caption.kind === 'descriptions' ? caption.kind : 'captions'}
          src=${caption.url!}
          srclang=${caption.language}
          label=${caption.label ?? languageName(localize.locale, caption.language)}
          ?default=${caption === first}
        />`,
    )}
  </video>`;
}

const primary = (tag: string) => tag.split('-')[0]!.toLowerCase();
