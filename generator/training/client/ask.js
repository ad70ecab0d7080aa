// One question on the screen: its choices, the button that checks it, and what it says then.
/** @import { Answer, Attempt, ShownQuestion } from "./types" */
import { element } from "../../tools/client/element.js";
import { choiceOrder, isFinal } from "./attempt.js";
import { explanation } from "./explanation.js";
import { blankCount, isGiven, isRight, letterOf, takesSeveral } from "./question.js";

/**
 * Returns the list item of a question; `onanswer` is called when the learner has decided.
 * @param {ShownQuestion} question
 * @param {number} number
 * @param {Attempt} attempt
 * @param {(answer: Answer) => void} onanswer
 */
export function makeAsk(question, number, attempt, onanswer) {
  const id = `ask-${number}`;
  const final = isFinal(attempt, question.key);
  const given = attempt.given[question.key];
  const answer = element("div", { class: "qj-ask__answer", role: "status" });
  if (final) answer.append(...explanation(question, attempt, given));
  const form = formOf(id, question, attempt, onanswer);
  const several = takesSeveral(question) ? `${question.tag} · 可选几项` : question.tag;
  const prompt = element(
    "h3",
    { class: "qj-ask__prompt", id },
    element("span", { class: "qj-ask__no" }, `${number}`),
    element("span", { class: "qj-tag" }, several),
    question.prompt,
  );
  return element(
    "li",
    { class: `qj-ask qj-ask--${stateOfAsk(question, final, given)}`, "data-key": question.key },
    prompt,
    picturesOf(question),
    form,
    answer,
  );
}

/**
 * Returns what a question shows beside its words, once more: the paper keeps its own.
 * @param {ShownQuestion} question
 */
function picturesOf(question) {
  const pictures = question.element.querySelector(".qj-pictures");
  return pictures && pictures.cloneNode(true);
}

/**
 * @param {ShownQuestion} question
 * @param {boolean} final
 * @param {Answer | undefined} given
 */
function stateOfAsk(question, final, given) {
  if (!final) return "open";
  return isRight(question, given) ? "right" : "wrong";
}

/**
 * @param {string} id
 * @param {ShownQuestion} question
 * @param {Attempt} attempt
 * @param {(answer: Answer) => void} onanswer
 */
function formOf(id, question, attempt, onanswer) {
  const final = isFinal(attempt, question.key);
  const hint = element("p", { class: "qj-ask__hint", role: "alert" });
  const read = () => answerIn(form, question);
  const check = element("button", { class: "qj-button", "aria-describedby": id }, "核对");
  const form = element(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (final) return;
        if (isGiven(read())) onanswer(read());
        else hint.textContent = question.type === "blank" ? "先填上答案。" : "先选一项。";
      },
      onchange: () => {
        hint.textContent = "";
        if (attempt.end && !final) onanswer(read());
      },
    },
    question.type === "blank"
      ? blankField(id, question, attempt.given[question.key], final)
      : choiceFields(id, question, attempt, final),
    !final && !attempt.end && element("p", { class: "qj-ask__act" }, check),
    hint,
  );
  return form;
}

/**
 * @param {string} id
 * @param {ShownQuestion} question
 * @param {Attempt} attempt
 * @param {boolean} final
 */
function choiceFields(id, question, attempt, final) {
  const type = takesSeveral(question) ? "checkbox" : "radio";
  const options = choiceOrder(question, attempt).map((position, place) => {
    const input = element("input", { type, name: id, value: position, disabled: final });
    input.checked = (attempt.given[question.key] || []).includes(/** @type {never} */ (position));
    return option(question, position, place, input, final);
  });
  return element(
    "div",
    {
      class: "qj-options",
      role: type === "radio" ? "radiogroup" : "group",
      "aria-labelledby": id,
    },
    options,
  );
}

/**
 * @param {ShownQuestion} question
 * @param {number} position
 * @param {number} place
 * @param {HTMLInputElement} input
 * @param {boolean} final
 */
function option(question, position, place, input, final) {
  const { correct, text } = question.choices[position];
  const mine = input.checked;
  const marks = [correct && "正确", mine && "你的选择"].filter(Boolean);
  const classes = [
    "qj-option",
    final && correct && "qj-option--right",
    final && mine && !correct && "qj-option--wrong",
  ];
  return element(
    "label",
    { class: classes.filter(Boolean).join(" ") },
    input,
    question.type !== "judge" && element("span", { class: "qj-option__letter" }, letterOf(place)),
    element("span", { class: "qj-option__text" }, text),
    final &&
      marks.length > 0 &&
      element("span", { class: "qj-option__mark" }, `${correct ? "✓" : "✗"} ${marks.join("，")}`),
  );
}

/**
 * @param {string} id
 * @param {ShownQuestion} question
 * @param {Answer | undefined} given
 * @param {boolean} final
 */
function blankField(id, question, given, final) {
  const count = blankCount(question);
  const note = `${id}-blanks`;
  const input = element("input", {
    class: "qj-blank",
    name: id,
    "aria-labelledby": count > 1 ? `${id} ${note}` : id,
    autocomplete: "off",
    maxlength: 60 * count,
    disabled: final,
  });
  input.value = typeof given === "string" ? given : "";
  const words = `依次填 ${count} 个空，中间用分号隔开`;
  return element("p", {}, count > 1 && element("small", { id: note }, words), input);
}

/**
 * @param {HTMLFormElement} form
 * @param {ShownQuestion} question
 * @returns {Answer}
 */
function answerIn(form, question) {
  /** @type {HTMLInputElement[]} */
  const inputs = [...form.querySelectorAll("input")];
  if (question.type === "blank") return inputs[0].value;
  return inputs
    .filter((input) => input.checked)
    .map((input) => Number(input.value))
    .sort((a, b) => a - b);
}
