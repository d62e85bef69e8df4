import { create } from '../page-tools/dom.mjs';
import { checkContrasts, inWords } from './contrast.mjs';
import { isColour } from './css-values.mjs';

/**
 * The colours that hold, in light and in dark, as numbers by name: what is set, or else what the element takes.
 *
 * @param tokens With the page's own colours.
 */
export function resolveColours(tokens, values, hasDark, resolve) {
  const inScheme = scheme => {
    const colours = {};
    for (const { name, kind, fallback } of tokens) {
      const { light, dark = light } = values[name] ?? {};
      const colour = (hasDark && scheme === 'dark' ? dark : light) ?? fallback;
      if (kind === 'colour' && colour && isColour(colour)) colours[name] = resolve(colour, scheme);
    }
    return colours;
  };
  return { light: inScheme('light'), dark: inScheme(hasDark ? 'dark' : 'light') };
}

/** Writes the contrasts below the colours that they are of. Gives how many are too low. */
export function showContrasts(container, colours, hasDark) {
  for (const list of container.querySelectorAll('.contrasts')) list.replaceChildren();
  let faults = 0;
  for (const scheme of hasDark ? ['light', 'dark'] : ['light']) {
    for (const { colour, what, ratio, least, isEnough } of checkContrasts(colours[scheme])) {
      if (!isEnough) faults += 1;
      const words = `${scheme === 'dark' ? 'Dark, ' : ''}${what}: ${inWords(ratio)}, ${verdict(isEnough, least)}`;
      const line = create('li', { class: isEnough ? undefined : 'low' }, words);
      document.getElementById(`contrasts-${colour}`)?.append(line);
    }
  }
  return faults;
}

function verdict(isEnough, least) {
  if (!least) return 'may be faint';
  return isEnough ? 'enough' : `too low: ${least} to 1 is needed`;
}
