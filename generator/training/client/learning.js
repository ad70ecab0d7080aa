// 我的学习: what the browser keeps of all lessons, to look at, take along and delete.
/** @import { Progress, Standing, Store } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { dayText, weekKey } from "./days.js";
import { deletion } from "./deletion.js";
import { offerFile } from "./download.js";
import { dayOf, duration } from "./format.js";
import { forgetLast, leftAtTheEnd, unsealed } from "./keeper.js";
import { dueRows, finishedRows, openRows } from "./learning-lessons.js";
import { LearningPlan } from "./learning-plan.js";
import { PracticeKeeper, dueKeys, isOfPractice } from "./practice-record.js";
import { joined } from "./progress.js";
import { recordsAsCsv, recordsAsStatements } from "./records.js";
import { standingOfHundred } from "./scores.js";
import { SHARED } from "./shared.js";

/**
 * A record of a lesson; null where it is damaged or was edited.
 * @typedef {{ id: string, progress: Progress | null }} Row
 */

/**
 * Fills the page of a learner's records.
 * @param {HTMLElement} page
 * @param {Store} store
 * @param {Storage | null} storage
 */
export async function mountLearning(page, store, storage, now = () => new Date()) {
  const view = new Learning(page, store, storage, dayText(now()));
  view.listen();
  await view.show();
}

class Learning {
  /**
   * @param {HTMLElement} page
   * @param {Store} store
   * @param {Storage | null} storage
   * @param {string} today
   */
  constructor(page, store, storage, today) {
    this.page = page;
    this.store = store;
    this.storage = storage;
    this.today = today;
    this.said = this.part("[role=status]");
    this.keeper = new PracticeKeeper(store);
    this.plan = new LearningPlan(page, storage, { today, onchange: () => this.show() });
  }

  /**
   * A part that the page has.
   * @param {string} selector
   * @returns {HTMLElement}
   */
  part(selector) {
    /** @type {HTMLElement | null} */
    const found = this.page.querySelector(selector);
    if (!found) throw new Error(`the page lacks ${selector}`);
    return found;
  }

  listen() {
    this.part("[data-qj-export=csv]").addEventListener("click", () => this.offerCsv());
    this.part("[data-qj-export=xapi]").addEventListener("click", () => this.offerStatements());
    if (this.store.kind === "memory") {
      this.said.textContent = "浏览器不让本站保存，这里没有记录。";
    }
    this.part(".qj-learning__static").remove();
    /** @type {NodeListOf<HTMLElement>} */
    const parts = this.page.querySelectorAll("[data-qj-script]");
    for (const part of parts) part.hidden = false;
  }

  /**
   * All records, the latest first.
   * @returns {Promise<Row[]>}
   */
  async rows() {
    const records = await this.store.all().catch(() => []);
    const latest = (/** @type {Row} */ { progress }) => (progress ? progress.latest : "");
    const rows = records
      .filter((record) => !isOfPractice(record))
      .map((record) => ({ id: record.id, progress: unsealed(record) }));
    return leftAtTheEnd(this.storage)
      .reduce(withLast, rows)
      .sort((a, b) => latest(b).localeCompare(latest(a)));
  }

  /** What can be taken along: of a page that was closed too early nothing is reckoned yet. */
  async sound() {
    return soundOf(await this.rows()).filter(({ standing }) => standing);
  }

  async show() {
    const rows = await this.rows();
    await this.keeper.open();
    this.showLessons(soundOf(rows));
    this.showPractice();
    this.plan.show();
    this.part("[data-qj-none]").hidden = rows.length > 0;
    /** @type {HTMLElement | null} Where there are no lessons, none can be listed. */
    const fresh = this.page.querySelector("[data-qj-fresh]");
    if (fresh) fresh.hidden = rows.length > 0;
    this.part("[data-qj-some]").hidden = rows.length === 0;
    fill(
      this.part("[data-qj-records]"),
      rows.map((row) => this.rowOf(row)),
    );
    const ids = rows.map(({ id }) => id);
    const all = deletion("删除全部记录", () => this.forget(ids, true));
    fill(this.part("[data-qj-all]"), (ids.length > 0 || this.practised) && all);
    showScores(this.page, soundOf(rows));
  }

  /** @param {Progress[]} records */
  showLessons(records) {
    const base = this.page.dataset.modules || "";
    this.showPart("going", openRows(records, base));
    this.showPart("due", dueRows(this.plan.planned, records, this.today));
    this.showPart("finished", finishedRows(records, base));
  }

  /**
   * @param {string} name
   * @param {Node[]} rows
   */
  showPart(name, rows) {
    const section = this.part(`[data-qj-part=${name}]`);
    section.hidden = rows.length === 0;
    const list = section.querySelector("ol");
    if (list) fill(list, rows);
  }

  /** Whether anything of practice is kept. */
  get practised() {
    const { book, left, weeks, best } = this.keeper.record;
    return [book, left, weeks, best || {}].some((part) => Object.keys(part).length > 0);
  }

