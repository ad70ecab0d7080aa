// Which documents hold a phrase, and how prominently: lists of pairs → sorted ids with points.
import { BREAK } from "./text.js";

const MANY = 12; // pairs of a phrase that are looked up; longer ones are sampled and verified
const EXACT = 64;
const START = 24;
const TITLE = 20;
const HEADING = 8;
const MINOR = 0.25;

const NUMBERS = 0xf8200; // two digits before a third: see postings.py
const BREAKS = 0xf8300; // a character before a break, by its bucket
const BUCKETS = 256;
/** @param {number} point */
const isDigit = (point) => point >= 48 && point <= 57;

/**
 * Returns the lookups for a folded phrase: [{ first, second, offset }], second 0 for a character
 * that stands alone.
 * @param {string} phrase
 * @returns {Unit[]}
 */
export function unitsOf(phrase) {
  const pointOf = (/** @type {string} */ char) => /** @type {number} */ (char.codePointAt(0));
  const points = Array.from(phrase, (char) => (char === BREAK ? 0 : pointOf(char)));
  if (points.length === 1) return [{ first: points[0], second: 0, offset: 0 }];
  /** @type {Unit[]} */
  const units = [];
  points.forEach((first, offset) => {
    const second = points[offset + 1] || 0;
    const third = points[offset + 2] || 0;
    if (isDigit(first) && isDigit(second) && isDigit(third)) {
      units.push({ first: NUMBERS + (first - 48) * 10 + second - 48, second: third, offset });
    } else if (first && second) {
      units.push({ first, second, offset });
    } else if (first && third) {
      units.push({ first: BREAKS + (first % BUCKETS), second: third, offset });
    }
  });
  return sample(units, MANY);
}

/**
 * Returns so many items of a list at most, evenly spread, the first and the last among them.
 * @template T
 * @param {T[]} list
 * @param {number} most
 * @returns {T[]}
 */
export function sample(list, most) {
  if (list.length <= most) return list;
  return Array.from(
    { length: most },
    (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))],
  );
}

/**
 * Returns the units that together hold all characters of a phrase.
 * @param {Unit[]} units
 */
export function cover(units) {
  return units.filter(({ offset }, i) => offset % 2 === 0 || i === units.length - 1);
}

/**
 * @param {number} mask
 * @param {number} offset
 */
const turned = (mask, offset) => ((mask >> (offset & 7)) | (mask << (8 - (offset & 7)))) & 255;

/** @param {number} mask */
function bitsIn(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}

/**
 * Returns the place of an id in a sorted list at or after `from`, or where it would be.
 * @param {ArrayLike<number>} ids
 * @param {number} id
 * @param {number} from
 */
function seek(ids, id, from) {
  let step = 1;
  let high = from;
  while (high < ids.length && ids[high] < id) {
    from = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, ids.length);
  while (from < high) {
    const middle = (from + high) >> 1;
    if (ids[middle] < id) from = middle + 1;
    else high = middle;
  }
  return from;
}

/**
 * Returns the documents in all lists of one field whose places fit: { ids, masks } by where the
 * phrase begins.
 * @param {PlacedPostings[]} lists
 * @returns {{ ids: ArrayLike<number>, masks: ArrayLike<number> }}
 */
function chain(lists) {
  const order = [...lists].sort((a, b) => a.list.ids.length - b.list.ids.length);
  /** @type {ArrayLike<number>} */
  let ids = order[0].list.ids;
  /** @type {ArrayLike<number>} */
  let masks = order[0].list.masks.map((mask) => turned(mask, order[0].offset));
  for (const { list, offset } of order.slice(1)) {
    const keptIds = [];
    const keptMasks = [];
    let at = 0;
    for (let i = 0; i < ids.length; i++) {
      at = seek(list.ids, ids[i], at);
      if (list.ids[at] !== ids[i]) continue;
      const mask = masks[i] & turned(list.masks[at], offset);
      if (!mask) continue;
      keptIds.push(ids[i]);
      keptMasks.push(mask);
    }
    ids = keptIds;
    masks = keptMasks;
  }
  return { ids, masks };
}

