// A question and how an answer to it is judged.
/** @import { Answer, Question } from "./types" */

/** What people write between the answers of several blanks, once widths do not matter. */
const ANY_SEPARATOR = /[;,、|/\s]+/;

/**
 * Whether several choices may be taken.
 * @param {Question} question
 */
export function takesSeveral(question) {
  return question.type === "multiple";
}

/**
 * Whether something was answered at all.
 * @param {Answer | null | undefined} answer
 * @returns {answer is Answer}
 */
export function isGiven(answer) {
  if (typeof answer === "string") return comparable(answer) !== "";
  return Array.isArray(answer) && answer.length > 0;
}

/**
 * Whether an answer is right. Of several right choices of which one is taken (decide), each one is.
 * @param {Question} question
 * @param {Answer | null | undefined} answer
 */
export function isRight(question, answer) {
  if (!isGiven(answer)) return false;
  if (question.type === "blank") {
    if (typeof answer !== "string") return false;
    return question.answers.some((accepted) => fillsIn(answer, accepted));
  }
  if (!Array.isArray(answer) || new Set(answer).size !== answer.length) return false;
  const right = rightChoices(question);
  if (!answer.every((position) => right.includes(position))) return false;
  return answer.length === (takesSeveral(question) ? right.length : 1);
}

/**
 * How many blanks a question has: what belongs into several stands in one answer, parted by “；”.
 * @param {Question} question
 */
export function blankCount(question) {
  if (question.blanks) return question.blanks;
  return question.answers.length ? partsOf(question.answers[0]).length : 1;
}

/**
 * Whether what was written is an accepted answer; of several blanks, each part in its place.
 * @param {string} answer
 * @param {string} accepted
 */
function fillsIn(answer, accepted) {
  const wanted = partsOf(accepted);
  if (wanted.length === 1) return comparable(answer) === comparable(accepted);
  const split = (/** @type {string} */ text) =>
    text.normalize("NFKC").split(ANY_SEPARATOR).map(comparable).filter(Boolean).join(";");
  return split(answer) === split(accepted);
}

/**
 * The parts of an answer that belong into several blanks.
 * @param {string} accepted
 */
function partsOf(accepted) {
  return accepted.normalize("NFKC").split(";").map(comparable).filter(Boolean);
}

/**
 * The positions of the right choices.
 * @param {Question} question
 */
export function rightChoices(question) {
  return question.choices.flatMap((choice, i) => (choice.correct ? [i] : []));
}

/**
 * What a choice is called: A for the first one.
 * @param {number} position
 */
export function letterOf(position) {
  return String.fromCharCode(65 + position);
}

/**
 * What a blank is compared by: width, case, spaces and quotation marks do not matter.
 * @param {string} text
 */
function comparable(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s"'“”‘’《》。，]/g, "");
}

/**
 * The accepted answers of a blank as they are said: the usual one, others in brackets.
 * @param {Question} question
 */
export function answerWords({ answers }) {
  const [usual, ...others] = answers;
  return others.length ? `${usual}（也可写 ${others.join("、")}）` : usual;
}

/**
 * A question with what its row left out.
 * @param {any} row
 * @returns {Question}
 */
export function questionFrom(row) {
  const choices = (row.choices || []).map((/** @type {any} */ choice) => ({
    ...choice,
    correct: choice.correct === true,
  }));
  return { ...row, choices, answers: row.answers || [] };
}

/**
 * An answer as records say it: the letters of choices in their order, or what was written.
 * @param {Answer | null} answer
 */
export function wordsOfAnswer(answer) {
  if (answer === null) return "";
  return typeof answer === "string" ? answer : answer.map(letterOf).join("");
}
