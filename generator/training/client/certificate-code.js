// The code on a certificate: a hash of the record, which the exported record gives again.
/** @import { Progress } from "./types" */
import { wordsOfAnswer } from "./question.js";
import { sha256 } from "./sha256.js";

const CERTIFICATE = "清鉴学习证明 1";
const DIGITS = 20;

/**
 * Returns the code of a record with its standing: of the SHA-256 over what the exported record
 * says, a line each (form, id, title, score, day and time, then every question with its answer),
 * the first digits in groups of four. It proves nothing by itself.
 * @param {Progress} progress
 */
export function certificateCode({ id, title, latest, quizzes, standing }) {
  const points = standing && standing.scored ? String(standing.score) : "";
  const items = Object.values(quizzes).flatMap((quiz) =>
    quiz.items.map(([key, hash, answer, right]) =>
      [key, hash, wordsOfAnswer(answer), right ? "right" : "wrong"].join(" "),
    ),
  );
  const code = sha256([CERTIFICATE, id, title, points, latest, ...items].join("\n")).toUpperCase();
  return (code.slice(0, DIGITS).match(/.{4}/g) || []).join("-");
}
