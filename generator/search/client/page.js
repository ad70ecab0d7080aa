// The search page: hits with excerpts, facets, sorting; its state is in the address.
import { element, fill } from "../../tools/client/element.js";
import { announcer, onTyping } from "./dom.js";
import { chosenButtons, facetSets } from "./filters.js";
import { hitItem } from "./hits.js";
import { queryToState, stateToQuery } from "./links.js";
import { whenSlow } from "./slow.js";
import { FAILED, HINTS, WAITING, LONG, countWords, failureWords, nothingWords } from "./words.js";

const STEP = 20;
const PAUSE = 120; // ms without a key before a query

class SearchPage {
  /**
   * @param {HTMLElement} place
   * @param {SearchContext} context
   */
  constructor(place, { root, index }) {
    this.place = place;
    this.root = root;
    this.index = index;
    this.form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    this.input = /** @type {HTMLInputElement} */ (this.form.querySelector("input[name=q]"));
    this.say = announcer(/** @type {Element} */ (place.querySelector("[role=status]")));
    this.out = Object.fromEntries(
      ["results", "facets", "chosen", "count", "list", "notes", "sorts"].map((name) => [
        name,
        place.querySelector(`[data-qj-${name}]`),
      ]),
    );
    this.labels = index.facets;
    this.orders = index.orders;
    this.names = Object.keys(this.labels);
    this.open = new Set();
    this.filters = /** @type {HTMLDetailsElement} */ (place.querySelector("details"));
    this.filters.open = matchMedia("(min-width: 60rem)").matches;
    this.asked = 0;
    this.limit = STEP;
    this.wire();
  }

