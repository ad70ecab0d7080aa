// SCORM 1.2: one status for everything, times as hours, minutes and seconds.
import { choiceIds, interactionType, rightAnswers } from "./answers.js";

/** What SCORM 1.2 calls things. */
export const SCORM12 = {
  name: "API",
  calls: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
  suspended: "cmi.suspend_data",
  learner: "cmi.core.student_id",
  optional: ["cmi.core.score.min", "cmi.core.score.max"],
  values: ({ score, scored, status }, { seconds, at }) => [
    ...(scored ? [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(score)]] : []),
    ["cmi.core.lesson_status", status],
    ["cmi.core.lesson_location", String(at)],
    ["cmi.core.session_time", clockOf(seconds)],
    ["cmi.core.exit", status === "incomplete" ? "suspend" : ""],
  ],
  interaction: ({ id, question, answer, right }) => [
    ["id", id],
    ["type", interactionType(question)],
    ...rightAnswers(question).map((one, i) => [`correct_responses.${i}.pattern`, response12(question, one)]),
    ["student_response", response12(question, answer)],
    ["result", right ? "correct" : "wrong"],
    ["weighting", "1"],
  ],
};

function response12(question, answer) {
  if (typeof answer === "string") return answer.slice(0, 255);
  return question.type === "judge" ? (answer[0] === 0 ? "t" : "f") : choiceIds(answer).join(",");
}

function clockOf(seconds) {
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
