// The plan by month: whom it is for, and which months are to come.
/** @import { Planned } from "./learning-lessons.js" */
import { fill } from "../../tools/client/element.js";
import { button } from "./controls.js";
import { dayAfter } from "./days.js";

const FOR = "qj-for";
const SHOWN = 3; // months at first
const YEAR = 365; // days

export class LearningPlan {
  /**
   * `onchange`: somebody chose whom it is for.
   * @param {HTMLElement} page
   * @param {Storage | null} storage
   * @param {{ today: string, onchange: () => void }} setting
   */
  constructor(page, storage, { today, onchange }) {
    this.storage = storage;
    this.today = today;
    this.whole = false;
    this.rows = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".qj-plan__row")]);
    this.months = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".qj-plan__month")]);
    this.place = page.querySelector("[data-qj-more]");
    /** @type {HTMLSelectElement | null} */
    this.choice = page.querySelector("[data-qj-for]");
    if (!this.choice) return;
    this.choice.value = this.kept;
    if (this.choice.selectedIndex < 0) this.choice.value = "";
    this.choice.addEventListener("change", () => {
      this.keep();
      this.show();
      onchange();
    });
  }

  get kept() {
    try {
      return (this.storage && this.storage.getItem(FOR)) || "";
    } catch {
      return "";
    }
  }

  keep() {
    try {
      if (this.storage && this.choice) this.storage.setItem(FOR, this.choice.value);
    } catch {
      // refused or full: the choice lasts as long as the page
    }
  }

  /** @param {HTMLElement} row */
  isMine({ dataset }) {
    const wanted = this.choice ? this.choice.value : "";
    return !wanted || (dataset.for || "").split("|").includes(wanted);
  }

  /**
   * The lessons of the plan for whom it is, the first day first.
   * @returns {Planned[]}
   */
  get planned() {
    return this.rows.filter((row) => this.isMine(row)).map(plannedIn);
  }

  /** Shows the months to come, the first few until more are asked for. */
  show() {
    const first = this.today.slice(0, 7);
    const last = dayAfter(this.today, YEAR).slice(0, 7);
    for (const row of this.rows) row.hidden = !this.isMine(row);
    const open = this.months.filter(({ dataset, children }) => {
      const { month = "" } = dataset;
      const rows = [...children[1].children];
      const isMine = rows.some((row) => !(/** @type {HTMLElement} */ (row).hidden));
      return isMine && (!month || (month >= first && month < last));
    });
    const some = open.filter(({ dataset }, i) => this.whole || i < SHOWN || !dataset.month);
    for (const month of this.months) month.hidden = !some.includes(month);
    if (this.place) fill(this.place, some.length < open.length && this.more(open.length));
  }

  /** @param {number} count */
  more(count) {
    const words = `看后面 ${count - this.months.filter(({ hidden }) => !hidden).length} 个月`;
    return button(words, () => {
      this.whole = true;
      this.show();
    });
  }
}

/**
 * @param {HTMLElement} row
 * @returns {Planned}
 */
function plannedIn({ dataset, firstElementChild }) {
  const { module = "", due = "", day = "" } = dataset;
  const href = (firstElementChild && firstElementChild.getAttribute("href")) || "";
  const title = (firstElementChild && firstElementChild.textContent) || "";
  return { id: module, title, href, due, day };
}
