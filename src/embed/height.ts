/** What the page around a frame asks it: to say how tall its content is, now and whenever that changes. */
export const ASK = 'callbox-ask-height';

/** What the frame answers, with a `height` in pixels. */
export const HEIGHT = 'callbox-height';

/** Pixels that no content is taller than; a frame that says more has lost its way. */
export const TALLEST = 20_000;

/** Whether a frame may be made that tall. */
export const isHeight = (value: unknown): value is number =>
  typeof value === 'number' && value >= 1 && value <= TALLEST;
