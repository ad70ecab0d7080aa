// How far a learner is in a course, as plain data; and what follows from it, the same for every learning system.
//
// A course: { id, title, version, tries, steps: [{ key, kind, title, quiz? }] }; tries 0: as many as one likes.
// Progress: { id, title, began, latest, seconds, at, done: { key: time }, notes: { key: text }, quizzes: { key: Quiz } }
// Quiz: { best: { right, total, when } | null, tries, attempt | null, items: [[key, hash, answer, right]] }
import { handIn, isPass, questionsOf, resultOf, scoreOf } from "./attempt.js";
import { isRight } from "./question.js";

export function beginProgress(course, now) {
  return { id: course.id, title: course.title, began: now, latest: now, seconds: 0, at: 0, done: {}, notes: {}, quizzes: {} };
}

/** A time that is never before the latest one kept, however the clock was moved. */
export function laterOf(progress, now) {
  return now > progress.latest ? now : progress.latest;
}

export function quizOf(progress, key) {
  return progress.quizzes[key] ?? { best: null, tries: 0, attempt: null, items: [] };
}

export function withQuiz(progress, key, quiz) {
  return { ...progress, quizzes: { ...progress.quizzes, [key]: quiz } };
}

export function withDone(progress, key, now) {
  return key in progress.done ? progress : { ...progress, done: { ...progress.done, [key]: now } };
}

/** Whether another attempt may count. */
export function mayTry(course, step, progress) {
  const { tries, best } = quizOf(progress, step.key);
  return !course.tries || tries < course.tries || isPassed(step, best);
}

/** Returns the progress with an attempt kept; one that is done counts, unless it was for practice or one too many. */
export function withAttempt(course, step, progress, attempt, now) {
  const quiz = quizOf(progress, step.key);
  if (!attempt.done || quiz.attempt?.done) return withQuiz(progress, step.key, { ...quiz, attempt });
  if (attempt.practice || !mayTry(course, step, progress)) return withQuiz(progress, step.key, { ...quiz, attempt });
  const { right, total } = resultOf(step.quiz, attempt);
  const better = !quiz.best || right * quiz.best.total > quiz.best.right * total;
  const best = better ? { right, total, when: now } : quiz.best;
  const items = (questionsOf(step.quiz, attempt) ?? []).map((question) => {
    const answer = attempt.given[question.key] ?? null;
    return [question.key, question.hash, answer, isRight(question, answer)];
  });
  const kept = withQuiz(progress, step.key, { best, tries: quiz.tries + 1, attempt, items });
  return withDone(kept, step.key, now);
}

/** Hands in what stands unfinished. */
export function handedIn(course, step, progress, now) {
  const { attempt } = quizOf(progress, step.key);
  return attempt && !attempt.done ? withAttempt(course, step, progress, handIn(attempt), now) : progress;
}

function isPassed(step, best) {
  return best !== null && isPass(best.right, best.total, step.quiz.passing);
}

/**
 * What is reported of a course: { score, scored, steps, done, completed, passed, status }.
 *
 * The score is that of all questions of all quizzes, each quiz by its best attempt. `status` is "passed" or "completed"
 * once all is done, "failed" only when no try is left, else "incomplete".
 */
export function standing(course, progress) {
  const quizzes = course.steps.filter((step) => step.quiz);
  const best = quizzes.map((step) => quizOf(progress, step.key).best);
  const right = best.reduce((sum, one) => sum + (one?.right ?? 0), 0);
  const total = quizzes.reduce((sum, step, i) => sum + (best[i]?.total ?? step.quiz.draw), 0);
  const done = course.steps.filter((step) => step.key in progress.done).length;
  const all = course.steps.length > 0 && done === course.steps.length;
  const passed = quizzes.every((step, i) => isPassed(step, best[i]));
  const lost = quizzes.some((step, i) => !isPassed(step, best[i]) && !mayTry(course, step, progress));
  const status = all && passed ? (quizzes.length ? "passed" : "completed") : lost ? "failed" : "incomplete";
  return { score: scoreOf(right, total), scored: best.some(Boolean), steps: course.steps.length, done, completed: all, passed: all && passed, status };
}

/** Joins the progress of two tabs: nothing that was done is lost, nothing counts twice. */
export function joined(a, b) {
  const [older, newer] = a.latest <= b.latest ? [a, b] : [b, a];
  const quizzes = { ...older.quizzes };
  for (const [key, quiz] of Object.entries(newer.quizzes)) quizzes[key] = joinedQuiz(quizzes[key], quiz);
  return {
    ...newer,
    began: older.began < newer.began ? older.began : newer.began,
    seconds: Math.max(older.seconds, newer.seconds),
    done: { ...newer.done, ...older.done },
    notes: { ...older.notes, ...newer.notes },
    quizzes,
  };
}

function joinedQuiz(older, newer) {
  if (!older) return newer;
  const first = older.best && newer.best && older.best.right * newer.best.total >= newer.best.right * older.best.total;
  const best = first || !newer.best ? older.best : newer.best;
  return { ...newer, best, tries: Math.max(older.tries, newer.tries), attempt: newer.attempt ?? older.attempt, items: newer.items.length ? newer.items : older.items };
}
