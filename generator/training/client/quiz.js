// A quiz on the screen, a question at a time: which one, what the main button does, what is kept.
/** @import { Answer, Attempt, Question, QuizStep, Session } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { Ask, tagWords } from "./ask.js";
import { beginAttempt, giveAnswer, handIn, isFinal, nextOf, questionsOf } from "./attempt.js";
import { focusOn } from "./controls.js";
import { ExamClock } from "./exam.js";
import { cover, outcome } from "./outcome.js";
import { quizOf, withAttempt } from "./progress.js";
import { newSeed } from "./shuffle.js";

const CHANGED = "题目在你上次之后改过，没做完的那一次不再继续；以前的成绩仍然保留。";
const MISSING = "题目没有取到，可能断了网，或者网站刚更新过。已经作答的都在。";
const UNOPENED = "答案没有取到，卷子还没有交上去。作答都在，连上网再交一次。";

/**
 * What is on the screen.
 * @typedef {"waiting" | "trouble" | "cover" | "ask" | "outcome"} ScreenName
 */

/** A step with a quiz. `redraw`: the buttons around it have to say something else. */
export class QuizStage {
  /**
   * @param {QuizStep} step
   * @param {Session} session
   * @param {{ place: HTMLElement, redraw: () => void }} setting
   */
  constructor(step, session, { place, redraw }) {
    this.step = step;
    this.quiz = step.quiz;
    this.session = session;
    this.redraw = redraw;
    this.count = element("p", { class: "qj-quiz__count" });
    this.note = element("p", { class: "qj-note qj-quiz__changed", role: "status" });
    this.body = element("div", { class: "qj-quiz__screen" });
    this.clock = new ExamClock(() => this.handOver());
    /** @type {ScreenName} */
    this.screen = "waiting";
    this.sure = false;
    /** @type {Ask | null} */
    this.ask = null;
    this.opened = Promise.resolve();
    /** @type {() => Promise<void>} */
    this.retry = () => this.open();
    fill(place, this.count, this.note, this.body);
  }

  get kept() {
    return quizOf(this.session.progress, this.step.key);
  }

  /** The attempt that is on the screen. */
  get attempt() {
    const { attempt } = this.kept;
    if (!attempt) throw new Error("a quiz on the screen has begun");
    return attempt;
  }

  /** Goes on with what is kept, else begins. */
  async open() {
    const { attempt } = this.kept;
    if (attempt && this.quiz.pool) {
      const { pool } = this.quiz;
      await this.trying(
        () => pool.load(attempt.asked, attempt.done),
        () => this.open(),
      );
      if (this.screen === "trouble") return;
    }
    if (attempt && questionsOf(this.quiz, attempt)) {
      this.show(placeIn(attempt));
      return;
    }
    if (attempt) this.note.textContent = CHANGED;
    if (this.quiz.minutes) this.showCover();
    else await this.begin(attempt ? attempt.end : false);
  }

  /**
   * Does what may fail for want of a file; then the learner is told, and may try again.
   * @param {() => Promise<void>} work
   * @param {() => Promise<void>} again
   * @param {string} words
   */
  async trying(work, again, words = MISSING) {
    this.screen = "waiting";
    this.redraw();
    try {
      await work();
    } catch {
      this.screen = "trouble";
      this.retry = again;
      fill(this.body, element("p", { class: "qj-notice", role: "alert" }, words));
      this.redraw();
    }
  }

  /**
   * Begins an attempt: `end`, checked at its end; `only`, for practice.
   * @param {boolean} end
   * @param {string[] | null} only
   */
  async begin(end, only = null) {
    const seed = newSeed();
    const { pool } = this.quiz;
    let { portions } = this.quiz;
    if (pool && !only) {
      await this.trying(
        async () => {
          portions = await pool.portions(seed);
        },
        () => this.begin(end, only),
      );
      if (this.screen === "trouble") return;
    }
    // An exam is timed from its first question on, not from the last answer before it.
    await this.session.change((progress) => progress);
    const now = this.session.progress.latest;
    this.keep(beginAttempt(this.quiz, { seed, now, end, only, portions }));
    this.show(0);
  }

  /** @param {Attempt} attempt */
  keep(attempt) {
    this.session.change((progress, now) =>
      withAttempt(this.session.course, this.step, progress, attempt, now),
    );
  }

  showCover() {
    this.screen = "cover";
    this.ask = null;
    this.count.textContent = "";
    fill(this.body, cover(this.quiz, this.kept.best));
    this.redraw();
  }

  /**
   * Shows a question of the attempt by its place, or what came out behind the last one.
   * @param {number} place
   */
  show(place) {
    const { attempt } = this;
    const total = attempt.asked.length;
    const here = Math.min(Math.max(0, place), total);
    this.sure = false;
    if (attempt.here !== here) this.keep({ ...attempt, here });
    if (here === total) this.showOutcome();
    else this.showAsk(here);
    this.redraw();
  }

  get here() {
    return placeIn(this.attempt);
  }

  /** @param {number} here */
  showAsk(here) {
    const { attempt } = this;
    const questions = questionsOf(this.quiz, attempt) || [];
    this.screen = "ask";
    this.ask = new Ask(questions[here], `${this.stepId}-ask`, attempt, {
      root: this.session.course.root || "",
      onanswer: (answer) => this.take(questions[here], answer),
      onenter: () => this.act(),
    });
    this.sayCount(here, questions);
    fill(this.body, this.ask.element);
    this.clock.run(this.examEnds);
  }

  get stepId() {
    return `step-${this.session.course.steps.indexOf(this.step) + 1}`;
  }

