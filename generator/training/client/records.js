// Records as files: CSV for a training office, xAPI statements for a record store.
import { digest } from "./digest.js";
import { letterOf } from "./question.js";

/** The columns of the CSV; the reader in Python knows them by these names. */
export const COLUMNS = ["格式", "姓名", "单位", "课程编号", "课程", "题目", "题目版本", "作答", "结果", "得分", "用时（秒）", "开始", "最近", "校验"];
const FORMAT = "清鉴学习记录 1";

/** Returns rows that a spreadsheet takes: a row a lesson, then one for each question of its last attempt that counted. */
export function recordsAsCsv(records, { name, unit }) {
  const rows = records.flatMap((progress) => {
    const head = [FORMAT, name, unit, progress.id, progress.title];
    const { status, score, scored } = progress.standing;
    const lesson = [...head, "", "", "", status, scored ? score : "", Math.round(progress.seconds), progress.began, progress.latest];
    const items = Object.values(progress.quizzes).flatMap((quiz) => quiz.items.map(([key, hash, answer, right]) => [...head, key, hash, said(answer), right ? "right" : "wrong", "", "", "", ""]));
    return [lesson, ...items];
  });
  return [COLUMNS, ...rows.map((row) => [...row, digest(row.map((cell) => inert(cell)).join("\u001f"))])].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function said(answer) {
  if (answer === null) return "";
  return typeof answer === "string" ? answer : answer.map(letterOf).join("");
}

/** A text that no spreadsheet takes for a formula. */
function inert(cell) {
  const text = String(cell).replace(/[\r\n]+/g, " ");
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

function quoted(cell) {
  const text = inert(cell);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const VERBS = { passed: "passed", failed: "failed", completed: "completed", incomplete: "progressed" };
const ADL = "http://adlnet.gov/expapi/verbs/";

/** Returns an xAPI statement for each lesson; `base` is the address below which lessons stand. */
export function recordsAsStatements(records, { name, unit }, base) {
  return records.map((progress) => {
    const { status, score, scored, completed } = progress.standing;
    return {
      actor: { objectType: "Agent", name: name || "学员", account: { homePage: base, name: name || "anonymous" } },
      verb: { id: ADL + VERBS[status], display: { "en-US": VERBS[status] } },
      object: { id: `${base}${progress.id}/`, definition: { type: "http://adlnet.gov/expapi/activities/module", name: { "zh-CN": progress.title } } },
      result: {
        ...(scored ? { score: { scaled: score / 100, raw: score, min: 0, max: 100 } } : {}),
        completion: completed,
        ...(status === "passed" || status === "failed" ? { success: status === "passed" } : {}),
        duration: `PT${Math.round(progress.seconds)}S`,
      },
      timestamp: progress.latest,
      context: { language: "zh-CN", ...(unit ? { extensions: { [`${base}#unit`]: unit } } : {}) },
    };
  });
}
