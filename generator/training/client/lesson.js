// A lesson on the screen: one step at a time, with the way so far, and the result at the end.
/** @import { Session, Step } from "./types" */
import { element, fill } from "../../tools/client/element.js";
import { button, focusOn } from "./controls.js";
import { isDone, noteOf, pledgeOf } from "./own.js";
import { handedIn, quizOf, withDone } from "./progress.js";
import { mountQuiz } from "./quiz.js";
import { resultNodes } from "./result.js";
import { watch } from "./session.js";
import { isQuizStep } from "./steps.js";

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
  addEventListener("hashchange", () => {
    const to = stepInAddress();
    if (to) view.go(to - 1);
  });
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
    this.steps = session.course.steps;
    this.last = this.steps.length;
    /** @type {Set<Step>} */
    this.mounted = new Set();
    this.resumed = "";
    this.count = element("p", { class: "qj-lesson__count" });
    const beads = this.steps.map(() => element("li"));
    this.beads = element("ol", { class: "qj-beads", "aria-hidden": "true" }, beads);
    this.contents = element("ol");
    const heading = element("summary", {}, "目录");
    this.index = element("details", { class: "qj-lesson__index" }, heading, this.contents);
    this.ends = element("section", { class: "qj-result", "aria-labelledby": "result" });
    this.before = button("上一步", () => this.go(this.at - 1));
    this.next = button("下一步", () => this.forward(), { class: "qj-button qj-button--main" });
    this.layOut();
  }

  /** Puts the bar above the steps; result and buttons below them. */
  layOut() {
    const bar = element("div", { class: "qj-lesson__bar" }, this.count, this.beads, this.index);
    const nav = { class: "qj-lesson__nav", "aria-label": "步骤" };
    this.lesson.classList.add("qj-lesson--stepwise");
    this.lesson.prepend(bar, this.notice);
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
   * Shows the step that the address asks for, else where the learner left off.
   * @param {number | null} asked
   */
  begin(asked) {
    if (asked) {
      const to = Math.min(asked, this.last) - 1;
      this.session.change((progress) => ({ ...progress, at: to }));
    }
    this.show();
    if (asked || this.session.fresh || this.at === 0) return;
    this.resumed = `接着上次：${this.at < this.last ? `第 ${this.at + 1} 步` : "结果"}。`;
    if (!this.notice.textContent) this.notice.textContent = this.resumed;
  }

  forward() {
    const step = this.steps[this.at];
    if (step && isQuizStep(step)) {
      const { attempt } = quizOf(this.session.progress, step.key);
      if (attempt && attempt.end) {
        this.session.change((progress, now) => handedIn(this.session.course, step, progress, now));
      }
    } else if (step && step.kind !== "pledge") {
      this.session.change((progress, now) => withDone(progress, step.key, now));
    }
    this.go(this.at + 1);
  }

  /** @param {number} to */
  go(to) {
    this.session.change((progress) => ({ ...progress, at: this.within(to) }));
    this.show();
    if (this.resumed && this.notice.textContent === this.resumed) this.notice.textContent = "";
    this.index.open = false;
    focusOn(this.shown.querySelector("h2"));
    this.lesson.scrollIntoView({ block: "start" });
    if (location.protocol === "about:") return;
    const here = location.pathname + location.search;
    const address = this.at < this.last ? `#step-${this.at + 1}` : here;
    history.replaceState(history.state, "", address);
  }

  /** The step or result that is on the screen. */
  get shown() {
    return this.at < this.last ? this.steps[this.at].element : this.ends;
  }

  show() {
    const here = this.at;
    const atEnd = here === this.last;
    this.lesson.classList.toggle("qj-lesson--going", here > 0);
    this.steps.forEach((step, i) => step.element.classList.toggle("qj-step--shown", i === here));
    this.ends.classList.toggle("qj-result--shown", atEnd);
    if (atEnd) this.showResult();
    else this.mount(this.steps[here]);
    const all = element("span", { class: "qj-note" }, `共 ${this.last} 步`);
    fill(this.count, atEnd ? "结果" : `第 ${here + 1} 步`, all);
    this.showWay();
    this.before.hidden = here === 0;
    this.next.hidden = atEnd;
    this.next.textContent = here === this.last - 1 ? "看结果" : "下一步";
  }

  /**
   * Fills a step with what the learner can do in it, once.
   * @param {Step} step
   */
  mount(step) {
    if (this.mounted.has(step)) return;
    this.mounted.add(step);
    const body = step.element.querySelector(".qj-step__body");
    if (isQuizStep(step)) {
      mountQuiz(step, this.session);
    } else if (body && step.kind === "reflect") {
      body.append(noteOf(step, this.session, this.notes));
    } else if (body && step.kind === "pledge") {
      body.append(pledgeOf(step, this.session, () => this.show()));
    }
  }

  /** The beads and the contents. */
  showWay() {
    [...this.beads.children].forEach((bead, i) => {
      const done = isDone(this.steps[i], this.session.progress) && "qj-bead--done";
      bead.className = [done, i === this.at && "qj-bead--here"].filter(Boolean).join(" ");
    });
    const entries = this.steps.map((step, i) => this.entryOf(step, i));
    fill(this.contents, entries, this.entryOf(null, this.last));
  }

  /**
   * @param {Step | null} step
   * @param {number} i
   */
  entryOf(step, i) {
    const done = step && isDone(step, this.session.progress);
    const entry = element(
      "button",
      { type: "button", "aria-current": i === this.at && "step", onclick: () => this.go(i) },
      step ? `${i + 1}　${step.title}` : "结果",
      done && element("span", { class: "qj-note" }, "✓ 已完成"),
    );
    return element("li", {}, entry);
  }

  showResult() {
    fill(
      this.ends,
      resultNodes(this.session, (to) => this.go(to)),
      this.extra(),
    );
  }
}
