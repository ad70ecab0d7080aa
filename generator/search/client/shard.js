// One shard: where each term's lists begin, and the lists when they are asked for. shards.py has
// the layout.
import { BitReader, fromBase64 } from "./bits.js";
import { SearchError } from "./errors.js";

export const FIELDS = 3;
const SECOND = 0x200000;
/** @type {Postings} */
export const NOWHERE = {
  ids: new Uint32Array(0),
  masks: new Uint8Array(0),
  edges: new Uint8Array(0),
};

/**
 * Returns the number that orders terms, from the code points of a pair.
 * @param {number} first
 * @param {number} second
 */
export const keyOf = (first, second) => first * SECOND + second;

export class Shard {
  /**
   * @param {string} data
   * @param {number} size
   */
  constructor(data, size) {
    this.size = size;
    this.bytes = fromBase64(data);
    /** @type {Map<number, ShardTerm>} */
    this.terms = new Map();
    this.scan();
  }

  scan() {
    const reader = new BitReader(this.bytes);
    let first = 0;
    let second = -1;
    let wide = 0;
    while (reader.end - reader.at >= 8) {
      if (reader.read(1)) {
        first = reader.read(21);
        wide = reader.read(5);
        second = -1;
      }
      second += reader.rice(wide) + 1;
      const complete = second === 0 && reader.read(1) === 1;
      const counts = [];
      for (let field = 0; field < FIELDS; field++) counts.push(reader.gamma() - 1);
      this.terms.set(keyOf(first, second), { at: reader.at, second, complete, counts });
      counts.forEach((count, field) => this.skip(reader, count, second !== 0, field === 0));
    }
    if (reader.at > reader.end) throw new SearchError("damaged", "a shard ends within a list");
  }

  /** @param {number} count */
  width(count) {
    return 31 - Math.clz32(Math.max(1, Math.floor((this.size * 69) / (count * 100))));
  }

  /**
   * @param {BitReader} reader
   * @param {number} count
   * @param {boolean} paired
   * @param {boolean} title
   */
  skip(reader, count, paired, title) {
    const width = count && this.width(count);
    for (let i = 0; i < count; i++) {
      reader.unary();
      reader.at += width;
      if (!paired) continue;
      const wide = reader.read(1) ? 8 : 3;
      reader.at += wide + (title ? 2 : 0);
    }
  }

  /**
   * Returns { complete, fields: [{ ids, masks, edges }, …] } of a term, or undefined.
   * @param {number} first
   * @param {number} second
   * @returns {{ complete: boolean, fields: Postings[] } | undefined}
   */
  term(first, second) {
    const found = this.terms.get(keyOf(first, second));
    if (!found) return undefined;
    if (!found.fields) {
      const reader = new BitReader(this.bytes);
      reader.at = found.at;
      found.fields = found.counts.map((count, field) =>
        this.list(reader, count, found.second !== 0, field === 0),
      );
    }
    return /** @type {ShardTerm & { fields: Postings[] }} */ (found);
  }

  /**
   * Yields the second characters of the terms from one pair to another.
   * @param {number} first
   * @param {number} low
   * @param {number} high
   */
  *seconds(first, low, high) {
    for (const key of this.terms.keys()) {
      if (key >= keyOf(first, low) && key <= keyOf(first, high)) yield key - keyOf(first, 0);
    }
  }

  /**
   * @param {BitReader} reader
   * @param {number} count
   * @param {boolean} paired
   * @param {boolean} title
   * @returns {Postings}
   */
  list(reader, count, paired, title) {
    if (!count) return NOWHERE;
    const width = this.width(count);
    const list = {
      ids: new Uint32Array(count),
      masks: new Uint8Array(count),
      edges: new Uint8Array(count),
    };
    let id = -1;
    for (let i = 0; i < count; i++) {
      id += reader.rice(width) + 1;
      list.ids[i] = id;
      list.masks[i] = paired ? residues(reader) : 255;
      if (paired && title) list.edges[i] = reader.read(2);
    }
    if (id >= this.size) {
      throw new SearchError("damaged", "a list names a document that does not exist");
    }
    return list;
  }
}

/**
 * Returns the residues of a posting, as bits.
 * @param {BitReader} reader
 */
function residues(reader) {
  return reader.read(1) ? reader.read(8) : 1 << reader.read(3);
}
