// One go at a quiz, as plain data that can be kept: which questions were asked, in which version,
// what was answered.
/** @import { Answer, Asked, Attempt, Portion, Question, Quiz } from "./types" */
import { isGiven, isRight } from "./question.js";
import { shuffled } from "./shuffle.js";

/**
 * Begins an attempt at a quiz; `only` keys, if given, for practice; `portions`: of which to draw.
 * @param {Quiz} quiz
 * @param {{
 *   seed: number, now: string, end?: boolean, only?: string[] | null, portions?: Portion[]
 * }} options
 * @returns {Attempt}
 */
export function beginAttempt(quiz, { seed, now, end = false, only = null, portions }) {
  const drawn = only
    ? shuffled(
        quiz.questions.filter(({ key }) => only.includes(key)),
        seed,
      )
    : drawnFrom(portions || quiz.portions || [quiz], seed);
  const asked = drawn.map(askedOf);
  return { seed, began: now, end, practice: only !== null, asked, given: {}, done: false, here: 0 };
}

/**
 * The questions that a seed draws: so many of each portion, in the order of these.
 * @param {Portion[]} portions
 * @param {number} seed
 */
function drawnFrom(portions, seed) {
  return portions.flatMap(({ draw, questions }, i) =>
    shuffled(questions, (seed + i) >>> 0).slice(0, draw),
  );
}

/**
 * What an attempt remembers of a question that it asks.
 * @param {Question} question
 * @returns {Asked}
 */
function askedOf({ key, hash, at }) {
  return at === undefined ? [key, hash] : [key, hash, at];
}

/**
 * The questions of an attempt in its order, or null if one has been changed or removed since.
 * @param {Quiz} quiz
 * @param {Attempt} attempt
 */
export function questionsOf(quiz, attempt) {
  const byKey = new Map(quiz.questions.map((question) => [question.key, question]));
  const found = attempt.asked.flatMap(([key, hash]) => {
    const question = byKey.get(key);
    return question && question.hash === hash ? [question] : [];
  });
  return found.length && found.length === attempt.asked.length ? found : null;
}

/**
 * The order in which the choices are shown, as positions; what stands in a natural order keeps it.
 * @param {Question} question
 * @param {Attempt} attempt
 */
export function choiceOrder(question, attempt) {
  const positions = question.choices.map((_, i) => i);
  const natural = question.choices.some(({ text }) => /^(以上|都)/.test(text));
  if (question.type === "judge" || natural) return positions;
  return shuffled(positions, attempt.seed ^ parseInt(question.hash, 16));
}

/**
 * Whether an answer to a question is final.
 * @param {Attempt} attempt
 * @param {string} key
 */
export function isFinal(attempt, key) {
  return attempt.done || (!attempt.end && key in attempt.given);
}

/**
 * Returns the attempt with an answer; a final or empty one changes nothing.
 * @param {Attempt} attempt
 * @param {string} key
 * @param {Answer} answer
 * @param {Question | null} next The question to which the answer leads.
 * @returns {Attempt}
 */
export function giveAnswer(attempt, key, answer, next = null) {
  const place = attempt.asked.findIndex(([other]) => other === key);
  if (place < 0 || isFinal(attempt, key)) return attempt;
  const given = { ...attempt.given, [key]: answer };
  if (!isGiven(answer)) delete given[key];
  const asked = next && key in given ? withNext(attempt.asked, place, next) : attempt.asked;
  const all = asked.every(([other]) => other in given);
  return { ...attempt, asked, given, done: !attempt.end && all };
}

/**
 * @param {Asked[]} asked
 * @param {number} place
 * @param {Question} next
 */
function withNext(asked, place, next) {
  if (asked.some(([key]) => key === next.key)) return asked;
  return [...asked.slice(0, place + 1), askedOf(next), ...asked.slice(place + 1)];
}

/**
 * The question to which an answer leads on, or null.
 * @param {Quiz} quiz
 * @param {Question} question
 * @param {Answer} answer
 */
export function nextOf(quiz, question, answer) {
  const choice = Array.isArray(answer) ? question.choices[answer[0]] : undefined;
  const key = choice && choice.next;
  return (key && quiz.questions.find((one) => one.key === key)) || null;
}

/**
 * Returns the attempt handed in; what was not answered is wrong.
 * @param {Attempt} attempt
 * @returns {Attempt}
 */
export function handIn(attempt) {
  return { ...attempt, done: true };
}

/**
 * What came out. `wrong`: keys. The score is a whole number, never rounded up.
 * @param {Quiz} quiz
 * @param {Attempt} attempt
 */
export function resultOf(quiz, attempt) {
  const questions = questionsOf(quiz, attempt) || [];
  const wrong = questions
    .filter((question) => !isRight(question, attempt.given[question.key]))
    .map(({ key }) => key);
  const total = attempt.asked.length;
  const right = questions.length - wrong.length;
  const passed = attempt.done && questions.length > 0 && isPass(right, total, quiz.passing);
  return { right, total, score: scoreOf(right, total), passed, wrong };
}

/**
 * @param {number} right
 * @param {number} total
 */
export function scoreOf(right, total) {
  return total ? Math.floor((100 * right) / total) : 0;
}

/**
 * @param {number} right
 * @param {number} total
 * @param {number} passing
 */
export function isPass(right, total, passing) {
  return total > 0 && 100 * right >= passing * total;
}
