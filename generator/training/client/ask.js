// One question on the screen: its choices, the button that checks it, and what it says then.
import { choiceOrder, isFinal } from "./attempt.js";
import { make } from "./make.js";
import { isGiven, isRight, letterOf, rightChoices, takesSeveral } from "./question.js";

/** Returns the list item of a question; `onanswer(answer)` is called when the learner has decided. */
export function makeAsk(question, number, attempt, onanswer) {
  const id = `ask-${number}`;
  const final = isFinal(attempt, question.key);
  const given = attempt.given[question.key];
  const answer = make("div", { class: "qj-ask__answer", role: "status" });
  if (final) answer.append(...explained(question, attempt, given));
  const fields = question.type === "blank" ? blankField(id, given, final) : choiceFields(id, question, attempt, given, final);
  const hint = make("p", { class: "qj-ask__hint", role: "alert" });
  const read = () => answerIn(form, question);
  const form = make(
    "form",
    {
      onsubmit: (event) => {
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
    fields,
    !final && !attempt.end && make("p", { class: "qj-ask__act" }, make("button", { class: "qj-button", "aria-describedby": id }, "核对")),
    hint,
  );
  const tag = make("span", { class: "qj-tag" }, takesSeveral(question) ? `${question.tag} · 可选几项` : question.tag);
  const prompt = make("h3", { class: "qj-ask__prompt", id }, make("span", { class: "qj-ask__no" }, `${number}`), tag, question.prompt);
  const state = final ? (isRight(question, given) ? "right" : "wrong") : "open";
  return make("li", { class: `qj-ask qj-ask--${state}`, "data-key": question.key }, prompt, form, answer);
}

function choiceFields(id, question, attempt, given, final) {
  const type = takesSeveral(question) ? "checkbox" : "radio";
  const options = choiceOrder(question, attempt).map((position, place) => {
    const choice = question.choices[position];
    const mine = given?.includes(position) ?? false;
    const input = make("input", { type, name: id, value: position, disabled: final });
    input.checked = mine;
    const marks = [choice.correct && "正确", mine && "你的选择"].filter(Boolean);
    return make(
      "label",
      { class: ["qj-option", final && choice.correct && "qj-option--right", final && mine && !choice.correct && "qj-option--wrong"].filter(Boolean).join(" ") },
      input,
      question.type !== "judge" && make("span", { class: "qj-option__letter" }, letterOf(place)),
      make("span", { class: "qj-option__text" }, choice.text),
      final && marks.length > 0 && make("span", { class: "qj-option__mark" }, `${choice.correct ? "✓" : "✗"} ${marks.join("，")}`),
    );
  });
  return make("div", { class: "qj-options", role: type === "radio" ? "radiogroup" : "group", "aria-labelledby": id }, options);
}

function blankField(id, given, final) {
  const input = make("input", { class: "qj-blank", name: id, "aria-labelledby": id, autocomplete: "off", maxlength: 60, disabled: final });
  input.value = given ?? "";
  return make("p", {}, input);
}

function answerIn(form, question) {
  if (question.type === "blank") return form.querySelector(".qj-blank").value;
  return [...form.querySelectorAll("input:checked")].map((input) => Number(input.value)).sort((a, b) => a - b);
}

/** What is said of a final answer: right or not, what follows from each choice, and the clause behind it. */
function explained(question, attempt, given) {
  const place = new Map(choiceOrder(question, attempt).map((position, i) => [position, letterOf(i)]));
  const right = question.type === "blank" ? `“${question.answers.join(" 或 ")}”`
    : question.type === "judge" ? `“${question.choices[rightChoices(question)[0]].text}”`
      : ` ${rightChoices(question).map((position) => place.get(position)).sort().join("、")}`;
  const verdict = isRight(question, given) ? "答对了。" : `${isGiven(given) ? "不对" : "没有作答"}，正确答案是${right}。`;
  const reasons = [...question.element.querySelectorAll(".qj-reasons > li")]
    .map((li) => ({ letter: place.get(Number(li.dataset.choice)), words: [...li.childNodes].slice(1).map((node) => node.cloneNode(true)) }))
    .sort((a, b) => a.letter.localeCompare(b.letter));
  const copies = (selector) => [...question.element.querySelectorAll(selector)].map((node) => node.cloneNode(true));
  return [
    make("p", { class: "qj-ask__verdict" }, verdict),
    ...copies(".qj-answer__why"),
    reasons.length > 0 && make("ul", { class: "qj-reasons" }, reasons.map(({ letter, words }) => make("li", {}, make("strong", {}, letter), make("span", {}, words)))),
    ...copies(".qj-question__cites"),
  ].filter(Boolean);
}
