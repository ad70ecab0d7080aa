// What a lesson says at its end.
/** @import { Question, QuizStep, Session, Standing, Step } from "./types" */
import { element } from "../../tools/client/element.js";
import { makeCertificate } from "./certificate.js";
import { button } from "./controls.js";
import { duration } from "./format.js";
import { isDone } from "./own.js";
import { quizOf, standing } from "./progress.js";
import { answerWords, rightChoices } from "./question.js";
import { SHARED } from "./shared.js";
import { quizSteps } from "./steps.js";

/**
 * Where a result leads: to a step by its position, or to what went wrong in one.
 * @typedef {{
 *   go: (position: number) => void, practise: (step: Step, wrong: string[]) => void
 * }} Ways
 */

/**
 * Returns the result of a course as it stands.
 * @param {Session} session
 * @param {Ways} ways
 * @returns {Node[]}
 */
export function resultNodes(session, { go, practise }) {
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
    ...(now.completed && !now.passed ? [element("p", {}, adviceOf(now, course.mastery))] : []),
    ...missed(session, practise),
    ...(now.passed ? [makeCertificate(session)] : []),
    ...following(session),
  ];
}

/** @param {Standing} now */
function headingOf(now) {
  if (now.passed) return "这一课学完了";
  return now.completed ? "走完了，测验还没有合格" : "还差几步";
}

/**
 * @param {Standing} now
 * @param {number | undefined} mastery
 */
function adviceOf(now, mastery) {
  const wanted = mastery === undefined ? "" : `学习平台要求 ${mastery} 分合格。`;
  const next =
    now.status === "failed" ? "测验的次数已经用完。" : "可以回到测验练练错题，再做一遍。";
  return wanted + next;
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
 * What was missed in the last attempts that counted, with what is right, and the way back to it.
 * @param {Session} session
 * @param {Ways["practise"]} practise
 */
function missed({ course, progress }, practise) {
  const groups = quizSteps(course)
    .map((step) => ({ step, rows: missedIn(step, progress) }))
    .filter(({ rows }) => rows.length);
  if (!groups.length) return [];
  const sections = groups.map(({ step, rows }) =>
    element(
      "li",
      {},
      element(
        "ul",
        {},
        rows.map((question) =>
          element(
            "li",
            {},
            element("p", {}, question.prompt),
            element("p", { class: "qj-note" }, `正确的是：${rightWordsOf(question)}`),
          ),
        ),
      ),
      button(`练“${step.title}”的 ${rows.length} 道错题`, () =>
        practise(
          step,
          rows.map(({ key }) => key),
        ),
      ),
    ),
  );
  return [
    element(
      "section",
      { class: "qj-missed", "aria-labelledby": "missed" },
      element("h3", { id: "missed" }, "错过的题"),
      element("ul", {}, sections),
    ),
  ];
}

/**
 * @param {QuizStep} step
 * @param {Session["progress"]} progress
 */
function missedIn(step, progress) {
  const { items } = quizOf(progress, step.key);
  const byKey = new Map(step.quiz.questions.map((question) => [question.key, question]));
  return items.flatMap(([key, hash, , right]) => {
    const question = byKey.get(key);
    return !right && question && question.hash === hash && !question.blanks ? [question] : [];
  });
}

/** @param {Question} question */
function rightWordsOf(question) {
  if (question.type === "blank") return answerWords(question);
  return rightChoices(question)
    .map((position) => question.choices[position].text)
    .join("；");
}

/** @param {Session} session */
function following({ course }) {
  const { follow, root = "" } = course;
  if (!follow || !follow.url) return [];
  const link = element(
    "a",
    { class: "qj-button qj-button--main", href: root + follow.url },
    "去学",
  );
  return [
    element(
      "section",
      { class: "qj-follow", "aria-labelledby": "follow" },
      element("h3", { id: "follow" }, "下一课"),
      element("p", {}, follow.title),
      link,
    ),
  ];
}

/**
 * @param {string} label
 * @param {string} words
 */
function fact(label, words) {
  return element("div", { class: "qj-fact" }, element("dt", {}, label), element("dd", {}, words));
}
