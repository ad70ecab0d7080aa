// One go at a quiz, as plain data that can be kept: which questions were asked, in which version, what was answered.
//
// { seed, began, end, practice, asked: [[key, hash]], given: { key: answer }, done }
// `end`: checked at the end, not question by question. `practice`: does not count.
import { isGiven, isRight } from "./question.js";
import { shuffled } from "./shuffle.js";

/** Begins an attempt at a quiz ({ questions, draw, passing }); `only` keys, if given, for practice. */
export function beginAttempt(quiz, { seed, now, end = false, only = null }) {
  const pool = only ? quiz.questions.filter(({ key }) => only.includes(key)) : quiz.questions;
  const drawn = shuffled(pool, seed).slice(0, only ? pool.length : quiz.draw);
  const asked = drawn.map(({ key, hash }) => [key, hash]);
  return { seed, began: now, end, practice: only !== null, asked, given: {}, done: false };
}

/** The questions of an attempt in its order, or null if one has been changed or removed since. */
export function questionsOf(quiz, attempt) {
  const byKey = new Map(quiz.questions.map((question) => [question.key, question]));
  const found = attempt.asked.map(([key, hash]) => (byKey.get(key)?.hash === hash ? byKey.get(key) : null));
  return found.length && !found.includes(null) ? found : null;
}

/** The order in which the choices are shown, as positions; what stands in a natural order keeps it. */
export function choiceOrder(question, attempt) {
  const positions = question.choices.map((_, i) => i);
  const fixed = question.type === "judge" || question.choices.some(({ text }) => /^(以上|都)/.test(text));
  return fixed ? positions : shuffled(positions, attempt.seed ^ parseInt(question.hash, 16));
}

/** Whether an answer to a question is final. */
export function isFinal(attempt, key) {
  return attempt.done || (!attempt.end && key in attempt.given);
}

/** Returns the attempt with an answer; a final or empty one changes nothing. */
export function giveAnswer(attempt, key, answer) {
  const asked = attempt.asked.some(([other]) => other === key);
  if (!asked || isFinal(attempt, key)) return attempt;
  const given = { ...attempt.given, [key]: answer };
  if (!isGiven(answer)) delete given[key];
  const all = attempt.asked.every(([other]) => other in given);
  return { ...attempt, given, done: !attempt.end && all };
}

/** Returns the attempt handed in; what was not answered is wrong. */
export function handIn(attempt) {
  return { ...attempt, done: true };
}

/** What came out: { right, total, score, passed, wrong: [key] }. The score is a whole number, never rounded up. */
export function resultOf(quiz, attempt) {
  const questions = questionsOf(quiz, attempt) ?? [];
  const wrong = questions.filter(({ key }, i) => !isRight(questions[i], attempt.given[key])).map(({ key }) => key);
  const total = attempt.asked.length;
  const right = questions.length - wrong.length;
  const passed = attempt.done && questions.length > 0 && isPass(right, total, quiz.passing);
  return { right, total, score: scoreOf(right, total), passed, wrong };
}

export function scoreOf(right, total) {
  return total ? Math.floor((100 * right) / total) : 0;
}

export function isPass(right, total, passing) {
  return total > 0 && 100 * right >= passing * total;
}
