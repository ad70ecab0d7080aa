// What comes before an exam and after any quiz.
/** @import { Attempt, Best, Question, Quiz, QuizStep, Session } from "./types" */
import { element } from "../../tools/client/element.js";
import { Ask } from "./ask.js";
import { questionsOf, resultOf, scoreOf } from "./attempt.js";
import { button } from "./controls.js";
import { mayTry } from "./progress.js";
import { isRight } from "./question.js";

/**
 * What an exam asks for, before it begins.
 * @param {Quiz} quiz
 * @param {Best | null} best
 */
export function cover({ minutes, draw, passing }, best) {
  const before = best && `上次最好 ${scoreOf(best.right, best.total)} 分。`;
  return element(
    "div",
    { class: "qj-exam" },
    element("h3", {}, "考试"),
    element(
      "ul",
      { class: "qj-exam__facts" },
      element("li", {}, element("strong", {}, `${minutes}`), " 分钟"),
      element("li", {}, element("strong", {}, `${draw}`), " 题"),
      element("li", {}, element("strong", {}, `${passing}`), " 分合格"),
    ),
    element("p", {}, "题目现抽，中途不提示对错，交卷以后一起看。"),
    element("p", { class: "qj-note" }, "时间从第一题算起，关掉页面也在走；到时自动交卷。", before),
  );
}

/**
 * What came out, and what to do next.
 * @param {QuizStep} step
 * @param {Session} session
 * @param {Attempt} attempt
 * @param {{ practise: (wrong: string[]) => void, again: () => void }} ways
 */
export function outcome(step, session, attempt, { practise, again }) {
  const { right, total, score, passed, wrong } = resultOf(step.quiz, attempt);
  const mayAgain = mayTry(session.course, step, session.progress);
  const questions = questionsOf(step.quiz, attempt) || [];
  const { passing, minutes } = step.quiz;
  const judged = passed ? "合格" : `还没有到 ${passing} 分`;
  const practised = `练习完了：${total} 题里对了 ${right} 题。`;
  const counted = `答对 ${right} 题，共 ${total} 题。${mayAgain ? "" : "次数已经用完。"}`;
  return element(
    "div",
    { class: `qj-quiz__outcome${passed ? " qj-quiz__outcome--passed" : ""}` },
    element("h3", {}, attempt.practice ? practised : `${score} 分，${judged}`),
    !attempt.practice && element("p", {}, counted),
    Boolean(minutes) && !attempt.practice && element("p", { class: "qj-note" }, paperOf(attempt)),
    element(
      "p",
      { class: "qj-quiz__next" },
      wrong.length > 0 && button(`练错的 ${wrong.length} 题`, () => practise(wrong)),
      mayAgain && button("重新做一遍", again),
    ),
    storyOf(questions, attempt),
    reviewOf(questions, attempt, session.course.root || ""),
  );
}

/**
 * By which number a paper can be drawn once more, and when it was begun.
 * @param {Attempt} attempt
 */
function paperOf({ seed }) {
  return `卷号 ${seed.toString(36).toUpperCase()}：同一个卷号，从同一个题库抽出同样的题。`;
}

/**
 * The way that a learner took through stories.
 * @param {Question[]} questions
 * @param {Attempt} attempt
 */
function storyOf(questions, { given, practice }) {
  const later = new Set(questions.flatMap(({ choices }) => choices.map(({ next }) => next)));
  const scenes = questions.filter(
    ({ key, choices }) => later.has(key) || choices.some(({ next }) => next),
  );
  if (practice || scenes.length < 2) return null;
  const items = scenes.map(({ key, prompt, choices }) => {
    const chosen = choices[Number([...(given[key] || [])][0])];
    return element(
      "li",
      {},
      element("p", { class: "qj-way__scene" }, prompt),
      chosen && element("p", { class: "qj-way__choice" }, `你选了：${chosen.text}`),
      chosen && chosen.consequence && element("p", {}, chosen.consequence),
    );
  });
  return element(
    "section",
    { class: "qj-way" },
    element("h4", {}, "你走过的路"),
    element("ol", {}, items),
  );
}

/**
 * Every question once more, folded; what it says is made when it is unfolded.
 * @param {Question[]} questions
 * @param {Attempt} attempt
 * @param {string} root
 */
function reviewOf(questions, attempt, root) {
  const items = questions.map((question, i) => {
    const right = isRight(question, attempt.given[question.key]);
    const details = element(
      "details",
      {
        class: `qj-look qj-look--${right ? "right" : "wrong"}`,
        ontoggle: () => {
          if (details.children.length > 1) return;
          const setting = { root, onanswer: () => {}, onenter: () => {} };
          details.append(new Ask(question, `look-${i + 1}`, attempt, setting).element);
        },
      },
      element(
        "summary",
        {},
        element("span", { class: "qj-look__mark", "aria-hidden": "true" }, right ? "✓" : "✗"),
        element("span", { class: "qj-unseen" }, right ? "答对：" : "答错："),
        question.prompt,
      ),
    );
    return element("li", {}, details);
  });
  return element(
    "section",
    { class: "qj-looks" },
    element("h4", {}, "逐题回看"),
    element("ol", {}, items),
  );
}
