// SCORM 1.2: one status for everything, times as hours, minutes and seconds.
/** @import { Answer, Dialect, Question } from "./types" */
import { choiceIds, interactionType, rightAnswers } from "./answers.js";

/**
 * What SCORM 1.2 calls things.
 * @type {Dialect}
 */
export const SCORM12 = {
  name: "API",
  calls: {
    begin: "LMSInitialize",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    end: "LMSFinish",
    error: "LMSGetLastError",
  },
  suspended: "cmi.suspend_data",
  learner: "cmi.core.student_id",
  mastery: { name: "cmi.student_data.mastery_score", hundred: 100 },
  optional: ["cmi.core.score.min", "cmi.core.score.max"],
  values: ({ score, scored, status }, { seconds, at }) => [
    ...(scored ? scores12(score) : []),
    ["cmi.core.lesson_status", status],
    ["cmi.core.lesson_location", String(at)],
    ["cmi.core.session_time", clockOf(seconds)],
    ["cmi.core.exit", status === "incomplete" ? "suspend" : ""],
  ],
  interaction: ({ id, question, answer, right }) => [
    ["id", id],
    ["type", interactionType(question)],
    ...rightAnswers(question).map((one, i) => pattern12(question, one, i)),
    ["student_response", response12(question, answer)],
    ["result", right ? "correct" : "wrong"],
    ["weighting", "1"],
  ],
};

/**
 * @param {number} score
 * @returns {[string, string][]}
 */
function scores12(score) {
  return [
    ["cmi.core.score.min", "0"],
    ["cmi.core.score.max", "100"],
    ["cmi.core.score.raw", String(score)],
  ];
}

/**
 * @param {Question} question
 * @param {Answer} right
 * @param {number} i
 * @returns {[string, string]}
 */
function pattern12(question, right, i) {
  return [`correct_responses.${i}.pattern`, response12(question, right)];
}

/**
 * @param {Question} question
 * @param {Answer} answer
 */
function response12(question, answer) {
  if (typeof answer === "string") return answer.slice(0, 255);
  if (question.type === "judge") return answer[0] === 0 ? "t" : "f";
  return choiceIds(answer).join(",");
}

/** @param {number} seconds */
function clockOf(seconds) {
  const hours = String(Math.floor(seconds / 3600)).padStart(4, "0");
  return `${hours}:${twoDigits((seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** @param {number} value */
function twoDigits(value) {
  return String(Math.floor(value)).padStart(2, "0");
}
