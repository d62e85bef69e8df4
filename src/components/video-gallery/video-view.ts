import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../a11y/heading.js';
import type { Feed } from '../../feed/feed.js';
import type { Markup } from '../../feed/markup.js';
import { excerpt, textOf, titleOf } from '../../feed/plain-text.js';
import { pageAddress } from '../../feed/video-addresses.js';
import type { Video } from '../../feed/videos.js';
import { clockDuration, spokenDuration } from '../../i18n/durations.js';
import { languageName } from '../../i18n/formatters.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** What a video is shown with. */
export interface VideoView {
  index: number;
  /** Level of its title. */
  level: number;
  localize: LocalizeController;
  markup: Markup;
  feed?: Feed;
  timeZone?: string;
  /** The player's code, once the visitor has started this video. */
  player?: typeof import('./video-player.js');
  isUnplayable: boolean;
  isTranscriptOpen: boolean;
  onTranscript: () => void;
  onPlay: () => void;
  onClose: () => void;
  onFail: () => void;
}

export function renderVideo(video: Video, view: VideoView): TemplateResult {
  const { localize, feed, player } = view;
  const title = titleOf(video);
  const lang = video.language ?? feed?.language ?? localize.pageLang;
  const words = video.title ? (video.summary ?? excerpt(textOf(video), 160)) : '';
  return html`<article part="video" aria-label=${title} data-item tabindex="-1">
    ${player ? player.renderPlayer(video, view) : renderFacade(video, view)}
    ${heading(view.level, 'title', html`<span lang=${lang} dir="auto">${title}</span>`)}
    ${renderMarks(video, view)}
    ${words ? html`<p part="summary" class="quiet" lang=${lang} dir="auto">${words}</p>` : nothing}
    ${renderCompany(video, view)} ${renderTranscript(video, view)}
  </article>`;
}

/** A picture of the video with what starts it. Without a picture that may be fetched, one is drawn. */
function renderFacade(video: Video, { index, localize, onPlay }: VideoView) {
  const { thumbnail, durationInSeconds, isLive } = video;
  const title = titleOf(video);
  const duration = isLive
    ? localize.term('live')
    : durationInSeconds && spokenDuration(durationInSeconds, localize);
  const label = duration ? localize.term('playFor', { title, duration }) : localize.term('play', { title });
  return html`<button
    type="button"
    part="facade"
    class="screen"
    aria-describedby=${`company-${index}`}
    @click=${onPlay}
  >
    ${
      thumbnail
        ? html`<img
            part="thumbnail"
            src=${thumbnail}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
          />`
        : nothing
    }
    <span class="triangle"></span>
    <span class="visually-hidden">${label}</span>
    ${
      isLive
        ? html`<strong class="time" aria-hidden="true">${localize.term('live')}</strong>`
        : durationInSeconds
          ? html`<span class="time" aria-hidden="true">${clockDuration(durationInSeconds)}</span>`
          : nothing
    }
  </button>`;
}

function renderMarks({ captions, datePublished, isLive }: Video, { localize, timeZone }: VideoView) {
  const languages = [...new Set(captions?.map(({ language }) => languageName(localize.locale, language)))];
  const marks = [
    isLive && localize.term('live'),
    datePublished &&
      html`<time datetime=${datePublished.toISOString()}
        >${localize.date({ dateStyle: 'medium' }, timeZone, datePublished)}</time
      >`,
    languages.length && localize.term('subtitles', { languages: languages.join(', ') }),
  ].filter(mark => !!mark);
  if (!marks.length) return nothing;
  return html`<p part="marks" class="quiet">
    ${marks.map((mark, i) => html`${i ? ' · ' : nothing}${mark}`)}
  </p>`;
}

const COMPANIES = { youtube: 'YouTube (Google)', vimeo: 'Vimeo' } as const;

/** Whom a video's start will contact: a platform, or the host of its file where that is another than the page's. */
export function companyOf({ place, files }: Video): string | undefined {
  if (place) return place.provider === 'peertube' ? place.host : COMPANIES[place.provider];
  const { origin, host } = new URL(files[0]!.url);
  return origin === location.origin ? undefined : host;
}

/** The page of a video, or its file, for whoever would rather go there. */
export const addressOf = ({ place, files, url }: Video): string =>
  place ? pageAddress(place) : (files[0]?.url ?? url!);

function renderCompany(video: Video, { index, localize, isUnplayable }: VideoView) {
  const company = companyOf(video);
  const words = company && video.place ? localize.term('watchAt', { company }) : localize.term('openFile');
  return html`<p part="company" class="quiet">
    <span id=${`company-${index}`}>${company ? localize.term('contacts', { company }) : nothing}</span>
    ${isUnplayable ? html`<strong role="status">${localize.term('unplayable')}</strong>` : nothing}
    <a href=${addressOf(video)} rel="noopener" referrerpolicy="strict-origin-when-cross-origin">${words}</a>
  </p>`;
}

function renderTranscript(
  video: Video,
  { localize, markup, level, isTranscriptOpen, onTranscript }: VideoView,
) {
  const { transcriptHtml, transcriptUrl, audioDescriptionUrl, signLanguageUrl } = video;
  const link = (href: string | undefined, term: 'transcript' | 'audioDescription' | 'signLanguage') =>
    href ? html`<a href=${href} rel="noopener">${localize.term(term)}</a> ` : nothing;
  return html`${
    transcriptHtml
      ? html`<details part="transcript" @toggle=${onTranscript}>
          <summary aria-label=${localize.term('transcriptOf', { title: titleOf(video) })}>
            ${localize.term('transcript')}
          </summary>
          ${
            isTranscriptOpen
              ? html`<div class="text" dir="auto" tabindex="0">
                  ${markup.of(video, level, transcriptHtml)}
                </div>`
              : nothing
          }
        </details>`
      : nothing
  }
  ${
    (transcriptUrl ?? audioDescriptionUrl ?? signLanguageUrl)
      ? html`<p class="quiet links">
          ${link(transcriptUrl, 'transcript')}${link(audioDescriptionUrl, 'audioDescription')}${link(
            signLanguageUrl,
            'signLanguage',
          )}
        </p>`
      : nothing
  }`;
}