  /**
   * @param {number} here
   * @param {Question[]} questions
   */
  sayCount(here, questions) {
    const { attempt } = this;
    const isOpenStory = !attempt.done && questions.some(({ length = 1 }) => length > 1);
    const of = isOpenStory ? "" : `，共 ${questions.length} 题`;
    const beads = attempt.asked.map(([key], i) =>
      element("i", { class: beadOf(key in attempt.given, i === here) }),
    );
    fill(
      this.count,
      element("span", {}, `第 ${here + 1} 题${of}`),
      element("span", { class: "qj-tag", "aria-hidden": "true" }, tagWords(questions[here])),
      attempt.practice && element("span", {}, "只练错题，不计分"),
      this.clock.element,
      element("span", { class: "qj-quiz__beads", "aria-hidden": "true" }, beads),
    );
  }

  /** When an exam that goes on is over, in milliseconds since 1970; 0 where there is none. */
  get examEnds() {
    const { minutes = 0 } = this.quiz;
    const { done, practice, began } = this.attempt;
    return minutes && !done && !practice ? Date.parse(began) + minutes * 60000 : 0;
  }

  showOutcome() {
    this.screen = "outcome";
    this.ask = null;
    this.clock.run(0);
    this.count.textContent = "";
    const { attempt } = this;
    fill(
      this.body,
      outcome(this.step, this.session, attempt, {
        practise: (wrong) => this.begin(false, wrong).then(() => this.focus()),
        again: () => this.beginAgain(),
      }),
    );
  }

  async beginAgain() {
    if (this.quiz.minutes) this.showCover();
    else await this.begin(this.attempt.end);
    this.focus();
  }

  /**
   * @param {Question} question
   * @param {Answer} answer
   */
  take(question, answer) {
    const { attempt } = this;
    const leads = !attempt.end && !attempt.practice;
    const next = leads ? nextOf(this.quiz, question, answer) : null;
    this.keep(giveAnswer(attempt, question.key, answer, next));
    if (attempt.end) {
      this.sayCount(this.here, questionsOf(this.quiz, this.attempt) || []);
      this.redraw();
      return;
    }
    this.showAsk(this.here);
    this.redraw();
    focusOn(this.body.querySelector(".qj-ask__verdict"));
  }

  /** What the main button says; "" for what it says around the quiz. */
  get label() {
    if (this.screen === "trouble") return "再试一次";
    if (this.screen === "cover") return "开始考试";
    if (this.screen !== "ask" || !this.ask) return "";
    const last = this.here === this.attempt.asked.length - 1;
    if (this.ask.final) return last ? "看得分" : "下一题";
    if (!this.attempt.end) return "核对";
    if (!last) return "下一题";
    return this.sure ? "确定交卷" : "交卷";
  }

  get isWaiting() {
    return this.screen === "waiting";
  }

  /** Does what the main button says; false where that is not the quiz's to do. */
  act() {
    const { screen } = this;
    if (screen === "trouble") this.retry();
    else if (screen === "cover") this.begin(true).then(() => this.focus());
    else if (screen === "ask") this.actOnAsk();
    return screen !== "outcome";
  }

  actOnAsk() {
    const { ask, attempt } = this;
    if (!ask) return;
    const last = this.here === attempt.asked.length - 1;
    if (!ask.final && !attempt.end) ask.check();
    else if (ask.final || !last) this.turn(1);
    else this.handOverAskingOnce(ask);
  }

  /** @param {number} by */
  turn(by) {
    this.show(this.here + by);
    this.focus();
  }

  /** @param {Ask} ask */
  handOverAskingOnce(ask) {
    const { asked, given } = this.attempt;
    const open = asked.flatMap(([key], i) => (key in given ? [] : [i + 1]));
    if (open.length && !this.sure) {
      this.sure = true;
      ask.hint.textContent = `第 ${open.join("、")} 题没有作答，交卷时按答错算。`;
      this.redraw();
      return;
    }
    this.handOver();
  }

  /** Hands the attempt in, once its answers are there. */
  async handOver() {
    const { pool } = this.quiz;
    const { attempt } = this;
    if (attempt.done) return;
    if (pool) {
      const again = () => this.handOver();
      await this.trying(() => pool.load(attempt.asked, true), again, UNOPENED);
      if (this.screen === "trouble") return;
    }
    this.keep(handIn(this.attempt));
    this.show(attempt.asked.length);
    this.focus();
  }

  /** Whether there is a question before what is shown. */
  get hasBefore() {
    return this.screen === "outcome" || (this.screen === "ask" && this.here > 0);
  }

  /** Whether it may still be chosen when answers are checked; no story can wait for its end. */
  get mayChooseMode() {
    if (this.screen !== "ask" || this.quiz.minutes) return false;
    const { given, practice, asked } = this.attempt;
    const tells = this.quiz.questions.some(({ length = 1 }) => length > 1);
    return !practice && !tells && asked.length > 1 && Object.keys(given).length === 0;
  }

  /** Goes back within the quiz; false at its first screen. */
  back() {
    const { hasBefore } = this;
    if (hasBefore) this.turn(-1);
    return hasBefore;
  }

  focus() {
    focusOn(this.body.querySelector("h3"));
  }
}

/**
 * Where an attempt stands: what is looked at, in records without that the first open question.
 * @param {Attempt} attempt
 */
function placeIn(attempt) {
  const { here, asked, given } = attempt;
  if (here !== undefined) return Math.min(here, attempt.done ? asked.length : asked.length - 1);
  if (attempt.done) return asked.length;
  const open = asked.findIndex(([key]) => !(key in given) || !isFinal(attempt, key));
  return open < 0 ? asked.length - 1 : open;
}

/**
 * @param {boolean} done
 * @param {boolean} here
 */
function beadOf(done, here) {
  return [done && "qj-bead--done", here && "qj-bead--here"].filter(Boolean).join(" ");
}