/**
 * @param {number} id
 * @param {PlacedPostings[]} lists
 */
function titlePoints(id, lists) {
  /**
   * @param {Postings} list
   * @param {number} bit
   */
  const edge = (list, bit) => list.edges[seek(list.ids, id, 0)] & bit;
  const starts = edge(lists[0].list, 1);
  if (!starts) return TITLE;
  return edge(lists[lists.length - 1].list, 2) ? EXACT : START;
}

/**
 * Returns the documents of a phrase: { ids, points }, ascending. `terms`: [{ fields, offset }],
 * in order.
 * @param {Term[]} terms
 * @returns {Matches}
 */
export function matches(terms) {
  const points = new Map();
  /**
   * @param {number} id
   * @param {number} more
   */
  const add = (id, more) => points.set(id, (points.get(id) || 0) + more);
  for (let field = 0; field < 3; field++) {
    const lists = terms.map(({ fields, offset }) => ({ list: fields[field], offset }));
    const { ids, masks } = chain(lists);
    for (let i = 0; i < ids.length; i++) {
      if (field === 0) add(ids[i], titlePoints(ids[i], lists));
      else if (field === 1) add(ids[i], HEADING);
      else add(ids[i], 1 + Math.log2(bitsIn(masks[i])));
    }
  }
  const ids = Uint32Array.from(points.keys()).sort();
  return { ids, points: Float64Array.from(ids, (id) => points.get(id)) };
}

/**
 * Returns the documents that hold all phrases, with weighted points.
 * @param {Matches[]} found
 * @param {number} size
 * @returns {Matches}
 */
export function together(found, size) {
  const order = [...found].sort((a, b) => a.ids.length - b.ids.length);
  /** @param {Matches} matches */
  const weigh = ({ ids, points }) => points.map((p) => p * rarity(ids.length, size));
  let { ids } = order[0];
  let points = weigh(order[0]);
  for (const next of order.slice(1)) {
    const weights = weigh(next);
    /** @type {number[]} */
    const kept = [];
    /** @type {number[]} */
    const sums = [];
    let at = 0;
    ids.forEach((id, i) => {
      at = seek(next.ids, id, at);
      if (next.ids[at] !== id) return;
      kept.push(id);
      sums.push(points[i] + weights[at]);
    });
    ids = Uint32Array.from(kept);
    points = Float64Array.from(sums);
  }
  return { ids, points };
}

/**
 * @param {number} count
 * @param {number} size
 */
export const rarity = (count, size) => Math.log2(1 + size / Math.max(1, count));

/**
 * Returns the documents found in any of some ways, each with the most points that a way gives it.
 * @param {Matches[]} found
 * @returns {Matches}
 */
export function united(found) {
  if (found.length === 1) return found[0];
  const best = new Map();
  for (const { ids, points } of found) {
    ids.forEach((id, i) => best.set(id, Math.max(best.get(id) || 0, points[i])));
  }
  const ids = Uint32Array.from(best.keys()).sort();
  return { ids, points: Float64Array.from(ids, (id) => best.get(id)) };
}

/**
 * Returns the documents whose title or other name holds a phrase: { ids, points }.
 * @param {Term[]} terms
 * @returns {Matches}
 */
export function named(terms) {
  const lists = terms.map(({ fields, offset }) => ({ list: fields[0], offset }));
  const { ids } = chain(lists);
  return {
    ids: Uint32Array.from(ids),
    points: Float64Array.from(ids, (id) => titlePoints(id, lists)),
  };
}

/**
 * Returns the ids with the most points first, equal ones by id (that is, newest first). Those
 * from `minor` on count
 * less: a bank of questions that holds a phrase stands behind the rule that it asks about.
 * @param {Matches} matches
 * @param {number} [minor]
 */
export function ranked({ ids, points }, minor = Infinity) {
  /** @param {number} id */
  const weight = (id) => (id < minor ? 1 : MINOR);
  const keys = points.map((p, i) => ids[i] - Math.round(p * weight(ids[i]) * 16) * 0x2000000);
  return keys.sort().map((key) => ((key % 0x2000000) + 0x2000000) % 0x2000000);
}
