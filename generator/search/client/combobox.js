// The box in the header: hits while typing, in a list that the keyboard walks through (ARIA 1.2
// combobox).
import { element, fill } from "../../tools/client/element.js";
import { announcer, markedNodes, onTyping } from "./dom.js";
import { badges } from "./hits.js";
import { pageLink, searchLink } from "./links.js";
import { whenSlow } from "./slow.js";
import { LONG, WAITING, allWords, countWords, failureWords, nothingWords } from "./words.js";

/** @typedef {import("../../tools/client/element.js").Child} Child */

const SHOWN = 7;
const QUIET = 30; // ms without a key before a query
let boxes = 0;

class Combobox {
  /**
   * @param {HTMLElement} form
   * @param {SearchContext} context
   */
  constructor(form, { root, index }) {
    this.form = form;
    this.root = root;
    this.index = index;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[name=q]"));
    this.panel = /** @type {HTMLElement} */ (form.querySelector(".qj-search-panel"));
    this.say = announcer(/** @type {Element} */ (form.querySelector("[role=status]")));
    this.id = `qj-search-${++boxes}`;
    this.asked = 0;
    this.active = -1;
    /** @type {HTMLElement[]} */
    this.options = [];
    this.cancel = () => {};
    this.wire();
  }

  wire() {
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.setAttribute("aria-controls", this.id);
    this.input.addEventListener("input", () => this.choose(-1));
    this.cancel = onTyping(this.input, QUIET, () => this.update());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.input.value.trim() && this.update());
    this.form.addEventListener(
      "focusout",
      (event) =>
        this.form.contains(/** @type {Node | null} */ (event.relatedTarget)) || this.close(),
    );
    this.form.addEventListener("submit", (event) => this.submit(event));
    // keeps the focus in the field
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    this.list([]);
    if (this.input.value.trim() && document.activeElement === this.input) this.update();
  }

  async update() {
    const query = this.input.value;
    const turn = ++this.asked;
    if (!query.trim()) {
      this.close();
      this.say("");
      return;
    }
    try {
      const asking = this.index.query(query, { limit: SHOWN });
      const result = await whenSlow(asking, () => turn === this.asked && this.note(WAITING));
      if (turn === this.asked) this.show(query, result);
    } catch (error) {
      if (turn === this.asked) this.note(failureWords(error));
    }
  }

  /**
   * @param {string} query
   * @param {SearchResult} result
   */
  show(query, result) {
    const sure = [...result.hits, ...result.sound];
    const hits = sure.length ? sure.slice(0, SHOWN) : result.loose.slice(0, 3);
    const nothing = sure.length ? "" : nothingWords(query, result.phrases, false, hits.length > 0);
    const options = hits.map((hit) => this.option(hit));
    const all = searchLink(this.root, { q: query.trim() });
    if (sure.length) options.push(this.link(all, "qj-search-all", allWords(result)));
    this.list(options, [nothing, result.truncated ? LONG : ""].filter(Boolean).join(""));
    this.say(nothing || countWords(result));
    this.open();
  }

  /** @param {Hit} hit */
  option(hit) {
    const where = hit.heading.length
      ? [element("span", { class: "qj-search-where" }, markedNodes(hit.heading)), " "]
      : [];
    return this.link(
      pageLink(this.root, hit.url, hit.anchor),
      "qj-search-option",
      element("span", { class: "qj-search-kind" }, hit.kind),
      element("span", { class: "qj-search-title" }, markedNodes(hit.title), " ", badges(hit.marks)),
      element("span", { class: "qj-search-excerpt" }, where, markedNodes(hit.excerpt)),
    );
  }

  /**
   * @param {string} href
   * @param {string} name
   * @param {...(Child | Child[])} children
   */
  link(href, name, ...children) {
    return element(
      "a",
      { class: name, href, role: "option", tabindex: "-1", "aria-selected": "false" },
      ...children,
    );
  }

  /**
   * @param {HTMLElement[]} options
   * @param {string} [note]
   */
  list(options, note = "") {
    options.forEach((option, i) => (option.id = `${this.id}-${i}`));
    const chosen = this.options[this.active];
    this.options = options;
    const list = element(
      "div", // browsers give Tab a stop at what scrolls, unless told not to
      {
        id: this.id,
        class: "qj-search-list",
        role: "listbox",
        "aria-label": "检索结果",
        tabindex: "-1",
      },
      options,
    );
    fill(this.panel, note ? element("p", { class: "qj-search-note" }, note) : null, list);
    // what somebody chose before the last answer came stays chosen, if it is still there
    const address = chosen && chosen.getAttribute("href");
    this.choose(options.findIndex((option) => option.getAttribute("href") === address));
  }

  /** @param {string} text */
  note(text) {
    this.list([], text);
    this.say(text);
    this.open();
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
  }

  close() {
    this.cancel();
    this.asked++;
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  /** @param {number} place */
  choose(place) {
    this.active = place;
    this.options.forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
    const chosen = this.options[place];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.panel.hidden) this.update();
      else this.choose(this.next(step));
    } else if (event.key === "Enter" && this.options[this.active]) {
      event.preventDefault();
      this.options[this.active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.panel.hidden) this.input.value = "";
      this.close();
    }
  }

  /**
   * Returns the place of the next option, where -1 is the field itself.
   * @param {number} step
   */
  next(step) {
    const places = this.options.length + 1;
    return ((this.active + 1 + step + places) % places) - 1;
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    location.assign(searchLink(this.root, { q: this.input.value.trim() }));
  }
}

/**
 * Turns the form of the header into a combobox.
 * @param {HTMLElement} form
 * @param {SearchContext} context
 */
export function makeBox(form, context) {
  return new Combobox(form, context);
}
