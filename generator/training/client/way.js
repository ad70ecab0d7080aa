// The bar above a lesson: how far it is, what there is, and the way out.
/** @import { Course, Progress, Step } from "./types" */
/** @import { QuizStage } from "./quiz.js" */
import { element, fill } from "../../tools/client/element.js";
import { button } from "./controls.js";
import { isDone } from "./own.js";

export class Way {
  /**
   * `leave`: to what the lesson is about, null where there is no such page.
   * @param {Course} course
   * @param {{ go: (position: number) => void, leave: (() => void) | null }} ways
   */
  constructor({ title, steps }, { go, leave }) {
    this.steps = steps;
    this.goTo = go;
    this.count = element("p", { class: "qj-lesson__count" });
    this.beads = element(
      "ol",
      { class: "qj-beads", "aria-hidden": "true" },
      steps.map(() => element("li")),
    );
    this.contents = element("ol");
    this.modes = element("div");
    const heading = element("summary", {}, "目录");
    const panel = element("div", { class: "qj-lesson__panel" }, this.contents, this.modes);
    this.index = element("details", { class: "qj-lesson__index" }, heading, panel);
    this.element = element(
      "div",
      { class: "qj-lesson__bar" },
      leave && button("离开", leave, { class: "qj-lesson__leave", "aria-label": `离开“${title}”` }),
      element("h1", { class: "qj-unseen" }, title),
      this.count,
      this.index,
      this.beads,
    );
  }

  close() {
    this.index.open = false;
  }

  /**
   * @param {number} here
   * @param {Progress} progress
   * @param {QuizStage | null} stage
   */
  show(here, progress, stage) {
    const last = this.steps.length;
    const all = element("span", { class: "qj-note" }, `共 ${last} 步`);
    fill(this.count, here === last ? "结果" : `第 ${here + 1} 步`, all);
    [...this.beads.children].forEach((bead, i) => {
      const done = isDone(this.steps[i], progress) && "qj-bead--done";
      bead.className = [done, i === here && "qj-bead--here"].filter(Boolean).join(" ");
    });
    const entries = this.steps.map((step, i) => this.entryOf(step, i, here, progress));
    fill(this.contents, entries, this.entryOf(null, last, here, progress));
    fill(this.modes, stage && stage.mayChooseMode ? modesOf(stage, () => this.close()) : null);
  }

  /**
   * @param {Step | null} step
   * @param {number} i
   * @param {number} here
   * @param {Progress} progress
   */
  entryOf(step, i, here, progress) {
    const done = step && isDone(step, progress);
    const entry = element(
      "button",
      { type: "button", "aria-current": i === here && "step", onclick: () => this.goTo(i) },
      step ? `${i + 1}　${step.title}` : "结果",
      done && element("span", { class: "qj-note" }, "✓ 已完成"),
    );
    return element("li", {}, entry);
  }
}

/**
 * How the questions of a quiz are checked, while none is answered.
 * @param {QuizStage} stage
 * @param {() => void} onchosen
 */
function modesOf(stage, onchosen) {
  /** @type {(end: boolean, words: string) => HTMLElement} */
  const radio = (end, words) => {
    const onchange = () => {
      onchosen();
      stage.begin(end).then(() => stage.focus());
    };
    const input = element("input", { type: "radio", name: "qj-mode", onchange });
    input.checked = stage.attempt.end === end;
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
