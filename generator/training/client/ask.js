// One question on the screen: its choices, and once the answer is final what it says of it.
/** @import { Answer, Attempt, Question } from "./types" */
import { element } from "../../tools/client/element.js";
import { choiceOrder, isFinal } from "./attempt.js";
import { explanation } from "./explanation.js";
import { blankCount, isGiven, isRight, letterOf, takesSeveral } from "./question.js";

/** The one question that is on the screen. */
export class Ask {
  /**
   * @param {Question} question
   * @param {string} id Of the prompt, one on the page.
   * @param {Attempt} attempt
   * @param {{ root: string, onanswer: (answer: Answer) => void, onenter: () => void }} setting
   */
  constructor(question, id, attempt, { root, onanswer, onenter }) {
    this.question = question;
    this.id = id;
    this.attempt = attempt;
    this.onanswer = onanswer;
    this.final = isFinal(attempt, question.key);
    this.given = attempt.given[question.key];
    this.hint = element("p", { class: "qj-ask__hint", role: "alert" });
    this.form = this.makeForm(onenter);
    const answer = element("div", { class: "qj-ask__answer" });
    if (this.final) answer.append(...explanation(question, attempt, this.given, root));
    this.element = element(
      "div",
      { class: `qj-ask qj-ask--${this.state}`, "data-key": question.key },
      this.makePrompt(),
      picturesOf(question, root),
      this.form,
      this.hint,
      answer,
    );
  }

  get state() {
    if (!this.final) return "open";
    return isRight(this.question, this.given) ? "right" : "wrong";
  }

  makePrompt() {
    const kind = element("span", { class: "qj-unseen" }, `${tagWords(this.question)}：`);
    return element("h3", { class: "qj-ask__prompt", id: this.id }, kind, this.question.prompt);
  }

  /** @param {() => void} onenter */
  makeForm(onenter) {
    return element(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          onenter();
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          // Enter in a field of text submits by itself, on a choice it does not.
          if (event.key !== "Enter" || this.question.type === "blank") return;
          event.preventDefault();
          onenter();
        },
        onchange: () => {
          this.hint.textContent = "";
          if (this.attempt.end && !this.final) this.onanswer(this.read());
        },
      },
      this.question.type === "blank" ? this.blankField() : this.choiceFields(),
    );
  }

  /** Has the answer checked; says what is missing where there is none. */
  check() {
    const answer = this.read();
    if (isGiven(answer)) this.onanswer(answer);
    else this.hint.textContent = this.question.type === "blank" ? "先填上答案。" : "先选一项。";
  }

  /** @returns {Answer} */
  read() {
    /** @type {HTMLInputElement[]} */
    const inputs = [...this.form.querySelectorAll("input")];
    if (this.question.type === "blank") return inputs[0].value;
    return inputs
      .filter((input) => input.checked)
      .map((input) => Number(input.value))
      .sort((a, b) => a - b);
  }

  choiceFields() {
    const type = takesSeveral(this.question) ? "checkbox" : "radio";
    const given = Array.isArray(this.given) ? this.given : [];
    const options = choiceOrder(this.question, this.attempt).map((position, place) => {
      const input = element("input", {
        type,
        name: `${this.id}-choice`,
        value: position,
        disabled: this.final,
      });
      input.checked = given.includes(position);
      return this.option(position, place, input);
    });
    const role = type === "radio" ? "radiogroup" : "group";
    return element("div", { class: "qj-options", role, "aria-labelledby": this.id }, options);
  }

  /**
   * A choice. What it turns out to be stands in a place kept free for it, so that no line moves.
   * @param {number} position
   * @param {number} place
   * @param {HTMLInputElement} input
   */
  option(position, place, input) {
    const { correct, text } = this.question.choices[position];
    const mine = input.checked;
    const state = stateOfOption(this.final, correct, mine);
    return element(
      "label",
      { class: `qj-option${state ? ` qj-option--${state}` : ""}${mine ? " qj-option--mine" : ""}` },
      input,
      this.question.type !== "judge" &&
        element("span", { class: "qj-option__letter", "aria-hidden": "true" }, letterOf(place)),
      element("span", { class: "qj-option__text" }, text),
      this.final && element("span", { class: "qj-unseen" }, wordsOfOption(correct, mine)),
    );
  }

  blankField() {
    const count = blankCount(this.question);
    const note = `${this.id}-blanks`;
    const input = element("input", {
      class: "qj-blank",
      name: `${this.id}-blank`,
      "aria-labelledby": count > 1 ? `${this.id} ${note}` : this.id,
      autocomplete: "off",
      maxlength: 60 * count,
      disabled: this.final,
    });
    input.value = typeof this.given === "string" ? this.given : "";
    const words = `依次填 ${count} 个空，中间用分号隔开`;
    return element("p", {}, count > 1 && element("small", { id: note }, words), input);
  }
}

/**
 * What kind a question is, in words.
 * @param {Question} question
 */
export function tagWords(question) {
  const { tag = "" } = question;
  return takesSeveral(question) ? `${tag}，可选几项` : tag;
}

/**
 * @param {boolean} final
 * @param {boolean} correct
 * @param {boolean} mine
 */
function stateOfOption(final, correct, mine) {
  if (!final) return "";
  if (correct) return "right";
  return mine ? "wrong" : "other";
}

/**
 * @param {boolean} correct
 * @param {boolean} mine
 */
function wordsOfOption(correct, mine) {
  const words = [correct && "正确", mine && "你的选择"].filter(Boolean);
  return words.length ? `（${words.join("，")}）` : "";
}

/**
 * @param {Question} question
 * @param {string} root
 */
function picturesOf({ images = [] }, root) {
  if (!images.length) return null;
  const pictures = images.map(({ alt, url, width, height }) =>
    url
      ? element("img", { src: root + url, width, height, alt })
      : element("p", { class: "qj-note" }, `〔图：${alt}〕`),
  );
  return element("div", { class: "qj-pictures" }, pictures);
}
