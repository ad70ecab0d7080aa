// The steps of a course.
/** @import { Course, QuizStep, Step } from "./types" */

/**
 * The steps that are quizzes.
 * @param {Course} course
 * @returns {QuizStep[]}
 */
export function quizSteps(course) {
  return course.steps.filter(isQuizStep);
}

/**
 * @param {Step} step
 * @returns {step is QuizStep}
 */
export function isQuizStep(step) {
  return step.quiz !== undefined;
}
