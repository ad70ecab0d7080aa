// One button for all answers of a paper; what it unfolds is printed, too.
import { element } from "../../tools/client/element.js";

/** Puts the button above every paper but a lesson's, which asks its questions one by one. */
export function offerAnswers() {
  for (const paper of document.querySelectorAll(".qj-paper")) {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const found = paper.querySelectorAll("details.qj-answer");
    const answers = [...found];
    if (answers.length > 1 && !paper.closest("[data-qj-lesson]")) {
      paper.before(buttonFor(answers));
    }
  }
}

/** @param {HTMLDetailsElement[]} answers */
function buttonFor(answers) {
  const button = element("button", { type: "button", class: "qj-button qj-answers" });
  const areOpen = () => answers.every((answer) => answer.open);
  const say = () => {
    button.textContent = areOpen() ? "收起全部答案" : "展开全部答案";
  };
  button.addEventListener("click", () => {
    const open = !areOpen();
    for (const answer of answers) answer.open = open;
  });
  for (const answer of answers) answer.addEventListener("toggle", say);
  say();
  return button;
}
