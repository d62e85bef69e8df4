/**
 * Runs contenders in turn, round after round, so that whatever else the machine does meets all of them alike.
 *
 * A first round warms up and does not count. Gives the figures of each contender, one for each round.
 */
export async function runRounds(contenders, rounds) {
  const figures = Object.fromEntries(Object.keys(contenders).map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const figure = await run();
      if (round > 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** Median, least and most. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1) };
}

/** The spread of every figure that a contender's rounds have. */
export const spreads = figures =>
  Object.fromEntries(
    Object.keys(figures[0]).map(name => [name, spread(figures.map(figure => figure[name]))]),
  );

/** How many times as fast one contender was as another, of the same round each. */
export const ratio = (figures, floors) =>
  spread(figures.map(({ perSecond }, i) => perSecond / floors[i].perSecond));
