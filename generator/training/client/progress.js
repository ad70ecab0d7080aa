// How far a learner is in a course, as plain data; and what follows from it, the same for every
// learning system.
/** @import { Attempt, Best, Course, Progress, QuizProgress, QuizStep } from "./types" */
/** @import { Standing, Status } from "./types" */
import { isFinal, isPass, questionsOf, resultOf, scoreOf } from "./attempt.js";
import { isRight } from "./question.js";
import { isQuizStep, quizSteps } from "./steps.js";

/**
 * @param {Course} course
 * @param {string} now
 * @returns {Progress}
 */
export function beginProgress(course, now) {
  return {
    id: course.id,
    title: course.title,
    began: now,
    latest: now,
    seconds: 0,
    at: 0,
    done: {},
    notes: {},
    quizzes: {},
  };
}

/**
 * A time that is never before the latest one kept, however the clock was moved.
 * @param {Progress} progress
 * @param {string} now
 */
export function laterOf(progress, now) {
  return now > progress.latest ? now : progress.latest;
}

/**
 * @param {Progress} progress
 * @param {string} key
 * @returns {QuizProgress}
 */
export function quizOf(progress, key) {
  return progress.quizzes[key] || { best: null, tries: 0, attempt: null, items: [] };
}

/**
 * @param {Progress} progress
 * @param {string} key
 * @param {QuizProgress} quiz
 * @returns {Progress}
 */
export function withQuiz(progress, key, quiz) {
  return { ...progress, quizzes: { ...progress.quizzes, [key]: quiz } };
}

/**
 * @param {Progress} progress
 * @param {string} key
 * @param {string} now
 * @returns {Progress}
 */
export function withDone(progress, key, now) {
  return key in progress.done ? progress : { ...progress, done: { ...progress.done, [key]: now } };
}

/**
 * Whether another attempt may count.
 * @param {Course} course
 * @param {QuizStep} step
 * @param {Progress} progress
 */
export function mayTry(course, step, progress) {
  const { tries, best } = quizOf(progress, step.key);
  return !course.tries || tries < course.tries || isPassed(step, best);
}

/**
 * Returns the progress with an attempt kept; one that is done counts, unless it was for practice
 * or one too many.
 * @param {Course} course
 * @param {QuizStep} step
 * @param {Progress} before
 * @param {Attempt} attempt
 * @param {string} now
 */
export function withAttempt(course, step, before, attempt, now) {
  const quiz = quizOf(before, step.key);
  const progress = withMissed(before, missedNow(step, quiz.attempt, attempt), now);
  const wasDone = quiz.attempt !== null && quiz.attempt.done;
  const counts = attempt.done && !wasDone && !attempt.practice;
  if (!counts || !mayTry(course, step, progress)) {
    return withQuiz(progress, step.key, { ...quiz, attempt });
  }
  const { right, total } = resultOf(step.quiz, attempt);
  const better = !quiz.best || right * quiz.best.total > quiz.best.right * total;
  const best = better ? { right, total, when: now } : quiz.best;
  const items = itemsOf(step, attempt);
  const kept = withQuiz(progress, step.key, { best, tries: quiz.tries + 1, attempt, items });
  return withDone(kept, step.key, now);
}

/**
 * The keys of the questions that went wrong since an attempt was last kept.
 * @param {QuizStep} step
 * @param {Attempt | null} before
 * @param {Attempt} attempt
 */
function missedNow(step, before, attempt) {
  const known = before && before.seed === attempt.seed ? before : null;
  return (questionsOf(step.quiz, attempt) || [])
    .filter(({ key }) => isFinal(attempt, key) && !(known && isFinal(known, key)))
    .filter((question) => !isRight(question, attempt.given[question.key]))
    .map(({ key }) => key);
}

/**
 * @param {Progress} progress
 * @param {string[]} keys
 * @param {string} now
 * @returns {Progress}
 */
function withMissed(progress, keys, now) {
  if (!keys.length) return progress;
  const missed = { ...progress.missed };
  for (const key of keys) missed[key] = now;
  return { ...progress, missed };
}

/**
 * @param {QuizStep} step
 * @param {Attempt} attempt
 * @returns {QuizProgress["items"]}
 */
function itemsOf(step, attempt) {
  return (questionsOf(step.quiz, attempt) || []).map((question) => {
    const given = attempt.given[question.key];
    const answer = given === undefined ? null : given;
    return [question.key, question.hash, answer, isRight(question, answer)];
  });
}

