// All questions in small files in the order of their keys, of which those are fetched that are
// asked. The index tells of each file its name, its first key and how many questions it holds.
/** @import { Question } from "./types" */
import { weekNumber } from "./days.js";
import { questionFrom } from "./question.js";
import { loadShard } from "./shard.js";
import { shuffled } from "./shuffle.js";

const AT_ONCE = 3; // files of which a run is dealt, so that neighbours do not come together

/** @typedef {[string, string, number]} Stretch */

export class PracticePool {
  /**
   * @param {string} root
   * @param {string} index
   * @param {(root: string, name: string) => Promise<any>} load
   */
  constructor(root, index, load = loadShard) {
    this.root = root;
    this.index = index;
    this.loadFile = load;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /**
   * What a file holds, asked for once; one that failed may be asked for again.
   * @param {string} name
   */
  file(name) {
    const there = this.files.get(name);
    if (there) return there;
    const promise = this.loadFile(this.root, name);
    this.files.set(name, promise);
    promise.catch(() => this.files.delete(name));
    return promise;
  }

  /**
   * @param {Stretch} stretch
   * @returns {Promise<Question[]>}
   */
  async read([name]) {
    const { questions } = await this.file(name);
    return questions.map(questionFrom);
  }

  /**
   * Resolves to a question, null where there is none by this key.
   * @param {string} key
   * @returns {Promise<Question | null>}
   */
  async byKey(key) {
    const { open, internal } = await this.file(this.index);
    for (const list of [open, internal]) {
      const before = list.filter((/** @type {Stretch} */ [, first]) => first <= key);
      const found = before.length ? await this.read(before[before.length - 1]) : [];
      const question = found.find((one) => one.key === key);
      if (question) return question;
    }
    return null;
  }

  /**
   * Resolves to the question of a day's week, null where there is none to ask.
   * @param {string} day
   * @returns {Promise<Question | null>}
   */
  async ofWeek(day) {
    /** @type {{ open: Stretch[] }} */
    const { open } = await this.file(this.index);
    let place = placeOfWeek(
      weekNumber(day),
      open.reduce((sum, [, , count]) => sum + count, 0),
    );
    for (const stretch of open) {
      if (place < stretch[2]) return (await this.read(stretch))[place];
      place -= stretch[2];
    }
    return null;
  }

  /**
   * Yields all questions, a few files at a time, in an order that a seed chooses.
   * @param {number} seed
   */
  async *run(seed) {
    const { open, internal } = await this.file(this.index);
    /** @type {Stretch[]} */
    const stretches = shuffled([...open, ...internal], seed);
    for (let i = 0; i < stretches.length; i += AT_ONCE) {
      const some = await Promise.all(stretches.slice(i, i + AT_ONCE).map((one) => this.read(one)));
      yield* shuffled(some.flat(), (seed + i) >>> 0);
    }
  }
}

/**
 * The place of a week's question in the order of keys, the same for everybody: each question has
 * its week before one comes again.
 * @param {number} week
 * @param {number} total
 */
export function placeOfWeek(week, total) {
  if (!total) return 0;
  const round = Math.floor(week / total);
  const order = shuffled([...Array(total).keys()], round);
  return order[week - round * total];
}
