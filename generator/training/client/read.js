// The course as it stands on the page: the paper that everybody reads is all the data there is.
import { digest } from "./digest.js";
import { makeQuestion } from "./question.js";

/** Returns the course in a lesson's element. Its elements: `steps[i].element`, `questions[i].element`. */
export function readCourse(lesson) {
  const seen = new Map();
  const steps = [...lesson.querySelectorAll(".qj-step")].map((element) => {
    const kind = element.dataset.step;
    const title = element.querySelector("h2").textContent;
    const name = `${kind}:${element.dataset.ref ?? title}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const key = count > 1 ? `${name}:${count}` : name;
    return { key, kind, element, title, quiz: readQuiz(element) };
  });
  const version = digest(steps.map(({ key, quiz }) => key + (quiz?.questions.map(({ hash }) => hash) ?? [])).join());
  const { qjLesson: id, title, tries = "0" } = lesson.dataset;
  return { id, title, tries: Number(tries), version, steps };
}

function readQuiz(step) {
  const paper = step.querySelector(".qj-paper");
  if (!paper?.children.length) return undefined;
  const questions = [...paper.querySelectorAll(".qj-question")].map((element) => readQuestion(element, paper.dataset.bank));
  return { paper, questions, draw: Number(paper.dataset.draw), passing: Number(paper.dataset.pass) };
}

function readQuestion(element, bank) {
  const { type, answer, answers } = element.dataset;
  const heading = element.querySelector(".qj-question__prompt");
  const prompt = [...heading.childNodes].slice(1).map((node) => node.textContent).join("");
  const choices = type === "judge"
    ? [{ text: "对", correct: answer === "true" }, { text: "错", correct: answer === "false" }]
    : [...element.querySelectorAll(".qj-choices > li")].map((li) => ({ text: li.textContent, correct: "correct" in li.dataset }));
  const made = makeQuestion({ key: `${bank}/${element.id}`, type, prompt, choices, answers: answers ? JSON.parse(answers) : [] });
  return Object.assign(made, { element, tag: heading.firstElementChild.textContent });
}
