// What is said of a final answer: right or not, what follows from each choice, and the clause.
/** @import { Answer, Attempt, ShownQuestion } from "./types" */
import { element } from "../../tools/client/element.js";
import { choiceOrder } from "./attempt.js";
import { isGiven, isRight, letterOf, rightChoices } from "./question.js";

/**
 * Returns the nodes that explain an answer.
 * @param {ShownQuestion} question
 * @param {Attempt} attempt
 * @param {Answer | undefined} given
 * @returns {Node[]}
 */
export function explanation(question, attempt, given) {
  const letters = new Map(
    choiceOrder(question, attempt).map((position, place) => [position, letterOf(place)]),
  );
  const reasons = reasonsOf(question, letters);
  return [
    element("p", { class: "qj-ask__verdict" }, verdict(question, letters, given)),
    ...copies(question, ".qj-answer__why"),
    ...(reasons.length ? [element("ul", { class: "qj-reasons" }, reasons)] : []),
    ...copies(question, ".qj-question__cites"),
  ];
}

/**
 * @param {ShownQuestion} question
 * @param {Map<number, string>} letters
 * @param {Answer | undefined} given
 */
function verdict(question, letters, given) {
  if (isRight(question, given)) return "答对了。";
  const what = isGiven(given) ? "不对" : "没有作答";
  return `${what}，正确答案是${rightWords(question, letters)}。`;
}

/**
 * @param {ShownQuestion} question
 * @param {Map<number, string>} letters
 */
function rightWords(question, letters) {
  if (question.type === "blank") return `“${question.answers.join(" 或 ")}”`;
  const right = rightChoices(question);
  if (question.type === "judge") return `“${question.choices[right[0]].text}”`;
  const called = right.map((position) => letters.get(position));
  return ` ${called.sort().join("、")}`;
}

/**
 * @param {ShownQuestion} question
 * @param {Map<number, string>} letters
 */
function reasonsOf(question, letters) {
  /** @type {NodeListOf<HTMLElement>} */
  const items = question.element.querySelectorAll(".qj-reasons > li");
  return [...items]
    .map((item) => ({
      letter: letters.get(Number(item.dataset.choice)) || "",
      words: [...item.childNodes].slice(1).map((node) => node.cloneNode(true)),
    }))
    .sort((a, b) => a.letter.localeCompare(b.letter))
    .map(({ letter, words }) =>
      element("li", {}, element("strong", {}, letter), element("span", {}, words)),
    );
}

/**
 * @param {ShownQuestion} question
 * @param {string} selector
 */
function copies(question, selector) {
  return [...question.element.querySelectorAll(selector)].map((node) => node.cloneNode(true));
}
