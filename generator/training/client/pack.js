// Progress in the few characters that a learning system keeps (4,096 in SCORM 1.2, 4,000 in early
// SCORM 2004). Notes stay out: they are the learner's.
//
// Parts are joined by "|": form, course version, position, seconds, done, then each quiz; at last a
// checksum. A quiz: best right and total, tries, flags, seed, questions asked as position:answer,
// where it is looked at, and of an exam when it was begun in seconds since 1970; joined by "_" and
// ",". The last two are missing in what older versions wrote.
/** @import { Answer, Attempt, Course, Progress } from "./types" */
/** @import { Question, Quiz, QuizProgress, QuizStep } from "./types" */
import { questionsOf } from "./attempt.js";
import { digest } from "./digest.js";
import { isGiven, isRight } from "./question.js";
import { quizOf, withQuiz } from "./progress.js";
import { quizSteps } from "./steps.js";

export const LIMIT = 4000;
const FORM = "1";
const KEPT_OF_A_BLANK = 6;
const OPEN_BLANK = 6; // times as much of what nobody has judged yet
const NO_ATTEMPT = ["", "", ""];
const FLAGS = { done: 1, end: 2, practice: 4 };

/**
 * Returns the progress as a text of at most LIMIT characters.
 * @param {Course} course
 * @param {Progress} progress
 */
export function packed(course, progress) {
  const text = packedWith(course, progress, KEPT_OF_A_BLANK);
  return text.length <= LIMIT ? text : packedWith(course, progress, 0);
}

/**
 * @param {Course} course
 * @param {Progress} progress
 * @param {number} blank How many characters of what was written into a blank are kept.
 */
function packedWith(course, progress, blank) {
  const done = course.steps.map((step) => (step.key in progress.done ? "1" : "0")).join("");
  const quizzes = quizSteps(course).map((step) =>
    packedQuiz(step, quizOf(progress, step.key), blank),
  );
  const seconds = base36(Math.floor(progress.seconds));
  const parts = [FORM, course.version, base36(progress.at), seconds, done, ...quizzes];
  const text = parts.join("|");
  return `${text}|${digest(text)}`;
}

/**
 * @param {QuizStep} step
 * @param {QuizProgress} progress
 * @param {number} blank
 */
function packedQuiz(step, { best, tries, attempt }, blank) {
  const isKnown = attempt && (step.quiz.pool || questionsOf(step.quiz, attempt));
  const kept = isKnown ? attempt : null;
  const result = best ? [base36(best.right), base36(best.total)] : ["", ""];
  return [...result, base36(tries), ...(kept ? packedAttempt(step, kept, blank) : NO_ATTEMPT)].join(
    "_",
  );
}

/**
 * @param {QuizStep} step
 * @param {Attempt} attempt
 * @param {number} blank
 */
function packedAttempt(step, attempt, blank) {
  return [
    flagsOf(attempt),
    base36(attempt.seed),
    packedAsked(step, attempt, blank),
    attempt.here === undefined ? "" : base36(attempt.here),
    step.quiz.minutes ? base36(Date.parse(attempt.began) / 1000) : "",
  ];
}

/** @param {Attempt} attempt */
function flagsOf({ done, end, practice }) {
  return (done ? FLAGS.done : 0) + (end ? FLAGS.end : 0) + (practice ? FLAGS.practice : 0);
}

/**
 * @param {QuizStep} step
 * @param {Attempt} attempt
 * @param {number} blank
 */
function packedAsked({ quiz }, attempt, blank) {
  const positions = new Map(
    quiz.questions.map(({ key, at }, i) => [key, at === undefined ? i : at]),
  );
  const byKey = new Map(quiz.questions.map((question) => [question.key, question]));
  const asked = attempt.asked.map(([key, , at]) => {
    const i = at === undefined ? Number(positions.get(key)) : at;
    return base36(i) + packedAnswer(byKey.get(key), attempt.given[key], blank);
  });
  return asked.join(",");
}

/**
 * @param {Question | undefined} question
 * @param {Answer | undefined} answer
 * @param {number} blank
 */
function packedAnswer(question, answer, blank) {
  if (!isGiven(answer)) return "";
  if (typeof answer !== "string") return `:${base36(answer.reduce((bits, i) => bits + 2 ** i, 0))}`;
  if (question && isRight(question, answer)) return "=";
  const kept = question && !question.blanks ? blank : blank * OPEN_BLANK;
  return `~${answer.replace(/[|_,:=~\s]/g, "").slice(0, kept)}`;
}

