// What is said of a final answer: first what follows from it, then why, then the clause; what the
// other choices would have led to is folded.
/** @import { Answer, Attempt, Clause, Question } from "./types" */
import { element } from "../../tools/client/element.js";
import { choiceOrder } from "./attempt.js";
import { answerWords, isGiven, isRight, letterOf, rightChoices } from "./question.js";

/**
 * Returns the nodes that explain an answer.
 * @param {Question} question
 * @param {Attempt} attempt
 * @param {Answer | undefined} given
 * @param {string} root
 * @returns {Node[]}
 */
export function explanation(question, attempt, given, root) {
  const letters = new Map(
    choiceOrder(question, attempt).map((position, place) => [position, letterOf(place)]),
  );
  const mine = Array.isArray(given) ? given : [];
  const fate = mine.flatMap((position) => fated(question, position));
  return [
    ...verdict(question, letters, given, fate),
    ...reasons(question, mine, letters),
    ...others(question, mine, letters),
    ...(question.clauses || []).map((clause) => quotation(clause, root)),
  ];
}

/**
 * What was answered, what came of it, and how it stands.
 * @param {Question} question
 * @param {Map<number, string>} letters
 * @param {Answer | undefined} given
 * @param {Node[]} fate
 */
function verdict(question, letters, given, fate) {
  const right = isRight(question, given);
  const head = element("strong", {}, headOf(question, given, right));
  const judged = [head, right ? "" : `${rightWords(question, letters)}。`];
  const chosen = chosenWords(question, letters, given);
  if (!fate.length) return [element("p", { class: "qj-ask__verdict" }, chosen, ...judged)];
  return [
    element("p", { class: "qj-ask__verdict" }, chosen),
    ...fate,
    element("p", { class: "qj-ask__judged" }, ...judged),
  ];
}

/**
 * @param {Question} question
 * @param {Answer | undefined} given
 * @param {boolean} right
 */
function headOf(question, given, right) {
  if (!isGiven(given)) return "没有作答。";
  if (question.type === "decide") return right ? "这样做稳妥。" : "还有更稳妥的做法。";
  return right ? "答对了。" : "不对。";
}

/**
 * @param {Question} question
 * @param {Map<number, string>} letters
 * @param {Answer | undefined} given
 */
function chosenWords(question, letters, given) {
  if (!isGiven(given)) return "";
  if (typeof given === "string") return `你填了“${given}”。`;
  return `你选了${spaced(lettered(question, letters, given))}。`;
}

/**
 * @param {Question} question
 * @param {Map<number, string>} letters
 */
function rightWords(question, letters) {
  if (question.type === "blank") return `正确答案是“${answerWords(question)}”`;
  const words = lettered(question, letters, rightChoices(question));
  return `${question.type === "decide" ? "更稳妥的是" : "正确答案是"}${spaced(words)}`;
}

/**
 * Words behind Chinese ones: a letter keeps off, a quotation mark does not.
 * @param {string} words
 */
function spaced(words) {
  return words.startsWith("“") ? words : ` ${words}`;
}

/**
 * Choices by their letters, judgements by their words.
 * @param {Question} question
 * @param {Map<number, string>} letters
 * @param {number[]} positions
 */
function lettered(question, letters, positions) {
  if (question.type === "judge") return `“${question.choices[positions[0]].text}”`;
  return positions
    .map((position) => letters.get(position))
    .sort()
    .join("、");
}

/**
 * What came of a choice.
 * @param {Question} question
 * @param {number} position
 */
function fated(question, position) {
  const { consequence } = question.choices[position];
  return consequence ? [labelled("后来", consequence, "qj-fate")] : [];
}

/**
 * Why: of what was chosen, of what is right where that is something else, and of the whole.
 * @param {Question} question
 * @param {number[]} mine
 * @param {Map<number, string>} letters
 */
function reasons(question, mine, letters) {
  const right = rightChoices(question).filter((position) => !mine.includes(position));
  const said = [...mine, ...right].flatMap((position) => {
    const { why } = question.choices[position];
    if (!why) return [];
    const letter = question.type === "judge" ? "" : `${letters.get(position)}　`;
    return [mine.length + right.length > 1 ? letter + why : why];
  });
  const all = question.why ? [question.why, ...said] : said;
  return all.map((words, i) => labelled(i ? "" : "道理", words, "qj-why"));
}

/**
 * @param {string} label
 * @param {string} words
 * @param {string} name
 */
function labelled(label, words, name) {
  const tag = element("span", { class: "qj-said__label" }, label);
  return element("p", { class: `qj-said ${name}` }, tag, element("span", {}, words));
}

/**
 * What the choices that were not taken say, folded.
 * @param {Question} question
 * @param {number[]} mine
 * @param {Map<number, string>} letters
 */
function others(question, mine, letters) {
  const told = rightChoices(question);
  const items = question.choices
    .map(({ consequence = "", why = "" }, position) => ({
      letter: letters.get(position) || "",
      words: told.includes(position) ? consequence : consequence + why,
      isTold: mine.includes(position),
    }))
    .filter(({ words, isTold }) => words && !isTold)
    .sort((a, b) => a.letter.localeCompare(b.letter))
    .map(({ letter, words }) =>
      element("li", {}, element("strong", {}, letter), element("span", {}, words)),
    );
  if (!items.length || question.type === "judge") return [];
  const heading = question.type === "decide" ? "选别的，会怎样" : "别的选项";
  return [
    element(
      "details",
      { class: "qj-others" },
      element("summary", {}, heading),
      element("ul", { class: "qj-reasons" }, items),
    ),
  ];
}

/**
 * What the question rests on, in its own words where it is a clause.
 * @param {Clause} clause
 * @param {string} root
 */
function quotation({ title, url, text }, root) {
  const cited = url ? element("a", { href: root + url }, title) : title;
  if (!text) return element("p", { class: "qj-question__cites" }, "依据：", cited);
  const lines = text.split("\n").map((line) => element("p", {}, line));
  return element(
    "figure",
    { class: "qj-basis" },
    element("figcaption", {}, cited),
    element("blockquote", {}, lines),
  );
}
