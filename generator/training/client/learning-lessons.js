// What 我的学习 begins with: lessons that are open, those whose day has come, those that are done.
/** @import { Progress } from "./types" */
import { element } from "../../tools/client/element.js";
import { dayAfter, dayText, dayWords, daysBetween } from "./days.js";
import { dayOf } from "./format.js";

const AHEAD = 30; // days before a lesson's day on which it is told
const BEHIND = 14; // days after it
const FRESH = 90; // who finished a lesson so many days before its day need not do so again
const MOST_DUE = 6;

/**
 * A lesson of the plan: `due`, when to begin; `day`, by when; "" for one that waits for no day.
 * @typedef {{ id: string, title: string, href: string, due: string, day: string }} Planned
 */

/** @param {Progress} progress */
function isFinished({ standing }) {
  return Boolean(standing && (standing.status === "passed" || standing.status === "completed"));
}

/**
 * Rows of the lessons that were begun and are not finished, the latest first.
 * @param {Progress[]} records
 * @param {string} base
 */
export function openRows(records, base) {
  return records
    .filter((progress) => !isFinished(progress))
    .map((progress) => rowOfLesson(progress, base, placeWords(progress), "接着学"));
}

/**
 * Rows of the lessons that are finished.
 * @param {Progress[]} records
 * @param {string} base
 */
export function finishedRows(records, base) {
  return records.filter(isFinished).map((progress) => {
    const { standing } = progress;
    const score = standing && standing.scored ? `自测 ${standing.score} 分，` : "";
    return rowOfLesson(progress, base, `${score}${dayOf(progress.latest)}`, "看学习证明");
  });
}

/**
 * Rows of the lessons whose day is near, each lesson once.
 * @param {Planned[]} planned
 * @param {Progress[]} records
 * @param {string} today
 */
export function dueRows(planned, records, today) {
  /** @type {Map<string, Planned>} */
  const near = new Map();
  for (const one of planned) {
    const begun = records.find(({ id }) => id === one.id);
    if (isNear(one, today) && !(begun && covers(begun, one)) && !near.has(one.id)) {
      near.set(one.id, one);
    }
  }
  return [...near.values()].slice(0, MOST_DUE).map(({ title, href, day }) => {
    const left = daysBetween(today, day);
    const words = left < 0 ? `${dayWords(day)}已经过了` : `${dayWords(day)}以前，还有 ${left} 天`;
    return element(
      "li",
      {},
      element("p", { class: "qj-going__title" }, element("a", { href }, title)),
      element("p", { class: "qj-note" }, words),
    );
  });
}

/**
 * @param {Planned} planned
 * @param {string} today
 */
function isNear({ due, day }, today) {
  return Boolean(day) && due <= dayAfter(today, AHEAD) && day >= dayAfter(today, -BEHIND);
}

/**
 * Whether a lesson is on the list already, or was finished shortly before its day.
 * @param {Progress} progress
 * @param {Planned} planned
 */
function covers(progress, { due }) {
  if (!isFinished(progress)) return true;
  return dayText(new Date(progress.latest)) >= dayAfter(due, -FRESH);
}

/** @param {Progress} progress */
function placeWords({ at, latest, standing }) {
  if (!standing) return `停在第 ${at + 1} 步，${dayOf(latest)}`;
  const { steps, score, completed } = standing;
  if (completed) return `走完了，测验还没有合格，最好 ${score} 分`;
  const place = at < steps ? `停在第 ${at + 1} 步` : "停在结果";
  return `${place}，共 ${steps} 步，${dayOf(latest)}`;
}

/**
 * @param {Progress} progress
 * @param {string} base
 * @param {string} words
 * @param {string} act
 */
function rowOfLesson({ id, title, standing }, base, words, act) {
  const href = `${base}${encodeURIComponent(id)}/`;
  const share = standing && standing.steps ? standing.done / standing.steps : 0;
  const bar = element("progress", { class: "qj-going__bar", value: share, "aria-hidden": "true" });
  return element(
    "li",
    {},
    element("p", { class: "qj-going__title" }, element("a", { href }, title)),
    element("p", { class: "qj-note" }, words),
    share < 1 && bar,
    element("a", { class: "qj-button", href, "aria-label": `${act}：${title}` }, act),
  );
}
