// What a lesson says at its end.
/** @import { Session, Standing, Step } from "./types" */
import { element } from "../../tools/client/element.js";
import { makeCertificate } from "./certificate.js";
import { button } from "./controls.js";
import { duration } from "./format.js";
import { isDone } from "./own.js";
import { standing } from "./progress.js";
import { SHARED } from "./shared.js";

/**
 * Returns the result of a course as it stands; `go` leads to a step.
 * @param {Session} session
 * @param {(position: number) => void} go
 * @returns {Node[]}
 */
export function resultNodes(session, go) {
  const { course, progress } = session;
  const now = standing(course, progress);
  const open = course.steps.filter((step) => !isDone(step, progress));
  return [
    element("h2", { id: "result" }, headingOf(now)),
    element(
      "dl",
      { class: "qj-facts" },
      fact("状态", SHARED.status[now.status]),
      fact("步骤", `${now.done} / ${now.steps}`),
      now.scored && fact("自测", `${now.score} 分`),
      fact("用时", duration(progress.seconds)),
    ),
    ...(open.length ? openSteps(course.steps, open, go) : []),
    ...(now.completed && !now.passed ? [element("p", {}, adviceOf(now))] : []),
    ...(now.passed ? [makeCertificate(session)] : []),
  ];
}

/** @param {Standing} now */
function headingOf(now) {
  if (now.passed) return "这一课学完了";
  return now.completed ? "走完了，测验还没有合格" : "还差几步";
}

/** @param {Standing} now */
function adviceOf(now) {
  return now.status === "failed" ? "测验的次数已经用完。" : "可以回到测验练练错题，再做一遍。";
}

/**
 * @param {Step[]} steps
 * @param {Step[]} open
 * @param {(position: number) => void} go
 */
function openSteps(steps, open, go) {
  const links = open.map((step) =>
    element(
      "li",
      {},
      button(step.title, () => go(steps.indexOf(step))),
    ),
  );
  return [element("p", {}, "还没有完成："), element("ul", { class: "qj-links" }, links)];
}

/**
 * @param {string} label
 * @param {string} words
 */
function fact(label, words) {
  return element("div", { class: "qj-fact" }, element("dt", {}, label), element("dd", {}, words));
}
