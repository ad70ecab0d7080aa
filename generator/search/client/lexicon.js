// All shards: finds the one that a term is in, and keeps those that were used last.
import { SearchError } from "./errors.js";
import { FIELDS, NOWHERE, Shard, keyOf } from "./shard.js";

const KEPT = 64;
const LAST = 0x1fffff;

export class Lexicon {
  /**
   * @param {IndexManifest} manifest
   * @param {LoadFile} load
   */
  constructor(manifest, load) {
    this.load = load;
    this.build = manifest.build;
    this.size = manifest.size;
    const points = Array.from(
      manifest.shards,
      (char) => /** @type {number} */ (char.codePointAt(0)),
    );
    this.firsts = points
      .filter((_, i) => i % 2 === 0)
      .map((first, i) => keyOf(first, points[2 * i + 1]));
    /** @type {Map<number, Promise<Shard>>} */
    this.shards = new Map();
  }

  /**
   * Returns the number of the shard that a term would be in; -1 if it stands before all of them.
   * @param {number} key
   */
  place(key) {
    let low = 0;
    let high = this.firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** @param {number} number */
  shard(number) {
    const known = this.shards.get(number);
    const loading = known || this.fetch(number);
    this.shards.delete(number);
    this.shards.set(number, loading);
    if (this.shards.size > KEPT) {
      this.shards.delete(/** @type {number} */ (this.shards.keys().next().value));
    }
    return loading;
  }

  /** @param {number} number */
  async fetch(number) {
    try {
      const data = await this.load(`${this.build}/s${number}`);
      if (typeof data !== "string") throw new SearchError("damaged", `shard ${number}`);
      return new Shard(data, this.size);
    } catch (error) {
      this.shards.delete(number);
      const failure = /** @type {SearchError} */ (error);
      throw failure.code ? failure : new SearchError("damaged", String(error));
    }
  }

  /**
   * Returns the lists of a pair by field; empty ones if it stands nowhere.
   * @param {number} first
   * @param {number} second
   * @returns {Promise<Postings[]>}
   */
  async pair(first, second) {
    const number = this.place(keyOf(first, second));
    const found = number < 0 ? undefined : (await this.shard(number)).term(first, second);
    return found ? found.fields : [NOWHERE, NOWHERE, NOWHERE];
  }

  /**
   * Returns the lists of the documents with a character, wherever it stands.
   * @param {number} first
   * @returns {Promise<Postings[]>}
   */
  async single(first) {
    const number = this.place(keyOf(first, 0));
    const found = number < 0 ? undefined : (await this.shard(number)).term(first, 0);
    return found && found.complete ? found.fields : this.range(first, 0, LAST);
  }

  /**
   * Returns the lists of all pairs of a first character with a second one between two, as one.
   * @param {number} first
   * @param {number} low
   * @param {number} high
   * @returns {Promise<Postings[]>}
   */
  async range(first, low, high) {
    const from = Math.max(0, this.place(keyOf(first, low)));
    const to = this.place(keyOf(first, high));
    const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    const shards = await Promise.all(numbers.map((number) => this.shard(number)));
    const terms = shards.flatMap((shard) =>
      [...shard.seconds(first, low, high)].map((s) => shard.term(first, s)),
    );
    return Array.from({ length: FIELDS }, (_, field) =>
      union(terms.map((term) => /** @type {NonNullable<typeof term>} */ (term).fields[field])),
    );
  }
}

/**
 * @param {Postings[]} lists
 * @returns {Postings}
 */
function union(lists) {
  const held = lists.filter((list) => list.ids.length);
  if (held.length < 2) return held[0] || NOWHERE;
  const all = new Map();
  for (const { ids, masks, edges } of held) {
    ids.forEach((id, i) => all.set(id, (all.get(id) || 0) | masks[i] | (edges[i] << 8)));
  }
  const ids = Uint32Array.from(all.keys()).sort();
  const values = Array.from(ids, (id) => all.get(id));
  return {
    ids,
    masks: Uint8Array.from(values, (v) => v & 255),
    edges: Uint8Array.from(values, (v) => v >> 8),
  };
}