  wire() {
    onTyping(this.input, PAUSE, (q) => this.change({ q }, "replace"));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change({ q: this.input.value }, "push");
    });
    for (const button of this.out.sorts.querySelectorAll("button")) {
      button.addEventListener("click", () => this.change({ sort: button.value }, "push"));
    }
    addEventListener("popstate", () => this.restore());
    this.restore(this.input.value); // from the address, or typed while the engine was on its way
  }

  restore(typed = "") {
    this.state = queryToState(location.search, this.names);
    this.state.q = typed || this.state.q;
    this.input.value = this.state.q;
    this.limit = STEP;
    this.run();
  }

  /**
   * @param {Partial<SearchState>} part
   * @param {"push" | "replace"} how
   */
  change(part, how) {
    this.state = { ...this.state, ...part };
    this.limit = STEP;
    const query = stateToQuery(this.state);
    const shown = stateToQuery(queryToState(location.search, this.names));
    try {
      if (query !== shown) {
        history[`${how}State`](null, "", query ? `?${query}` : location.pathname);
      }
    } catch {
      // some browsers refuse to change the address of a file
    }
    return this.run();
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  async toggle(name, value) {
    const chosen = this.state.filters[name] || [];
    const values = chosen.includes(value)
      ? chosen.filter((/** @type {string} */ v) => v !== value)
      : [...chosen, value];
    const others = Object.entries(this.state.filters).filter(([other]) => other !== name);
    await this.change(
      { filters: Object.fromEntries(values.length ? [...others, [name, values]] : others) },
      "push",
    );
    this.refocus(this.choices(name).find((choice) => choice.value === value));
  }

  /**
   * Returns the check boxes of a facet.
   * @param {string} name
   * @returns {HTMLInputElement[]}
   */
  choices(name) {
    return [...this.out.facets.querySelectorAll("input")].filter((input) => input.name === name);
  }

  /**
   * Gives the keyboard its place again where a redrawing took it away: the first of these that
   * can have it.
   * @param {...(HTMLElement | null | undefined | "")} wanted
   */
  refocus(...wanted) {
    for (const one of [
      ...wanted,
      this.out.notes.querySelector("button"),
      this.out.count,
      this.input,
    ]) {
      if (document.activeElement !== document.body) return;
      if (one) one.focus();
    }
  }

  async run() {
    const turn = ++this.asked;
    const { q, sort, filters } = this.state;
    const idle = !q.trim() && !Object.keys(filters).length;
    this.place.classList.toggle("qj-search-idle", idle);
    this.out.results.hidden = idle;
    if (idle) {
      this.say("");
      return;
    }
    try {
      const asking = this.index.query(q, { filters, sort, limit: this.limit, counts: true });
      const result = await whenSlow(asking, () => turn === this.asked && this.wait());
      if (turn === this.asked) this.show(result);
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    }
  }

  wait() {
    this.out.count.textContent = WAITING;
    this.say(WAITING);
  }

  /** @param {SearchResult} result */
  show(result) {
    const { filters, sort, q } = this.state;
    /**
     * @param {string} name
     * @param {string} value
     */
    const toggle = (name, value) => this.toggle(name, value);
    /** @param {string} name */
    const more = (name) => {
      const known = this.choices(name).map((choice) => choice.value);
      this.open.add(name);
      this.show(result);
      this.refocus(this.choices(name).find((choice) => !known.includes(choice.value)));
    };
    for (const button of this.out.sorts.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === sort));
    }
    this.out.count.textContent = countWords(result);
    const sets = facetSets(result.counts || {}, this, filters, this.open, toggle, more);
    this.filters.hidden = !sets.length;
    fill(this.out.facets, ...sets);
    fill(this.out.chosen, ...chosenButtons(filters, toggle));
    fill(this.out.list, ...this.lists(result));
    const filtered = Object.keys(filters).length > 0;
    const nothing =
      result.hits.length || result.sound.length
        ? ""
        : nothingWords(q, result.phrases, filtered, result.loose.length > 0);
    this.notes(
      [nothing, result.truncated ? LONG : ""].filter(Boolean),
      nothing && !result.loose.length ? HINTS : [],
    );
    this.say(nothing || countWords(result));
  }

  /** @param {SearchResult} result */
  lists({ hits, sound, loose, total, heard }) {
    const left = total + heard - hits.length - sound.length;
    return [
      hits.length > 0 && this.list(hits),
      sound.length > 0 && element("h2", { class: "qj-search-apart" }, "读音相合的标题与术语"),
      sound.length > 0 && this.list(sound),
      left > 0 &&
        element(
          "button",
          { type: "button", class: "qj-search-next", onclick: () => this.next() },
          "显示更多",
        ),
      loose.length > 0 && element("h2", { class: "qj-search-apart" }, "只含其中一部分"),
      loose.length > 0 && this.list(loose),
    ].filter(Boolean);
  }

  /** @param {Hit[]} hits */
  list(hits) {
    return element(
      "ol",
      { class: "qj-search-hits" },
      hits.map((hit) => hitItem(hit, this.root)),
    );
  }

  async next() {
    const before = this.limit;
    this.limit += STEP;
    await this.run();
    const hit = this.out.list.querySelectorAll(".qj-search-hit")[before];
    this.refocus(hit && hit.querySelector("a"));
  }

  /**
   * @param {string[]} lines
   * @param {string[]} hints
   */
  notes(lines, hints) {
    fill(
      this.out.notes,
      ...lines.map((line) => element("p", {}, line)),
      ...(hints.length
        ? [
            element(
              "ul",
              {},
              hints.map((hint) => element("li", {}, hint)),
            ),
          ]
        : []),
    );
  }

  /** @param {any} error */
  fail(error) {
    this.out.count.textContent = FAILED;
    this.filters.hidden = true;
    for (const name of ["facets", "chosen", "list"]) fill(this.out[name]);
    const again = element(
      "button",
      {
        type: "button",
        class: "qj-search-next",
        onclick: () => this.run().then(() => this.refocus()),
      },
      "重试",
    );
    fill(this.out.notes, element("p", { class: "qj-search-failed" }, failureWords(error)), again);
    this.say(failureWords(error));
  }
}

/**
 * Brings the search page to life.
 * @param {HTMLElement} place
 * @param {SearchContext} context
 */
export function makePage(place, context) {
  return new SearchPage(place, context);
}
