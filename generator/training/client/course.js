// The course that a page tells of, as data: nothing is read back from what is shown.
/** @import { Course, Quiz, Step } from "./types" */
import { PooledQuestions } from "./pool.js";
import { questionFrom } from "./question.js";

/**
 * Returns the course of a lesson's element.
 * @param {HTMLElement} lesson
 * @returns {Course}
 */
export function readCourse(lesson) {
  const data = lesson.querySelector(".qj-lesson__data");
  const course = JSON.parse((data && data.textContent) || "{}");
  const { root = "", tries = "0" } = lesson.dataset;
  /** @type {NodeListOf<HTMLElement>} */
  const elements = lesson.querySelectorAll(".qj-step");
  const steps = course.steps.map((/** @type {any} */ step, /** @type {number} */ i) =>
    stepOf(step, elements[i], root),
  );
  return { ...course, steps, root, tries: Number(tries) };
}

/**
 * @param {any} step
 * @param {HTMLElement} element
 * @param {string} root
 * @returns {Step}
 */
function stepOf({ quiz, ...step }, element, root) {
  const whole = quiz ? quizFrom(quiz, root) : undefined;
  return { ...step, element, ...(whole ? { quiz: whole } : {}) };
}

/**
 * @param {any} quiz
 * @param {string} root
 * @returns {Quiz}
 */
function quizFrom({ draw, passing, minutes, portions, later = [] }, root) {
  const isPooled = portions.some((/** @type {any} */ { shards }) => shards);
  if (isPooled) {
    const pool = new PooledQuestions(portions, root);
    return { questions: pool.questions, draw, passing, minutes, pool };
  }
  const whole = portions.map((/** @type {any} */ portion) => ({
    draw: portion.draw,
    questions: portion.questions.map(questionFrom),
  }));
  const first = whole.flatMap((/** @type {any} */ { questions }) => questions);
  const questions = [...first, ...later.map(questionFrom)];
  return { questions, draw, passing, minutes, portions: whole };
}
