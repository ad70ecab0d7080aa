// SCORM 2004: completion and success apart, ISO durations.
import { interactionType, responseOf, rightAnswers } from "./answers.js";

/** What SCORM 2004 calls things. */
export const SCORM2004 = {
  name: "API_1484_11",
  calls: { begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate", error: "GetLastError" },
  suspended: "cmi.suspend_data",
  learner: "cmi.learner_id",
  optional: [],
  values: ({ score, scored, status, steps, done }, { seconds, at }) => [
    ...(scored ? [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", String(score)], ["cmi.score.scaled", String(score / 100)]] : []),
    ["cmi.completion_status", status === "incomplete" ? "incomplete" : "completed"],
    ["cmi.success_status", status === "passed" || status === "failed" ? status : "unknown"],
    ["cmi.progress_measure", String(steps ? Math.floor((100 * done) / steps) / 100 : 0)],
    ["cmi.location", String(at)],
    ["cmi.session_time", `PT${Math.floor(seconds)}S`],
    ["cmi.exit", status === "incomplete" ? "suspend" : "normal"],
  ],
  interaction: ({ id, question, answer, right }) => [
    ["id", id],
    ["type", interactionType(question)],
    ...rightAnswers(question).map((one, i) => [`correct_responses.${i}.pattern`, responseOf(question, one).slice(0, 250)]),
    ["learner_response", responseOf(question, answer).slice(0, 250)],
    ["result", right ? "correct" : "incorrect"],
    ["weighting", "1"],
    ["timestamp", `${new Date().toISOString().slice(0, 22)}Z`], // a zone may only follow one or two decimals
  ],
};
