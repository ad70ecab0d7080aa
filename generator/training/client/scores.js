// The standing of a hundred points: parts of a year, each with a weight and its modules.

/**
 * Returns points of each part and of all; a module not yet learnt counts nothing.
 * @param {{ weight: number, modules: string[] }[]} parts
 * @param {Map<string, number>} scores
 */
export function standingOfHundred(parts, scores) {
  const points = parts.map(({ weight, modules }) => {
    const sum = modules.reduce((all, id) => all + (scores.get(id) || 0), 0);
    return modules.length ? (weight * sum) / modules.length / 100 : 0;
  });
  return { points, total: points.reduce((all, one) => all + one, 0) };
}
