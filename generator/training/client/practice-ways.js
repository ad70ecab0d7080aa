// The three ways to practise: what went wrong, the week's question, on until the first mistake.
/** @import { Answer, PracticeWay, Question } from "./types" */
/** @import { PracticeKeeper } from "./practice-record.js" */
/** @import { PracticePool } from "./practice-pool.js" */
import { element } from "../../tools/client/element.js";
import { dayText, dayWords, weekKey, weekWords } from "./days.js";
import { nextDue, withMiss, withPractised, withRun, withWeek } from "./practice-record.js";
import { withoutCard } from "./practice-record.js";
import { newSeed } from "./shuffle.js";

const WEEKLY = "每周一答";
const RUN = "挑战答题";
const EMPTY = "题库里还没有可以答的题";

/**
 * `now`: the device's clock.
 * @typedef {{ keeper: PracticeKeeper, pool: PracticePool, now: () => Date }} Desk
 */

/** @implements {PracticeWay} */
export class BookWay {
  /**
   * @param {Desk} desk
   * @param {string[]} keys
   */
  constructor(desk, keys) {
    this.desk = desk;
    this.open = [...keys];
    this.total = keys.length;
    this.asked = 0;
    this.right = 0;
    this.title = "错题本";
  }

  get count() {
    return `第 ${this.asked} 题，共 ${this.total} 题`;
  }

  /** The next question; cards whose question the banks lack are taken out of the book. */
  async next() {
    while (this.open.length) {
      const question = await this.desk.pool.byKey(this.open[0]);
      const key = /** @type {string} */ (this.open.shift());
      if (question) {
        this.asked += 1;
        return question;
      }
      this.total -= 1;
      await this.desk.keeper.change((record) => withoutCard(record, key));
    }
    return null;
  }

  /** @type {PracticeWay["take"]} */
  async take({ key }, _, right) {
    if (right) this.right += 1;
    const now = this.desk.now();
    const time = { today: dayText(now), when: now.toISOString() };
    await this.desk.keeper.change((record) => withPractised(record, key, right, time));
  }

  more() {
    return this.open.length > 0;
  }

  ending() {
    const { book } = this.desk.keeper.record;
    const next = nextDue(book, dayText(this.desk.now()));
    return [
      element("h3", {}, `${this.asked} 题里对了 ${this.right} 题`),
      element("p", {}, "答对的往后放一格，答错的回到第一格，明天再问。"),
      element("p", {}, next ? `下一次：${dayWords(next)}。` : "错题本里没有等着的题了。"),
    ];
  }
}

/** @implements {PracticeWay} */
export class WeekWay {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.day = dayText(desk.now());
    this.title = WEEKLY;
    this.count = weekWords(this.day);
    this.isAsked = false;
  }

  get week() {
    return weekKey(this.day);
  }

  /** The week's question; the one that was answered stays it while the banks have it. */
  async next() {
    if (this.isAsked) return null;
    const { pool, keeper } = this.desk;
    const answered = keeper.record.weeks[this.week];
    const before = answered ? await pool.byKey(answered.key) : null;
    const question = before && this.given(before) !== null ? before : await pool.ofWeek(this.day);
    this.isAsked = true;
    return question;
  }

  /** @param {Question} question */
  given({ key, hash }) {
    const answered = this.desk.keeper.record.weeks[this.week];
    return answered && answered.key === key && answered.hash === hash ? answered.answer : null;
  }

  /**
   * @param {Question} question
   * @param {Answer} answer
   * @param {boolean} right
   */
  async take(question, answer, right) {
    const when = this.desk.now().toISOString();
    const miss = { key: question.key, when, from: WEEKLY };
    await this.desk.keeper.change((record) => {
      const all = withWeek(record, this.week, question, { answer, right });
      return right ? all : withMiss(all, miss);
    });
  }

  more() {
    return false;
  }

  ending() {
    const { weeks } = this.desk.keeper.record;
    const answered = Object.values(weeks);
    const right = answered.filter((one) => one.right).length;
    if (!answered.length) return [element("h3", {}, EMPTY)];
    return [
      element("h3", {}, "这一周答过了"),
      element("p", {}, `一共答了 ${answered.length} 周，答对 ${right} 周。下周一换一道新题。`),
    ];
  }
}

/** @implements {PracticeWay} */
export class RunWay {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.questions = this.begin();
    this.right = 0;
    this.lost = false;
    this.before = desk.keeper.record.best ? desk.keeper.record.best.count : 0;
    this.title = RUN;
  }

  begin() {
    return this.desk.pool.run(newSeed());
  }

  get count() {
    return `已经连续答对 ${this.right} 题`;
  }

  /** The next question; where a file is missing, the run goes on from others once it is there. */
  async next() {
    try {
      const { value } = await this.questions.next();
      return value || null;
    } catch (error) {
      this.questions = this.begin();
      throw error;
    }
  }

  /**
   * @param {Question} question
   * @param {Answer} _
   * @param {boolean} right
   */
  async take({ key }, _, right) {
    const now = this.desk.now();
    if (right) this.right += 1;
    else this.lost = true;
    const count = this.right;
    const miss = { key, when: now.toISOString(), from: RUN };
    await this.desk.keeper.change((record) => {
      const all = withRun(record, count, dayText(now));
      return right ? all : withMiss(all, miss);
    });
  }

  /** @param {boolean} right */
  more(right) {
    return right;
  }

  ending() {
    if (!this.right && !this.lost) return [element("h3", {}, EMPTY)];
    const isBest = this.right > this.before;
    const all = this.lost ? "" : "全部题目都答对了。";
    const best = isBest && this.before ? `以前最好是 ${this.before} 题。` : "";
    return [
      element("h3", {}, `${all}连续答对 ${this.right} 题`),
      isBest && element("p", {}, `这是最好的一次。${best}`),
      !isBest && this.before > 0 && element("p", {}, `最好的一次是 ${this.before} 题。`),
      this.lost && element("p", {}, "答错的那一题进了错题本，明天再问。"),
    ].filter((node) => node instanceof Node);
  }
}
