// A lesson on the screen: what it is about, then one thing at a time, and the result at the end.
/** @import { Session, Step } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { button, focusOn } from "./controls.js";
import { noteOf, pledgeOf } from "./own.js";
import { quizOf, withDone } from "./progress.js";
import { QuizStage } from "./quiz.js";
import { resultNodes } from "./result.js";
import { watch } from "./session.js";
import { isQuizStep, quizSteps } from "./steps.js";
import { Way } from "./way.js";

const STUDYING = "qj-studying";

/**
 * `notes`: where notes stay, in words. `notice`: the place for what the keeper has to say.
 * `extra`: more for the result.
 * @typedef {{ notes: string, notice: HTMLElement, extra?: () => Node[] }} Setting
 */

/**
 * Turns the paper in a lesson's element into a lesson.
 * @param {HTMLElement} lesson
 * @param {Session} session
 * @param {Setting} setting
 */
export function mountLesson(lesson, session, setting) {
  const view = new Lesson(lesson, session, setting);
  addEventListener("popstate", () => view.follow(stepInAddress()));
  watch(session);
  view.begin(stepInAddress());
}

/** The number of the step that the address names, or nothing. */
function stepInAddress() {
  const found = /^#step-(\d+)$/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

class Lesson {
  /**
   * @param {HTMLElement} lesson
   * @param {Session} session
   * @param {Setting} setting
   */
  constructor(lesson, session, { notes, notice, extra = () => [] }) {
    this.lesson = lesson;
    this.session = session;
    this.notes = notes;
    this.notice = notice;
    this.extra = extra;
    /** @type {HTMLButtonElement | null} The beginning, where a page tells of the lesson first. */
    this.start = lesson.querySelector(".qj-lesson__begin button");
    this.steps = session.course.steps;
    this.last = this.steps.length;
    /** @type {Set<Step>} */
    this.mounted = new Set();
    /** @type {Map<Step, QuizStage>} */
    this.stages = new Map();
    this.resumed = "";
    this.fetched = false;
    this.ends = element("section", { class: "qj-result", "aria-labelledby": "result" });
    this.before = button("上一步", () => this.goBack(), { class: "qj-button qj-button--back" });
    this.next = button("下一步", () => this.forward(), { class: "qj-button qj-button--main" });
    this.way = new Way(session.course, {
      go: (to) => this.go(to),
      leave: this.start ? () => this.leave() : null,
    });
    if (this.start) this.start.addEventListener("click", () => this.enter(true));
    this.layOut();
  }

  /** Puts the bar above the steps; result and buttons below them. */
  layOut() {
    const nav = { class: "qj-lesson__nav", "aria-label": "步骤" };
    this.lesson.classList.add("qj-lesson--stepwise");
    this.lesson.prepend(this.way.element, this.notice);
    this.lesson.append(this.ends, element("nav", nav, this.before, this.next));
  }

  /** Where the learner is: the position of a step, or of the result behind them. */
  get at() {
    return this.within(this.session.progress.at);
  }

  /** @param {number} position */
  within(position) {
    return Math.min(Math.max(0, position), this.last);
  }

  /**
   * Shows the step that the address asks for, else where the learner left off; who comes for the
   * first time reads first what the lesson is about.
   * @param {number | null} asked
   */
  begin(asked) {
    const { fresh } = this.session;
    const began = this.lesson.dataset.began === "true";
    if (asked) this.goTo(Math.min(asked, this.last) - 1);
    if (!asked && !began && fresh && this.start) return;
    this.enter(began);
    if (asked || fresh || this.at === 0) return;
    this.resumed = `接着上次：${this.at < this.last ? `第 ${this.at + 1} 步` : "结果"}。`;
    if (!this.notice.textContent) this.notice.textContent = this.resumed;
  }

  /**
   * Goes where the address leads when the reader goes back or forth.
   * @param {number | null} asked
   */
  follow(asked) {
    if (!asked) {
      this.showCover();
      return;
    }
    this.goTo(Math.min(asked, this.last) - 1);
    this.enter(false);
  }

  /**
   * Makes the page the lesson's alone.
   * @param {boolean} began Whether the reader asked for it from what the lesson is about.
   */
  enter(began) {
    document.documentElement.classList.add(STUDYING);
    this.lesson.classList.add("qj-lesson--going");
    if (began) this.sayPlace("pushState");
    this.show();
    if (began) this.turn();
  }

  /** Goes back to what the lesson is about. */
  leave() {
    this.showCover();
    if (location.protocol !== "about:") {
      history.replaceState(history.state, "", location.pathname + location.search);
    }
  }

  showCover() {
    if (!this.start) return;
    document.documentElement.classList.remove(STUDYING);
    this.lesson.classList.remove("qj-lesson--going");
    this.start.textContent = this.at < this.last ? `接着学：第 ${this.at + 1} 步` : "看结果";
    scrollTo(0, 0);
    this.start.focus({ preventScroll: true });
  }

  forward() {
    const step = this.steps[this.at];
    const stage = step && this.stages.get(step);
    if (stage && stage.act()) return;
    if (step && !isQuizStep(step) && step.kind !== "pledge") {
      this.session.change((progress, now) => withDone(progress, step.key, now));
    }
    this.go(this.at + 1);
  }

  goBack() {
    const step = this.steps[this.at];
    const stage = step && this.stages.get(step);
    if (stage && stage.back()) return;
    this.go(this.at - 1);
  }

  /** @param {number} to */
  go(to) {
    this.goTo(to);
    this.show();
    if (this.resumed && this.notice.textContent === this.resumed) this.notice.textContent = "";
    this.way.close();
    this.turn();
    this.sayPlace("replaceState");
  }

  /** @param {number} to */
  goTo(to) {
    this.session.change((progress) => ({ ...progress, at: this.within(to) }));
  }

  /** Begins at the top of what is shown. */
  turn() {
    focusOn(this.shown.querySelector("h2"));
    this.lesson.scrollIntoView({ block: "start" });
  }

  /** @param {"pushState" | "replaceState"} way */
  sayPlace(way) {
    if (location.protocol === "about:") return;
    const here = location.pathname + location.search;
    history[way](history.state, "", this.at < this.last ? `#step-${this.at + 1}` : here);
  }

  /** The step or result that is on the screen. */
  get shown() {
    return this.at < this.last ? this.steps[this.at].element : this.ends;
  }

  show() {
    const here = this.at;
    const atEnd = here === this.last;
    this.steps.forEach((step, i) => step.element.classList.toggle("qj-step--shown", i === here));
    this.ends.classList.toggle("qj-result--shown", atEnd);
    if (atEnd) this.showResult();
    else this.mount(this.steps[here]);
    this.showWay();
  }

  /**
   * Fills a step with what the learner can do in it, once.
   * @param {Step} step
   */
  mount(step) {
    if (this.mounted.has(step)) return;
    this.mounted.add(step);
    const body = step.element.querySelector(".qj-step__body");
    if (!body) return;
    if (isQuizStep(step)) {
      const place = element("div", { class: "qj-quiz" });
      body.append(place);
      const stage = new QuizStage(step, this.session, { place, redraw: () => this.showWay() });
      this.stages.set(step, stage);
      stage.opened = stage.open();
    } else if (step.kind === "reflect") {
      body.append(noteOf(step, this.session, this.notes));
    } else if (step.kind === "pledge") {
      body.append(pledgeOf(step, this.session, () => this.showWay()));
    }
  }

  /** The bar above and the buttons below. */
  showWay() {
    const here = this.at;
    const step = this.steps[here];
    const stage = step && this.stages.get(step);
    this.way.show(here, this.session.progress, stage || null);
    this.before.hidden = here === 0 && !(stage && stage.hasBefore);
    this.before.textContent = stage && stage.hasBefore ? "上一题" : "上一步";
    this.next.hidden = here === this.last;
    this.next.disabled = Boolean(stage && stage.isWaiting);
    const around = here === this.last - 1 ? "看结果" : "下一步";
    this.next.textContent = (stage && stage.label) || around;
  }

  showResult() {
    const ways = {
      go: (/** @type {number} */ to) => this.go(to),
      practise: (/** @type {Step} */ step, /** @type {string[]} */ wrong) =>
        this.practise(step, wrong),
    };
    fill(this.ends, resultNodes(this.session, ways), this.extra());
    this.fetchMissed();
  }

  /** Fetches what was missed in large banks, once; without it the result says less. */
  async fetchMissed() {
    if (this.fetched) return;
    this.fetched = true;
    const waiting = quizSteps(this.session.course).map(({ key, quiz }) => {
      const { attempt } = quizOf(this.session.progress, key);
      const isPooled = quiz.pool && attempt && attempt.done;
      return isPooled && quiz.pool ? quiz.pool.load(attempt.asked, true) : null;
    });
    if (!waiting.some(Boolean)) return;
    await Promise.all(waiting).catch(() => undefined);
    if (this.at === this.last) this.showResult();
  }

  /**
   * Goes to a quiz to practise what went wrong in it.
   * @param {Step} step
   * @param {string[]} wrong
   */
  async practise(step, wrong) {
    this.go(this.steps.indexOf(step));
    const stage = this.stages.get(step);
    if (!stage) return;
    await stage.opened;
    await stage.begin(false, wrong);
    stage.focus();
  }
}
