// The course as it stands on the page: the paper that everybody reads is all the data there is.
/** @import { Choice, Course, Quiz, ShownQuestion } from "./types" */
import { digest } from "./digest.js";
import { makeQuestion } from "./question.js";

/**
 * Returns the course in a lesson's element.
 * @param {HTMLElement} lesson
 * @returns {Course}
 */
export function readCourse(lesson) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {NodeListOf<HTMLElement>} */
  const elements = lesson.querySelectorAll(".qj-step");
  const steps = [...elements].map((element) => {
    const kind = element.dataset.step || "";
    const title = textOf(element.querySelector("h2"));
    const { ref } = element.dataset;
    const name = `${kind}:${ref === undefined ? title : ref}`;
    const count = (seen.get(name) || 0) + 1;
    seen.set(name, count);
    const key = count > 1 ? `${name}:${count}` : name;
    return { key, kind, element, title, quiz: readQuiz(element) };
  });
  const version = digest(
    steps.map(({ key, quiz }) => key + (quiz ? quiz.questions.map(({ hash }) => hash) : [])).join(),
  );
  const { qjLesson: id = "", title = "", tries = "0" } = lesson.dataset;
  return { id, title, tries: Number(tries), version, steps };
}

/**
 * @param {HTMLElement} step
 * @returns {Quiz | undefined}
 */
function readQuiz(step) {
  /** @type {HTMLElement | null} */
  const paper = step.querySelector(".qj-paper");
  if (!paper || !paper.children.length) return undefined;
  /** @type {NodeListOf<HTMLElement>} */
  const elements = paper.querySelectorAll(".qj-question");
  const { bank = "", draw, pass } = paper.dataset;
  const questions = [...elements].map((element) => readQuestion(element, bank));
  return { paper, questions, draw: Number(draw), passing: Number(pass) };
}

/**
 * @param {HTMLElement} element
 * @param {string} bank
 * @returns {ShownQuestion}
 */
function readQuestion(element, bank) {
  const { type = "", answers } = element.dataset;
  const [tag, ...prompt] = childrenOf(element.querySelector(".qj-question__prompt"));
  const question = makeQuestion({
    key: `${bank}/${element.id}`,
    type,
    prompt: prompt.map(textOf).join(""),
    choices: readChoices(element),
    answers: answers ? JSON.parse(answers) : [],
  });
  return { ...question, element, tag: textOf(tag) };
}

/**
 * @param {HTMLElement} element
 * @returns {Choice[]}
 */
function readChoices(element) {
  const { type, answer } = element.dataset;
  if (type === "judge") {
    return [
      { text: "对", correct: answer === "true" },
      { text: "错", correct: answer === "false" },
    ];
  }
  /** @type {NodeListOf<HTMLElement>} */
  const items = element.querySelectorAll(".qj-choices > li");
  return [...items].map((item) => ({ text: textOf(item), correct: "correct" in item.dataset }));
}

/** @param {Node | null} node */
function textOf(node) {
  return (node && node.textContent) || "";
}

/** @param {Node | null} node */
function childrenOf(node) {
  return node ? [...node.childNodes] : [];
}
