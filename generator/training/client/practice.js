// 练习: what there is to practise today, and the way into each of the three.
/** @import { PracticeWay, Store } from "./types" */
/** @import { Desk } from "./practice-ways.js" */
import { element, fill } from "../../tools/client/element.js";
import { bookNodes } from "./book.js";
import { button } from "./controls.js";
import { dayText, dayWords, weekKey, weekWords } from "./days.js";
import { PracticePool } from "./practice-pool.js";
import { PracticeKeeper, dueKeys } from "./practice-record.js";
import { PracticeStage } from "./practice-stage.js";
import { BookWay, RunWay, WeekWay } from "./practice-ways.js";

const STUDYING = "qj-studying";
const UNKEPT = "浏览器不让本站保存：这里答的题照常讲解，关掉这一页就不再记得。";

/**
 * Fills the page of practice.
 * @param {HTMLElement} page
 * @param {Store} store
 * @param {() => Date} now
 */
export async function mountPractice(page, store, now) {
  const { root = "", index = "" } = page.dataset;
  const keeper = new PracticeKeeper(store);
  const view = new Practice(page, { keeper, pool: new PracticePool(root, index), now });
  await keeper.open();
  view.show();
  view.follow();
  addEventListener("hashchange", () => view.follow());
}

class Practice {
  /**
   * @param {HTMLElement} page
   * @param {Desk} desk
   */
  constructor(page, desk) {
    this.page = page;
    this.desk = desk;
    this.said = this.part("[role=status]");
    this.place = this.part("[data-qj-stage]");
    this.stage = new PracticeStage(this.place, {
      root: page.dataset.root || "",
      leave: () => this.leave(),
    });
    /** @type {string[] | null} The cards to practise where these are not those that are due. */
    this.chosen = null;
    this.entered = false;
    this.part(".qj-practice__static").remove();
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  part(selector) {
    /** @type {HTMLElement | null} */
    const found = this.page.querySelector(selector);
    if (!found) throw new Error(`the page lacks ${selector}`);
    return found;
  }

  get today() {
    return dayText(this.desk.now());
  }

  show() {
    this.said.textContent = this.desk.keeper.kept ? "" : UNKEPT;
    this.showWeek();
    this.showBook();
    this.showRun();
  }

  /**
   * What a way says of itself, and its button.
   * @param {string} name
   * @param {...(Node | false)} nodes
   */
  fillWay(name, ...nodes) {
    fill(this.part(`[data-qj-way=${name}]`), ...nodes);
  }

  /**
   * @param {string} words
   * @param {string} name
   */
  opener(words, name) {
    const look = { class: "qj-button qj-button--main" };
    const open = button(words, () => this.enter(name), look);
    return element("p", { class: "qj-drill__act" }, open);
  }

  showWeek() {
    const { today } = this;
    const answered = this.desk.keeper.record.weeks[weekKey(today)];
    const words = answered && (answered.right ? "答对了" : "答错了，已经进了错题本");
    this.fillWay(
      "week",
      element("p", { class: "qj-drill__figure" }, weekWords(today)),
      element("p", {}, answered ? `这一周${words}。` : "这一周还没有答。"),
      this.opener(answered ? "再看一看" : "答这一题", "week"),
    );
  }

  get due() {
    return dueKeys(this.desk.keeper.record.book, this.today);
  }

  showBook() {
    const { due } = this;
    const nodes = bookNodes(this.desk, {
      today: this.today,
      due,
      practise: (keys) => {
        this.chosen = keys;
        this.enter("book");
      },
      redraw: () => this.show(),
    });
    this.fillWay("book", ...nodes);
  }

  showRun() {
    const { best } = this.desk.keeper.record;
    this.fillWay(
      "run",
      element("p", { class: "qj-drill__figure" }, best ? `最好 ${best.count} 题` : "还没有记录"),
      best !== null && element("p", {}, `${dayWords(best.day)}连续答对 ${best.count} 题。`),
      this.opener("开始", "run"),
    );
  }

  /**
   * Goes into a way by the address, so that the way back is the browser's.
   * @param {string} name
   */
  enter(name) {
    this.entered = true;
    if (location.hash === `#${name}`) this.follow();
    else location.hash = name;
  }

  leave() {
    if (this.entered && location.hash) {
      history.back();
      return;
    }
    history.replaceState(history.state, "", location.pathname + location.search);
    this.follow();
  }

  /** Shows what the address asks for. */
  follow() {
    const way = this.wayOf(location.hash.slice(1));
    const root = document.documentElement;
    root.classList.toggle(STUDYING, way !== null);
    this.place.classList.toggle("qj-lesson--going", way !== null);
    this.place.hidden = way === null;
    this.chosen = null;
    if (way) {
      scrollTo(0, 0);
      this.stage.begin(way);
      return;
    }
    const wasAtWork = this.stage.way !== null;
    this.stage.stop();
    this.show();
    if (wasAtWork) this.part("h1").focus();
    this.entered = false;
  }

  /**
   * @param {string} name
   * @returns {PracticeWay | null}
   */
  wayOf(name) {
    if (name === "week") return new WeekWay(this.desk);
    if (name === "run") return new RunWay(this.desk);
    if (name !== "book") return null;
    const keys = this.chosen || this.due;
    return keys.length ? new BookWay(this.desk, keys) : null;
  }
}
