// What a learner answered, as learning systems are told of it: one report for each final answer
// that counts.
/** @import { Answer, Course, FinalAnswer, Progress, Question } from "./types" */
import { isFinal, questionsOf } from "./attempt.js";
import { isRight, letterOf, rightChoices } from "./question.js";
import { quizOf } from "./progress.js";
import { quizSteps } from "./steps.js";

/**
 * The final answers of all attempts that count.
 * @param {Course} course
 * @param {Progress} progress
 * @returns {FinalAnswer[]}
 */
export function finalAnswers(course, progress) {
  return quizSteps(course).flatMap((step) => {
    const { attempt } = quizOf(progress, step.key);
    if (!attempt || attempt.practice) return [];
    return (questionsOf(step.quiz, attempt) || [])
      .filter(({ key }) => key in attempt.given && isFinal(attempt, key))
      .map((question) => {
        const answer = attempt.given[question.key];
        return {
          mark: `${attempt.seed} ${question.key}`,
          id: question.key.replace("/", "."),
          question,
          answer,
          right: isRight(question, answer),
        };
      });
  });
}

/**
 * The kind of interaction that a question is.
 * @param {Question} question
 */
export function interactionType(question) {
  if (question.type === "judge") return "true-false";
  return question.type === "blank" ? "fill-in" : "choice";
}

/**
 * An answer as SCORM 2004 and xAPI write it.
 * @param {Question} question
 * @param {Answer} answer
 */
export function responseOf(question, answer) {
  if (typeof answer === "string") return answer;
  return question.type === "judge" ? String(answer[0] === 0) : choiceIds(answer).join("[,]");
}

/**
 * What choices are called towards a learning system.
 * @param {number[]} answer
 */
export function choiceIds(answer) {
  return answer.map((position) => letterOf(position).toLowerCase());
}

/**
 * All responses that are right, each as an answer.
 * @param {Question} question
 * @returns {Answer[]}
 */
export function rightAnswers(question) {
  if (question.type === "blank") return question.answers;
  const right = rightChoices(question);
  return question.type === "decide" ? right.map((position) => [position]) : [right];
}