/**
 * @param {QuizStep} step
 * @param {Best | null} best
 */
function isPassed(step, best) {
  return best !== null && isPass(best.right, best.total, step.quiz.passing);
}

/**
 * What is reported of a course.
 *
 * The score is that of all questions of all quizzes, each quiz by its best attempt. `status` is
 * "passed" or "completed" once all is done, "failed" only when no try is left, else "incomplete".
 * @param {Course} course
 * @param {Progress} progress
 * @returns {Standing}
 */
export function standing(course, progress) {
  const quizzes = quizSteps(course);
  const best = quizzes.map((step) => quizOf(progress, step.key).best);
  const right = best.reduce((sum, one) => sum + (one ? one.right : 0), 0);
  const total = best.reduce((sum, one, i) => sum + (one ? one.total : quizzes[i].quiz.draw), 0);
  const done = course.steps.filter((step) => step.key in progress.done).length;
  const all = course.steps.length > 0 && done === course.steps.length;
  const open = quizzes.filter((step, i) => !isPassed(step, best[i]));
  const score = scoreOf(right, total);
  const reached = isReached(course, open, score);
  const passed = all && reached;
  const lost = !reached && isLost(course, progress, open);
  return {
    score,
    scored: best.some(Boolean),
    steps: course.steps.length,
    done,
    completed: all,
    passed,
    status: passed ? wordOfPass(quizzes) : wordOfOpen(lost),
  };
}

/**
 * @param {QuizStep[]} quizzes
 * @returns {Status}
 */
function wordOfPass(quizzes) {
  return quizzes.length ? "passed" : "completed";
}

/**
 * @param {boolean} lost
 * @returns {Status}
 */
function wordOfOpen(lost) {
  return lost ? "failed" : "incomplete";
}

/**
 * Whether what was answered is enough: in every quiz, or for the learning system, whose word goes
 * before the lesson's own.
 * @param {Course} course
 * @param {QuizStep[]} open Those that are not passed.
 * @param {number} score
 */
function isReached({ mastery, steps }, open, score) {
  if (mastery === undefined || !steps.some(isQuizStep)) return open.length === 0;
  return score >= mastery;
}

/**
 * Whether no try is left that could still bring what is missing: in a quiz that is not passed, or
 * for a system's own threshold, in any.
 * @param {Course} course
 * @param {Progress} progress
 * @param {QuizStep[]} open
 */
function isLost(course, progress, open) {
  const over = (/** @type {QuizStep} */ step) => !mayTry(course, step, progress);
  return course.mastery === undefined ? open.some(over) : quizSteps(course).every(over);
}

/**
 * Joins the progress of two tabs: nothing that was done is lost, nothing counts twice.
 * @param {Progress} a
 * @param {Progress} b
 * @returns {Progress}
 */
export function joined(a, b) {
  const [older, newer] = a.latest <= b.latest ? [a, b] : [b, a];
  const quizzes = { ...older.quizzes };
  for (const [key, quiz] of Object.entries(newer.quizzes)) {
    quizzes[key] = joinedQuiz(quizzes[key], quiz);
  }
  return {
    ...newer,
    began: older.began < newer.began ? older.began : newer.began,
    seconds: Math.max(older.seconds, newer.seconds),
    done: { ...newer.done, ...older.done },
    notes: { ...older.notes, ...newer.notes },
    quizzes,
    ...joinedMisses(older, newer),
  };
}

/**
 * What was missed in either of two tabs, each with its later time.
 * @param {Progress} older
 * @param {Progress} newer
 */
function joinedMisses({ missed: a }, { missed: b }) {
  if (!a && !b) return {};
  const missed = { ...a };
  for (const [key, when] of Object.entries(b || {})) {
    if (!missed[key] || missed[key] < when) missed[key] = when;
  }
  return { missed };
}

/**
 * @param {QuizProgress | undefined} older
 * @param {QuizProgress} newer
 * @returns {QuizProgress}
 */
function joinedQuiz(older, newer) {
  if (!older) return newer;
  return {
    ...newer,
    best: betterOf(older.best, newer.best),
    tries: Math.max(older.tries, newer.tries),
    attempt: newer.attempt || older.attempt,
    items: newer.items.length ? newer.items : older.items,
  };
}

/**
 * The better of two results, the older one of equals.
 * @param {Best | null} older
 * @param {Best | null} newer
 */
function betterOf(older, newer) {
  if (!older || !newer) return older || newer;
  return older.right * newer.total >= newer.right * older.total ? older : newer;
}
