// One question of practice on the screen, and the one button below it.
/** @import { Answer, Attempt, PracticeWay, Question } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { Ask, tagWords } from "./ask.js";
import { giveAnswer } from "./attempt.js";
import { button, focusOn } from "./controls.js";
import { isRight } from "./question.js";
import { newSeed } from "./shuffle.js";

const MISSING = "题目没有取到，可能断了网，或者网站刚更新过。已经答的都在。";

export class PracticeStage {
  /**
   * @param {HTMLElement} place
   * @param {{ root: string, leave: () => void }} setting
   */
  constructor(place, { root, leave }) {
    this.root = root;
    this.leave = leave;
    this.title = element("h2", { class: "qj-lesson__count" });
    this.count = element("p", { class: "qj-quiz__count" });
    this.body = element("div", { class: "qj-quiz__screen" });
    this.main = button("核对", () => this.act(), { class: "qj-button qj-button--main" });
    /** @type {PracticeWay | null} */
    this.way = null;
    /** @type {Ask | null} */
    this.ask = null;
    /** @type {() => void} What the button does where no question is open. */
    this.then = leave;
    const out = { class: "qj-lesson__leave", "aria-label": "离开，回到练习" };
    fill(
      place,
      element(
        "div",
        { class: "qj-lesson__bar" },
        button("离开", leave, out),
        element("h1", { class: "qj-unseen" }, "练习"),
        this.title,
      ),
      element("div", { class: "qj-quiz" }, this.count, this.body),
      element("nav", { class: "qj-lesson__nav", "aria-label": "练习" }, this.main),
    );
  }

  /** @param {PracticeWay} way */
  begin(way) {
    this.way = way;
    this.title.textContent = way.title;
    return this.turn();
  }

  /** Fetches the next question, or tells how it ended. */
  async turn() {
    const { way } = this;
    if (!way) return;
    this.main.disabled = true;
    try {
      const question = await way.next();
      if (this.way !== way) return;
      if (question) this.show(way, question);
      else this.end(way);
    } catch {
      if (this.way !== way) return;
      this.then = () => this.turn();
      this.say("再试一次");
      fill(this.body, element("p", { class: "qj-notice", role: "alert" }, MISSING));
    }
  }

  /**
   * @param {PracticeWay} way
   * @param {Question} question
   */
  show(way, question) {
    const given = way.given ? way.given(question) : null;
    /** @type {Attempt} */
    const attempt = {
      seed: newSeed(),
      began: "",
      end: false,
      practice: true,
      asked: [[question.key, question.hash]],
      given: given === null ? {} : { [question.key]: given },
      done: given !== null,
    };
    this.draw(way, question, attempt);
    if (given === null) focusOn(this.body.querySelector("h3"));
    else this.close(way, isRight(question, given));
  }

  /**
   * @param {PracticeWay} way
   * @param {Question} question
   * @param {Attempt} attempt
   */
  draw(way, question, attempt) {
    this.ask = new Ask(question, "practice-ask", attempt, {
      root: this.root,
      onanswer: (answer) => this.take(way, question, giveAnswer(attempt, question.key, answer)),
      onenter: () => this.act(),
    });
    this.sayCount(way, question);
    fill(this.body, this.ask.element);
    this.say("核对");
  }

  /**
   * @param {PracticeWay} way
   * @param {Question} question
   */
  sayCount(way, question) {
    fill(
      this.count,
      element("span", {}, way.count),
      element("span", { class: "qj-tag", "aria-hidden": "true" }, tagWords(question)),
    );
  }

  /**
   * @param {PracticeWay} way
   * @param {Question} question
   * @param {Attempt} attempt
   */
  async take(way, question, attempt) {
    const answer = /** @type {Answer} */ (attempt.given[question.key]);
    const right = isRight(question, answer);
    const kept = way.take(question, answer, right);
    this.draw(way, question, attempt);
    this.close(way, right);
    focusOn(this.body.querySelector(".qj-ask__verdict"));
    await kept;
    this.sayCount(way, question);
  }

  /**
   * After an answer: to the next question, or to what came out.
   * @param {PracticeWay} way
   * @param {boolean} right
   */
  close(way, right) {
    const more = way.more(right);
    this.then = more ? () => this.turn() : () => this.end(way);
    this.say(more ? "下一题" : "看结果");
  }

  /** @param {PracticeWay} way */
  end(way) {
    this.ask = null;
    this.count.textContent = "";
    fill(this.body, element("div", { class: "qj-quiz__outcome" }, way.ending()));
    this.then = this.leave;
    this.say("回到练习");
    focusOn(this.body.querySelector("h3"));
  }

  /** @param {string} words */
  say(words) {
    this.main.textContent = words;
    this.main.disabled = false;
  }

  act() {
    if (this.main.disabled) return;
    if (this.ask && !this.ask.final) this.ask.check();
    else this.then();
  }

  /** Leaves what is going on; answers that come later change nothing on the screen. */
  stop() {
    this.way = null;
    this.ask = null;
  }
}
