// Progress in the few characters that a learning system keeps (4,096 in SCORM 1.2, 4,000 in early SCORM 2004). Notes stay out: they are the learner's.
//
// Parts are joined by "|": form, course version, position, seconds, done, then each quiz; at last a checksum.
// A quiz: best right and total, tries, flags, seed, questions asked as position:answer, joined by "_" and ",".
import { questionsOf } from "./attempt.js";
import { digest } from "./digest.js";
import { isGiven, isRight } from "./question.js";
import { quizOf, withQuiz } from "./progress.js";

export const LIMIT = 4000;
const FORM = "1";
const KEPT_OF_A_BLANK = 6;

/** Returns the progress as a text of at most LIMIT characters. */
export function packed(course, progress) {
  const text = packedWith(course, progress, KEPT_OF_A_BLANK);
  return text.length <= LIMIT ? text : packedWith(course, progress, 0);
}

function packedWith(course, progress, blank) {
  const done = course.steps.map((step) => (step.key in progress.done ? "1" : "0")).join("");
  const quizzes = course.steps.filter((step) => step.quiz).map((step) => packedQuiz(step, quizOf(progress, step.key), blank));
  const text = [FORM, course.version, base36(progress.at), base36(Math.floor(progress.seconds)), done, ...quizzes].join("|");
  return `${text}|${digest(text)}`;
}

function packedQuiz(step, { best, tries, attempt }, blank) {
  const kept = attempt && questionsOf(step.quiz, attempt) ? attempt : null;
  const flags = kept ? (kept.done ? 1 : 0) + (kept.end ? 2 : 0) + (kept.practice ? 4 : 0) : "";
  const position = new Map(step.quiz.questions.map((question, i) => [question.key, i]));
  const asked = (kept?.asked ?? []).map(([key]) => {
    const i = position.get(key);
    return base36(i) + packedAnswer(step.quiz.questions[i], kept.given[key], blank);
  });
  return [best ? base36(best.right) : "", best ? base36(best.total) : "", base36(tries), flags, kept ? base36(kept.seed) : "", asked.join(",")].join("_");
}

function packedAnswer(question, answer, blank) {
  if (!isGiven(answer)) return "";
  if (typeof answer !== "string") return `:${base36(answer.reduce((bits, i) => bits + 2 ** i, 0))}`;
  return isRight(question, answer) ? "=" : `~${answer.replace(/[|_,:=~\s]/g, "").slice(0, blank)}`;
}

/** Returns the progress behind a text, or null where it is damaged, edited or of another version of the course. */
export function unpacked(course, text, fresh) {
  const parts = typeof text === "string" ? text.split("|") : [];
  const sum = parts.pop();
  const [form, version, at, seconds, done, ...quizzes] = parts;
  if (form !== FORM || version !== course.version || sum !== digest(parts.join("|"))) return null;
  let progress = { ...fresh, at: number(at), seconds: number(seconds) };
  course.steps.forEach((step, i) => done[i] === "1" && (progress.done[step.key] = fresh.began));
  course.steps.filter((step) => step.quiz).forEach((step, i) => {
    progress = withQuiz(progress, step.key, unpackedQuiz(step, quizzes[i], fresh.began));
  });
  return progress;
}

function unpackedQuiz(step, text, began) {
  const [right, total, tries, flags, seed, asked] = text.split("_");
  const best = total ? { right: number(right), total: number(total), when: began } : null;
  if (flags === "") return { best, tries: number(tries), attempt: null, items: [] };
  const attempt = { seed: number(seed), began, end: (flags & 2) > 0, practice: (flags & 4) > 0, asked: [], given: {}, done: (flags & 1) > 0 };
  for (const entry of asked.split(",")) {
    const [, position, mark, rest] = /^([0-9a-z]+)([:=~]?)(.*)$/s.exec(entry);
    const question = step.quiz.questions[number(position)];
    attempt.asked.push([question.key, question.hash]);
    if (mark === ":") attempt.given[question.key] = question.choices.flatMap((_, i) => (Math.floor(number(rest) / 2 ** i) % 2 ? [i] : []));
    else if (mark === "=") attempt.given[question.key] = question.answers[0];
    else if (mark === "~") attempt.given[question.key] = `${rest}…`;
  }
  return { best, tries: number(tries), attempt, items: [] };
}

function base36(number) {
  return Math.round(number).toString(36);
}

function number(text) {
  return parseInt(text || "0", 36);
}
