import { html, nothing } from 'lit';
import type { Appeal, AppealImage } from '../../feed/appeals.js';
import { zoneToShow } from '../../feed/dates.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** What the pictures of an appeal are shown with. */
export interface PictureView {
  localize: LocalizeController;
  timeZone?: string;
  isRevealed: (image: AppealImage) => boolean;
  onReveal: (image: AppealImage, event: Event) => void;
}

const reported = new Set<string>();

/** The pictures of an appeal; for a plain item, its image. */
export const picturesOf = (appeal: Appeal): readonly AppealImage[] =>
  appeal.images ?? [appeal.image ?? appeal.bannerImage].flatMap(url => (url ? [{ url }] : []));

/** What a screen reader says of a picture: the publisher's words, else what kind of picture it is. */
export function alternative(image: AppealImage, localize: LocalizeController): string {
  return image.alt ?? localize.term(image.kind ?? 'photo');
}

/**
 * Pictures with their kind in words where they are no plain photo. A sensitive one is not even fetched before it is asked
 * for.
 */
export function renderPictures(appeal: Appeal, view: PictureView) {
  const { localize, isRevealed, onReveal } = view;
  const images = picturesOf(appeal);
  if (!images.length) return nothing;
  if (appeal.images) reportMissing(appeal);
  return html`<div class="pictures">
    ${images.map(
      image =>
        html`<figure part="picture" tabindex="-1">
          ${
            image.sensitive && !isRevealed(image)
              ? html`<p class="sensitive">
                  ${localize.term('sensitive')}
                  <button type="button" @click=${(event: Event) => onReveal(image, event)}>
                    ${localize.term('reveal')}
                  </button>
                </p>`
              : renderPicture(image, localize)
          }
          ${renderCaption(image, appeal, view)}
        </figure>`,
    )}
  </div>`;
}

export const renderPicture = (image: AppealImage, localize: LocalizeController) =>
  html`<img
    part="image"
    src=${image.url}
    alt=${alternative(image, localize)}
    width=${image.width ?? nothing}
    height=${image.height ?? nothing}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
  />`;

function renderCaption({ kind, caption, taken }: AppealImage, appeal: Appeal, view: PictureView) {
  const { localize, timeZone } = view;
  const words = [
    kind && kind !== 'photo' && localize.term(kind),
    caption && html`<bdi lang=${appeal.language ?? localize.pageLang}>${caption}</bdi>`,
    taken && localize.date({ dateStyle: 'medium' }, zoneToShow(taken, appeal.context, timeZone), taken),
  ].filter(Boolean);
  if (!words.length) return nothing;
  return html`<figcaption class="quiet">
    ${words.map((word, i) => html`${i ? ' · ' : nothing}${word}`)}
  </figcaption>`;
}

/** Tells the publisher, once, of pictures that nobody who can't see them will know. */
function reportMissing({ id, images = [] }: Appeal): void {
  for (const { url, alt } of images) {
    if (alt || reported.has(url)) continue;
    reported.add(url);
    console.warn(`Callbox: the picture ${url} of appeal "${id}" has no "alt".`);
  }
}
