// A question and how an answer to it is judged.
/** @import { Answer, Choice, Question } from "./types" */
import { digest } from "./digest.js";

/**
 * Returns a question with the hash of all that makes an answer right: reworded, it is another one.
 * @param {{
 *   key: string, type: string, prompt: string, choices?: Choice[], answers?: string[]
 * }} given
 * @returns {Question}
 */
export function makeQuestion({ key, type, prompt, choices = [], answers = [] }) {
  const content = [type, prompt, choices.map((choice) => [choice.text, choice.correct]), answers];
  return { key, type, prompt, choices, answers, hash: digest(JSON.stringify(content)) };
}

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
    const is = typeof answer === "string" ? comparable(answer) : null;
    return question.answers.some((accepted) => comparable(accepted) === is);
  }
  if (!Array.isArray(answer) || new Set(answer).size !== answer.length) return false;
  const right = rightChoices(question);
  if (!answer.every((position) => right.includes(position))) return false;
  return answer.length === (takesSeveral(question) ? right.length : 1);
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
