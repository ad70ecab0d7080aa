// What a learner answered, as learning systems are told of it: one report for each final answer that counts.
import { isFinal, questionsOf } from "./attempt.js";
import { isRight, letterOf, rightChoices } from "./question.js";
import { quizOf } from "./progress.js";

/** The final answers of all attempts that count: { mark, id, question, answer, right }; `mark` is one answer's own. */
export function finalAnswers(course, progress) {
  return course.steps.filter((step) => step.quiz).flatMap((step) => {
    const { attempt } = quizOf(progress, step.key);
    if (!attempt || attempt.practice) return [];
    return (questionsOf(step.quiz, attempt) ?? [])
      .filter((question) => question.key in attempt.given && isFinal(attempt, question.key))
      .map((question) => {
        const answer = attempt.given[question.key];
        return { mark: `${attempt.seed} ${question.key}`, id: question.key.replace("/", "."), question, answer, right: isRight(question, answer) };
      });
  });
}

/** The kind of interaction that a question is: choice, true-false or fill-in. */
export function interactionType(question) {
  return question.type === "judge" ? "true-false" : question.type === "blank" ? "fill-in" : "choice";
}

/** An answer as SCORM 2004 and xAPI write it. */
export function responseOf(question, answer) {
  if (typeof answer === "string") return answer;
  return question.type === "judge" ? String(answer[0] === 0) : choiceIds(answer).join("[,]");
}

/** What choices are called towards a learning system. */
export function choiceIds(answer) {
  return answer.map((position) => letterOf(position).toLowerCase());
}

/** All responses that are right, each as an answer. */
export function rightAnswers(question) {
  if (question.type === "blank") return question.answers;
  const right = rightChoices(question);
  return question.type === "decide" ? right.map((position) => [position]) : [right];
}