  showPractice() {
    const { book, weeks, best } = this.keeper.record;
    const due = dueKeys(book, this.today).length;
    const words = [
      due ? `错题本里今天要练 ${due} 题` : "错题本里今天没有要练的",
      weeks[weekKey(this.today)] ? "这一周的题答过了" : "这一周的题还没有答",
      best ? `挑战最好连续答对 ${best.count} 题` : "还没有挑战过",
    ];
    this.part("[data-qj-practised]").textContent = `${words.join("；")}。`;
  }

  /** @param {Row} row */
  rowOf({ id, progress }) {
    const act = element(
      "td",
      {},
      deletion("删除", () => this.forget([id])),
    );
    if (!progress) {
      return element(
        "tr",
        {},
        element("th", { scope: "row" }, id.replace(/#.*/, "")),
        element("td", { colspan: 4 }, "记录损坏或被改动过，不作数"),
        act,
      );
    }
    const href = `${this.page.dataset.modules}${encodeURIComponent(id)}/`;
    const heading = element("th", { scope: "row" }, element("a", { href }, progress.title));
    return element("tr", {}, heading, cellsOf(progress), act);
  }

  /**
   * @param {string[]} ids
   * @param {boolean} all Practice, too.
   */
  async forget(ids, all = false) {
    try {
      if (all) await this.keeper.forget();
      for (const id of ids) {
        await this.store.remove(id);
        forgetLast(this.storage, id);
      }
      this.said.textContent = `已删除 ${ids.length} 条记录。`;
    } catch {
      this.said.textContent = "没有删除成功，请再试一次。";
    }
    await this.show();
    this.part("h1").focus();
  }

  /** Who the learner says to be, for the files. */
  person() {
    const [name, unit] = ["name", "unit"].map((field) => {
      const input = /** @type {HTMLInputElement} */ (this.part(`input[name=${field}]`));
      return input.value.trim();
    });
    return { name, unit };
  }

  async offerCsv() {
    const records = await this.sound();
    const text = `\ufeff${recordsAsCsv(records, this.person())}`;
    this.offered(records, "清鉴学习记录.csv", "text/csv", text);
  }

  async offerStatements() {
    const records = await this.sound();
    const base = new URL(this.page.dataset.modules || "", location.href).href;
    const statements = recordsAsStatements(records, this.person(), base);
    const text = JSON.stringify(statements, null, 1);
    this.offered(records, "清鉴学习记录.json", "application/json", text);
  }

  /**
   * @param {Progress[]} records
   * @param {string} name
   * @param {string} type
   * @param {string} text
   */
  offered(records, name, type, text) {
    offerFile(name, type, text);
    this.said.textContent = `已导出 ${records.length} 课的记录。`;
  }
}

/**
 * The rows with what a page left at its very end, before its record was kept.
 * @param {Row[]} rows
 * @param {Progress} last
 * @returns {Row[]}
 */
function withLast(rows, last) {
  const there = rows.find(({ id }) => id === last.id);
  if (!there) return [...rows, { id: last.id, progress: last }];
  const { progress } = there;
  if (!progress) return rows;
  const both = { ...joined(progress, last), standing: progress.standing };
  return rows.map((row) => (row === there ? { id: last.id, progress: both } : row));
}

/** @param {Row[]} rows */
function soundOf(rows) {
  return rows.flatMap(({ progress }) => (progress ? [progress] : []));
}

/** @param {Progress} progress */
function cellsOf(progress) {
  const { status, score, scored } = standingOf(progress);
  const cells = [
    ["状态", SHARED.status[status] || SHARED.status.incomplete],
    ["得分", scored ? `${score} 分` : "—"],
    ["用时", duration(progress.seconds)],
    ["最近", dayOf(progress.latest)],
  ];
  return cells.map(([label, words]) => element("td", { "data-label": label }, words));
}

/**
 * @param {Progress} progress
 * @returns {Pick<Standing, "status" | "score" | "scored">}
 */
function standingOf(progress) {
  return progress.standing || { status: "incomplete", score: 0, scored: false };
}

/**
 * @param {HTMLElement} page
 * @param {Progress[]} records
 */
function showScores(page, records) {
  /** @type {HTMLTableElement | null} */
  const table = page.querySelector("[data-qj-scores]");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const parts = rows.map(({ dataset }) => ({
    weight: Number(dataset.weight),
    modules: (dataset.modules || "").split(" ").filter(Boolean),
  }));
  const scored = records.filter((progress) => standingOf(progress).scored);
  const scores = new Map(scored.map((progress) => [progress.id, standingOf(progress).score]));
  const { points, total } = standingOfHundred(parts, scores);
  const isLearnt = (/** @type {string[]} */ modules) => modules.some((id) => scores.has(id));
  rows.forEach((row, i) => setLast(row, points[i], isLearnt(parts[i].modules)));
  if (table.tFoot) setLast(table.tFoot.rows[0], total, scored.length > 0);
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} points
 * @param {boolean} isLearnt Of what is not, no points are told, not even none.
 */
function setLast(row, points, isLearnt) {
  row.cells[row.cells.length - 1].textContent = isLearnt ? points.toFixed(1) : "—";
}
