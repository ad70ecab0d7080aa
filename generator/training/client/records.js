// Records as files: CSV for a training office, xAPI statements for a record store.
/** @import { Progress } from "./types" */
import { digest } from "./digest.js";
import { wordsOfAnswer } from "./question.js";
import { SHARED } from "./shared.js";

const EMPTY_OF_LESSON = ["", "", ""];
const EMPTY_OF_ITEM = ["", "", "", ""];
const UNIT_SEPARATOR = "\u001f";

/** @typedef {{ name: string, unit: string }} Person */
/** @typedef {string | number} Cell */

/**
 * Returns rows that a spreadsheet takes: a row a lesson, then one for each question of its last
 * attempt that counted.
 * @param {Progress[]} records
 * @param {Person} person
 */
export function recordsAsCsv(records, person) {
  const rows = records.flatMap((progress) => rowsOf(progress, person));
  const table = [SHARED.columns, ...rows.map((row) => [...row, sumOfRow(row)])];
  return table.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

/**
 * @param {Progress} progress
 * @param {Person} person
 * @returns {Cell[][]}
 */
function rowsOf(progress, { name, unit }) {
  const head = [SHARED.format, name, unit, progress.id, progress.title];
  const { status, score, scored } = standingOfRecord(progress);
  const points = scored ? score : "";
  const times = [Math.round(progress.seconds), progress.began, progress.latest];
  const lesson = [...head, ...EMPTY_OF_LESSON, status, points, ...times];
  const items = Object.values(progress.quizzes).flatMap((quiz) =>
    quiz.items.map(([key, hash, answer, right]) => {
      const result = right ? "right" : "wrong";
      return [...head, key, hash, wordsOfAnswer(answer), result, ...EMPTY_OF_ITEM];
    }),
  );
  return [lesson, ...items];
}

/** @param {Progress} progress */
function standingOfRecord({ standing: kept }) {
  if (!kept) throw new Error("a record was kept without its standing");
  return kept;
}

/** @param {Cell[]} row */
function sumOfRow(row) {
  return digest(row.map((cell) => inert(cell)).join(UNIT_SEPARATOR));
}

/**
 * A text that no spreadsheet takes for a formula.
 * @param {Cell} cell
 */
function inert(cell) {
  const text = String(cell).replace(/[\r\n]+/g, " ");
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

/** @param {Cell} cell */
function quoted(cell) {
  const text = inert(cell);
  return /[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const VERBS = {
  passed: "passed",
  failed: "failed",
  completed: "completed",
  incomplete: "progressed",
};
const ADL = "http://adlnet.gov/expapi/verbs/";

/**
 * Returns an xAPI statement for each lesson; `base` is the address below which lessons stand.
 * @param {Progress[]} records
 * @param {Person} person
 * @param {string} base
 */
export function recordsAsStatements(records, { name, unit }, base) {
  const account = { homePage: base, name: name || "anonymous" };
  const actor = { objectType: "Agent", name: name || "学员", account };
  return records.map((progress) => {
    const verb = VERBS[standingOfRecord(progress).status];
    return {
      actor,
      verb: { id: ADL + verb, display: { "en-US": verb } },
      object: {
        id: `${base}${progress.id}/`,
        definition: {
          type: "http://adlnet.gov/expapi/activities/module",
          name: { "zh-CN": progress.title },
        },
      },
      result: resultOfRecord(progress),
      timestamp: progress.latest,
      context: { language: "zh-CN", ...(unit ? { extensions: { [`${base}#unit`]: unit } } : {}) },
    };
  });
}

/** @param {Progress} progress */
function resultOfRecord(progress) {
  const { status, score, scored, completed } = standingOfRecord(progress);
  const judged = status === "passed" || status === "failed";
  return {
    ...(scored ? { score: { scaled: score / 100, raw: score, min: 0, max: 100 } } : {}),
    completion: completed,
    ...(judged ? { success: status === "passed" } : {}),
    duration: `PT${Math.round(progress.seconds)}S`,
  };
}