/**
 * Returns the progress behind a text, or null where it is damaged, edited or of another version of
 * the course.
 * @param {Course} course
 * @param {unknown} text
 * @param {Progress} fresh
 */
export function unpacked(course, text, fresh) {
  const parts = typeof text === "string" ? text.split("|") : [];
  const sum = parts.pop();
  const [form, version, at, seconds, done, ...quizzes] = parts;
  if (form !== FORM || version !== course.version || sum !== digest(parts.join("|"))) return null;
  const ticked = course.steps.filter((_, i) => done[i] === "1");
  /** @type {Progress} */
  let progress = {
    ...fresh,
    at: fromBase36(at),
    seconds: fromBase36(seconds),
    done: { ...fresh.done, ...Object.fromEntries(ticked.map(({ key }) => [key, fresh.began])) },
  };
  quizSteps(course).forEach((step, i) => {
    progress = withQuiz(progress, step.key, unpackedQuiz(step, quizzes[i], fresh.began));
  });
  return progress;
}

/**
 * @param {QuizStep} step
 * @param {string} text
 * @param {string} began
 * @returns {QuizProgress}
 */
function unpackedQuiz(step, text, began) {
  const [right, total, tries, flags, seed, asked, here, since] = text.split("_");
  const best = total ? { right: fromBase36(right), total: fromBase36(total), when: began } : null;
  const begun = since ? new Date(fromBase36(since) * 1000).toISOString() : began;
  const attempt = flags === "" ? null : unpackedAttempt(step, Number(flags), seed, asked, begun);
  if (attempt && here) attempt.here = fromBase36(here);
  return { best, tries: fromBase36(tries), attempt, items: [] };
}

/**
 * @param {QuizStep} step
 * @param {number} flags
 * @param {string} seed
 * @param {string} asked
 * @param {string} began
 * @returns {Attempt | null}
 */
function unpackedAttempt(step, flags, seed, asked, began) {
  /** @type {Attempt} */
  const attempt = {
    seed: fromBase36(seed),
    began,
    end: (flags & FLAGS.end) > 0,
    practice: (flags & FLAGS.practice) > 0,
    asked: [],
    given: {},
    done: (flags & FLAGS.done) > 0,
  };
  for (const entry of asked.split(",")) {
    const [, position, mark, rest] = /^([0-9a-z]+)([:=~]?)(.*)$/s.exec(entry) || [];
    const question = questionAt(step.quiz, fromBase36(position));
    if (!question) return null; // a file of questions that could not be fetched
    const { key, hash, at } = question;
    attempt.asked.push(at === undefined ? [key, hash] : [key, hash, at]);
    if (mark) attempt.given[question.key] = unpackedAnswer(question, mark, rest);
  }
  return attempt;
}

/**
 * Fetches the questions that a text tells of; what cannot be fetched is left out of its progress.
 * @param {Course} course
 * @param {unknown} text
 */
export async function fetchPacked(course, text) {
  const quizzes = typeof text === "string" ? text.split("|").slice(5, -1) : [];
  const fetched = quizSteps(course).map(async ({ quiz }, i) => {
    const [, , , flags, , asked] = (quizzes[i] || "").split("_");
    if (!quiz.pool || !asked) return;
    const positions = asked.split(",").map((entry) => fromBase36(entry.split(/[:=~]/)[0]));
    await quiz.pool.fetch(positions, (Number(flags) & FLAGS.done) > 0).catch(() => undefined);
  });
  await Promise.all(fetched);
}

/**
 * @param {Quiz} quiz
 * @param {number} position
 */
function questionAt(quiz, position) {
  return quiz.pool ? quiz.questions.find(({ at }) => at === position) : quiz.questions[position];
}

/**
 * @param {Question} question
 * @param {string} mark
 * @param {string} rest
 * @returns {Answer}
 */
function unpackedAnswer(question, mark, rest) {
  if (mark === "=") return question.answers[0];
  if (mark === "~") return question.blanks ? rest : `${rest}…`;
  const bits = fromBase36(rest);
  return question.choices.flatMap((_, i) => (Math.floor(bits / 2 ** i) % 2 ? [i] : []));
}

/** @param {number} number */
function base36(number) {
  return Math.round(number).toString(36);
}

/** @param {string} text */
function fromBase36(text) {
  return parseInt(text || "0", 36);
}
