// A question and how an answer to it is judged.
//
// { key: "bank/id", type, prompt, choices: [{ text, correct }], answers: [text], hash }
// The answer to choices is a list of their positions in rising order, that to a blank is the text.
// A question of type judge has the two choices 对 and 错.
import { digest } from "./digest.js";

/** Returns a question with the hash of all that makes an answer right: reworded, it is another question. */
export function makeQuestion({ key, type, prompt, choices = [], answers = [] }) {
  const content = [type, prompt, choices.map((choice) => [choice.text, choice.correct]), answers];
  return { key, type, prompt, choices, answers, hash: digest(JSON.stringify(content)) };
}

/** Whether several choices may be taken. */
export function takesSeveral(question) {
  return question.type === "multiple";
}

/** Whether something was answered at all. */
export function isGiven(answer) {
  return typeof answer === "string" ? plain(answer) !== "" : Array.isArray(answer) && answer.length > 0;
}

/** Whether an answer is right. Of several right choices of which one is taken (decide), each one is. */
export function isRight(question, answer) {
  if (!isGiven(answer)) return false;
  if (question.type === "blank") {
    return typeof answer === "string" && question.answers.some((accepted) => plain(accepted) === plain(answer));
  }
  if (!Array.isArray(answer) || new Set(answer).size !== answer.length) return false;
  const chosen = answer.map((i) => question.choices[i]);
  if (!chosen.every((choice) => choice?.correct)) return false;
  return takesSeveral(question) ? chosen.length === rightChoices(question).length : chosen.length === 1;
}

/** The positions of the right choices. */
export function rightChoices(question) {
  return question.choices.flatMap((choice, i) => (choice.correct ? [i] : []));
}

/** What a choice is called: A for the first one. */
export function letterOf(position) {
  return String.fromCharCode(65 + position);
}

/** What a blank is compared by: width, case, spaces and quotation marks do not matter. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s"'“”‘’《》。，]/g, "");
}
