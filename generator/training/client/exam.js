// The time of an exam. It runs from the first question on, also while the page is closed.
import { element, fill } from "../../tools/client/element.js";

const TICK = 1000; // milliseconds
const MARKS = [5, 1]; // minutes before the end at which the time is said aloud

export class ExamClock {
  /** @param {() => void} onend */
  constructor(onend) {
    this.onend = onend;
    this.ends = 0;
    this.timer = 0;
    this.said = Infinity;
    this.shown = element("span", { class: "qj-clock__left", "aria-hidden": "true" });
    this.voice = element("span", { class: "qj-unseen", role: "status" });
    this.element = element("span", { class: "qj-clock" }, this.shown, this.voice);
  }

  /**
   * Shows the time until `ends`, in milliseconds since 1970; 0 shows none.
   * @param {number} ends
   */
  run(ends) {
    clearInterval(this.timer);
    this.ends = ends;
    this.element.hidden = !ends;
    if (!ends) return;
    this.timer = setInterval(() => this.tick(), TICK);
    this.tick();
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.ends - Date.now()) / TICK));
    fill(this.shown, `剩 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    this.element.classList.toggle("qj-clock--late", left <= 60);
    const mark = MARKS.find((minutes) => left <= minutes * 60 && minutes < this.said);
    if (mark) {
      this.said = Math.min(...MARKS.filter((minutes) => left <= minutes * 60));
      this.voice.textContent = `考试还剩 ${this.said} 分钟。`;
    }
    if (left > 0) return;
    clearInterval(this.timer);
    this.voice.textContent = "时间到，卷子已经交上去。";
    this.onend();
  }
}
