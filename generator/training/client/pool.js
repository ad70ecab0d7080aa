// Many questions, of which a paper fetches a few: the seed chooses shards, then questions in them.
/** @import { Asked, Portion, Question, QuestionPool } from "./types" */
import { questionFrom } from "./question.js";
import { loadShard } from "./shard.js";
import { shuffled } from "./shuffle.js";

/** Times as many as are drawn, so that neighbours do not always come together. */
const CANDIDATES = 1.5;

/**
 * A file of questions: how many are drawn from, how many stand in it, where its answers are.
 * `from`: the position of its first one in the pool.
 * @typedef {{ name: string, starts: number, total: number, key?: string, from: number }} ShardFile
 */

/** @implements {QuestionPool} */
export class PooledQuestions {
  /**
   * @param {{ draw: number, shards: any[] }[]} portions
   * @param {string} root
   * @param {(root: string, name: string) => Promise<any>} load
   */
  constructor(portions, root, load = loadShard) {
    /** @type {Question[]} */
    this.questions = [];
    this.root = root;
    this.loadFile = load;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    let from = 0;
    this.parts = portions.map(({ draw, shards }) => ({
      draw,
      shards: shards.map(([name, starts, total, key]) => {
        const shard = { name, starts, total, key, from };
        from += total;
        return shard;
      }),
    }));
    /** @type {ShardFile[]} */
    this.shards = this.parts.flatMap(({ shards }) => shards);
  }

  /**
   * @param {number} seed
   * @returns {Promise<Portion[]>}
   */
  portions(seed) {
    return Promise.all(
      this.parts.map(async ({ draw, shards }, i) => {
        const chosen = chosenOf(shards, draw, (seed + i) >>> 0);
        const rows = await Promise.all(chosen.map((shard) => this.read(shard)));
        const questions = rows.flatMap((all, place) => all.slice(0, chosen[place].starts));
        return { draw, questions };
      }),
    );
  }

  /**
   * @param {Asked[]} asked
   * @param {boolean} open
   */
  load(asked, open = false) {
    return this.fetch(
      asked.flatMap(([, , at]) => (at === undefined ? [] : [at])),
      open,
    );
  }

  /**
   * @param {number[]} positions
   * @param {boolean} open
   */
  async fetch(positions, open) {
    const shards = this.around(positions);
    await Promise.all(shards.map((shard) => this.read(shard)));
    if (open) await Promise.all(shards.map((shard) => this.unlock(shard)));
  }

  /**
   * The files in which some positions stand.
   * @param {number[]} positions
   */
  around(positions) {
    return this.shards.filter(({ from, total }) =>
      positions.some((at) => at >= from && at < from + total),
    );
  }

  /**
   * @param {ShardFile} shard
   * @returns {Promise<Question[]>}
   */
  read(shard) {
    return this.once(shard.name, async () => {
      const rows = await this.loadFile(this.root, shard.name);
      const questions = rows.map((/** @type {any} */ row, /** @type {number} */ i) => ({
        ...questionFrom(row),
        at: shard.from + i,
      }));
      this.questions.push(...questions);
      return questions;
    });
  }

  /**
   * Puts the answers of an exam to its questions.
   * @param {ShardFile} shard
   */
  async unlock(shard) {
    const { key } = shard;
    if (!key) return;
    const questions = await this.read(shard);
    await this.once(key, async () => {
      const rows = JSON.parse(textOfBase64(await this.loadFile(this.root, key)));
      rows.forEach((/** @type {any} */ row, /** @type {number} */ i) =>
        Object.assign(questions[i], questionFrom({ ...questions[i], ...row })),
      );
    });
  }

  /**
   * What a file gives, asked for once; one that failed may be asked for again.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  once(name, work) {
    const there = this.files.get(name);
    if (there) return there;
    const promise = work();
    this.files.set(name, promise);
    promise.catch(() => this.files.delete(name));
    return promise;
  }
}

/**
 * The files that a seed chooses: as many as hold enough to draw from.
 * @param {ShardFile[]} shards
 * @param {number} draw
 * @param {number} seed
 */
function chosenOf(shards, draw, seed) {
  /** @type {ShardFile[]} */
  const chosen = [];
  let count = 0;
  for (const shard of shuffled(shards, seed)) {
    if (count >= draw * CANDIDATES) break;
    chosen.push(shard);
    count += shard.starts;
  }
  return chosen;
}

/** @param {string} text */
function textOfBase64(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
