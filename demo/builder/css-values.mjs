const LONGEST = 100;
const COLOURS = 'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc'.split(' ');
const LENGTHS = 'calc min max clamp'.split(' ');
const KEYWORDS = /^(?:initial|inherit|unset|revert|revert-layer|currentcolor)$/i;

/** Whether a text is a colour by itself: without `var()`, and with nothing that could end a line of a style sheet. */
export const isColour = text =>
  isPlain(text, COLOURS) && !KEYWORDS.test(text.trim()) && CSS.supports('color', text);

export const isLength = text =>
  isPlain(text, LENGTHS) && /^\s*[+\-.\d]|^\s*\w+\(/.test(text) && CSS.supports('width', text);

/** A browser takes anything that holds `var()` for supported, and closes what is open at the end: a comment, a bracket. */
function isPlain(text, functions) {
  if (text.length > LONGEST || !/^[#\w\s.,%()/*+-]+$/.test(text) || text.includes('/*')) return false;
  const named = [...text.matchAll(/([\w-]+)?\(/g)].every(
    ([, name]) => !name || functions.includes(name.toLowerCase()),
  );
  return named && isBalanced(text);
}

function isBalanced(text) {
  let open = 0;
  for (const sign of text) {
    open += { '(': 1, ')': -1 }[sign] ?? 0;
    if (open < 0) return false;
  }
  return open === 0;
}

/**
 * Gives what resolves a colour, in light or dark, to `[red, green, blue, alpha]`.
 *
 * @param probe An element on the page that nobody sees.
 */
export function createResolver(probe) {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (colour, scheme) => {
    probe.style.colorScheme = scheme;
    probe.style.color = colour;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
}

/** As a browser's colour picker wants it. */
export const toHex = rgb =>
  `#${rgb
    .slice(0, 3)
    .map(value => Math.round(value).toString(16).padStart(2, '0'))
    .join('')}`;
