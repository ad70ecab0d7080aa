// Chance that can be repeated: the same seed gives the same order, so an attempt needs to keep its
// seed only.

/** Returns a new seed, a whole number below 2³². */
export function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

/**
 * Returns the items in an order that depends on the seed alone (Fisher–Yates over mulberry32).
 * @template T
 * @param {T[]} items
 * @param {number} seed
 */
export function shuffled(items, seed) {
  const order = [...items];
  let state = seed >>> 0;
  const below = (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
