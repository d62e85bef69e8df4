/** Colours are `[red, green, blue, alpha]`, the first three from 0 to 255, alpha from 0 to 1. */

/** What is seen where a colour lies on another that is opaque. */
export const lay = ([r, g, b, alpha = 1], under) =>
  [r, g, b].map((value, index) => value * alpha + under[index] * (1 - alpha));

/** The contrast of two opaque colours, from 1 to 21, as WCAG 2 defines it. */
export function contrastOf(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const luminance = colour => {
  const [r, g, b] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const TEXT = 4.5; // WCAG 1.4.3
const LINE = 3; // WCAG 1.4.11

const PAGE = 'page-background';
const SURFACE = '--callbox-surface';

/** What is drawn in a colour; `on` is what it stands on, the page first; without `least` it is decoration, and may be faint. */
const drawn = [
  { colour: 'page-text', on: [PAGE, SURFACE], least: TEXT, what: 'text' },
  {
    colour: '--callbox-on-accent',
    on: [PAGE, SURFACE, '--callbox-accent'],
    least: TEXT,
    what: 'text on the accent',
  },
  { colour: '--callbox-accent', on: [PAGE, SURFACE], least: LINE, what: 'lines under links' },
  {
    colour: '--callbox-on-urgent',
    on: [PAGE, SURFACE, '--callbox-urgent'],
    least: TEXT,
    what: 'text of “Urgent”',
  },
  { colour: '--callbox-urgent', on: [PAGE, SURFACE], least: LINE, what: 'lines of what is urgent or wrong' },
  {
    colour: '--callbox-on-warning',
    on: [PAGE, SURFACE, '--callbox-warning'],
    least: TEXT,
    what: 'text of warnings',
  },
  { colour: '--callbox-warning', on: [PAGE, SURFACE], what: 'decoration' },
  { colour: '--callbox-border', on: [PAGE, SURFACE], what: 'decoration' },
];

/** The tokens that contrast is known of, as text, as a line or as what these stand on. */
export const judgedTokens = [...new Set(drawn.flatMap(({ colour, on }) => [colour, ...on]))];

/**
 * The contrasts of an element's colours.
 *
 * @param colours By their names, `page-background` opaque; tokens that an element does not have are left out.
 */
export function checkContrasts(colours) {
  return drawn
    .filter(({ colour }) => colours[colour])
    .map(({ colour, on, least, what }) => {
      const under = on.reduce(
        (seen, name) => (colours[name] ? lay(colours[name], seen) : seen),
        [255, 255, 255],
      );
      const ratio = contrastOf(lay(colours[colour], under), under);
      return { colour, what, ratio, least, isEnough: !least || ratio >= least };
    });
}

/** A ratio in words, cut and not rounded: 4.499 is not enough, and must not read as 4.5. */
export const inWords = ratio => `${(Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1)} to 1`;
