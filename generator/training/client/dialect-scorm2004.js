// SCORM 2004: completion and success apart, ISO durations.
/** @import { Answer, Dialect, Question, Status } from "./types" */
import { interactionType, responseOf, rightAnswers } from "./answers.js";

const LONGEST = 250;

/**
 * What SCORM 2004 calls things.
 * @type {Dialect}
 */
export const SCORM2004 = {
  name: "API_1484_11",
  calls: {
    begin: "Initialize",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    end: "Terminate",
    error: "GetLastError",
  },
  suspended: "cmi.suspend_data",
  learner: "cmi.learner_id",
  mastery: { name: "cmi.scaled_passing_score", hundred: 1 },
  optional: [],
  values: ({ score, scored, status, steps, done }, { seconds, at }) => [
    ...(scored ? scores2004(score) : []),
    ["cmi.completion_status", status === "incomplete" ? "incomplete" : "completed"],
    ["cmi.success_status", successOf(status)],
    ["cmi.progress_measure", String(steps ? Math.floor((100 * done) / steps) / 100 : 0)],
    ["cmi.location", String(at)],
    ["cmi.session_time", `PT${Math.floor(seconds)}S`],
    ["cmi.exit", status === "incomplete" ? "suspend" : "normal"],
  ],
  interaction: ({ id, question, answer, right }) => [
    ["id", id],
    ["type", interactionType(question)],
    ...rightAnswers(question).map((one, i) => pattern2004(question, one, i)),
    ["learner_response", responseOf(question, answer).slice(0, LONGEST)],
    ["result", right ? "correct" : "incorrect"],
    ["weighting", "1"],
    // A zone may only follow one or two decimals.
    ["timestamp", `${new Date().toISOString().slice(0, 22)}Z`],
  ],
};

/**
 * @param {number} score
 * @returns {[string, string][]}
 */
function scores2004(score) {
  return [
    ["cmi.score.min", "0"],
    ["cmi.score.max", "100"],
    ["cmi.score.raw", String(score)],
    ["cmi.score.scaled", String(score / 100)],
  ];
}

/** @param {Status} status */
function successOf(status) {
  return status === "passed" || status === "failed" ? status : "unknown";
}

/**
 * @param {Question} question
 * @param {Answer} right
 * @param {number} i
 * @returns {[string, string]}
 */
function pattern2004(question, right, i) {
  return [`correct_responses.${i}.pattern`, responseOf(question, right).slice(0, LONGEST)];
}
