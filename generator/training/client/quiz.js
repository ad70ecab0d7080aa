// A quiz on the screen: its questions, how they are checked, what came out, and what to do next.
/** @import { Answer, Attempt, QuizStep, Session, ShownQuestion } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { makeAsk } from "./ask.js";
import { beginAttempt, giveAnswer, handIn, questionsOf, resultOf } from "./attempt.js";
import { button, focusOn } from "./controls.js";
import { mayTry, quizOf, withAttempt } from "./progress.js";
import { newSeed } from "./shuffle.js";

const CHANGED = "题目在你上次之后改过，没做完的那一次不再继续；以前的成绩仍然保留。";

/**
 * Puts a quiz in the place of its paper; the paper stays for print.
 * @param {QuizStep} step
 * @param {Session} session
 */
export function mountQuiz(step, session) {
  const { paper } = step.quiz;
  const place = element("div", { class: "qj-quiz" });
  const note = element("p", { class: "qj-note qj-quiz__changed", role: "status" });
  const unfolding = paper.parentElement && paper.parentElement.querySelector(".qj-answers");
  if (unfolding) unfolding.remove();
  paper.classList.add("qj-paper--printed");
  paper.before(note, place);
  const view = new QuizView(step, session, place);
  const { attempt } = quizOf(session.progress, step.key);
  if (attempt && questionsOf(step.quiz, attempt)) {
    view.show(attempt);
    return;
  }
  if (attempt) note.textContent = CHANGED;
  view.begin(attempt ? attempt.end : false);
}

/** @param {Attempt} attempt */
function leftOf(attempt) {
  const left = attempt.asked.length - Object.keys(attempt.given).length;
  return left ? `还有 ${left} 题没有作答，交卷时按答错算。` : "都答了。";
}

class QuizView {
  /**
   * @param {QuizStep} step
   * @param {Session} session
   * @param {HTMLElement} place
   */
  constructor(step, session, place) {
    this.step = step;
    this.session = session;
    this.place = place;
  }

  /**
   * Keeps an attempt, and returns it as kept.
   * @param {Attempt} attempt
   */
  keep(attempt) {
    this.session.change((progress, now) =>
      withAttempt(this.session.course, this.step, progress, attempt, now),
    );
    return attempt;
  }

  /**
   * @param {boolean} end
   * @param {string[] | null} only
   */
  begin(end, only = null) {
    const now = this.session.progress.latest;
    this.show(this.keep(beginAttempt(this.step.quiz, { seed: newSeed(), now, end, only })));
  }

  /** @param {Attempt} attempt */
  show(attempt) {
    const questions = questionsOf(this.step.quiz, attempt) || [];
    const { practice, done, end } = attempt;
    const asks = questions.map((question, i) =>
      makeAsk(question, i + 1, attempt, (answer) => this.take(question, answer)),
    );
    fill(
      this.place,
      !practice && !done && this.modes(attempt),
      practice && element("p", { class: "qj-note" }, "只练上次做错的题，不计分。"),
      element("ol", { class: "qj-asks" }, asks),
      end && !done && this.handing(attempt),
      done && this.outcome(attempt),
    );
  }

  get attempt() {
    const { attempt } = quizOf(this.session.progress, this.step.key);
    if (!attempt) throw new Error("a quiz on the screen has begun");
    return attempt;
  }

  /**
   * @param {ShownQuestion} question
   * @param {Answer} answer
   */
  take(question, answer) {
    const attempt = this.keep(giveAnswer(this.attempt, question.key, answer));
    const modes = this.place.querySelector(".qj-quiz__modes");
    if (modes) modes.remove(); // to choose anew would throw the answers away
    if (attempt.end) {
      const left = this.place.querySelector(".qj-quiz__left");
      if (left) left.textContent = leftOf(attempt);
      return;
    }
    const i = attempt.asked.findIndex(([key]) => key === question.key);
    if (attempt.done) {
      this.show(attempt);
    } else {
      const item = makeAsk(question, i + 1, attempt, () => {});
      this.place.querySelectorAll(".qj-ask")[i].replaceWith(item);
    }
    const ask = this.place.querySelectorAll(".qj-ask")[i];
    focusOn(ask.querySelector(".qj-ask__verdict"));
  }

  /** @param {Attempt} attempt */
  modes(attempt) {
    if (Object.keys(attempt.given).length) return null;
    /** @type {(end: boolean, words: string) => HTMLElement} */
    const radio = (end, words) => {
      const input = element("input", {
        type: "radio",
        name: `mode-${this.step.key}`,
        onchange: () => {
          this.begin(end);
          focusFirst(this.place, "input:checked");
        },
      });
      input.checked = attempt.end === end;
      return element("label", {}, input, words);
    };
    return element(
      "fieldset",
      { class: "qj-quiz__modes" },
      element("legend", {}, "怎样核对"),
      radio(false, "做一题，看一题"),
      radio(true, "全部做完再看"),
    );
  }

  /** @param {Attempt} attempt */
  handing(attempt) {
    const done = () => {
      this.show(this.keep(handIn(this.attempt)));
      focusOn(this.place.querySelector(".qj-quiz__outcome h3"));
    };
    return element(
      "p",
      { class: "qj-quiz__hand" },
      button("交卷", done),
      element("span", { class: "qj-quiz__left qj-note", role: "status" }, leftOf(attempt)),
    );
  }

  /** @param {Attempt} attempt */
  outcome(attempt) {
    const { right, total, score, passed, wrong } = resultOf(this.step.quiz, attempt);
    const again = mayTry(this.session.course, this.step, this.session.progress);
    const judged = passed ? "合格" : `还没有到 ${this.step.quiz.passing} 分`;
    const counted = `答对 ${right} 题，共 ${total} 题。${again ? "" : "次数已经用完。"}`;
    const practised = `练习完了：${total} 题里对了 ${right} 题。`;
    return element(
      "div",
      { class: `qj-quiz__outcome${passed ? " qj-quiz__outcome--passed" : ""}` },
      element("h3", {}, attempt.practice ? practised : `${score} 分，${judged}`),
      !attempt.practice && element("p", {}, counted),
      element(
        "p",
        { class: "qj-quiz__next" },
        wrong.length > 0 && button(`练错的 ${wrong.length} 题`, () => this.beginAnew(false, wrong)),
        again && button("重新做一遍", () => this.beginAnew(attempt.end, null)),
      ),
    );
  }

  /**
   * @param {boolean} end
   * @param {string[] | null} only
   */
  beginAnew(end, only) {
    this.begin(end, only);
    focusOn(this.place.querySelector(".qj-ask__prompt"));
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} selector
 */
function focusFirst(place, selector) {
  /** @type {HTMLElement | null} */
  const found = place.querySelector(selector);
  if (found) found.focus();
}
