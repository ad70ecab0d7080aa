// The page of all figures: drawings of those that a reader chooses, taken from their own pages. The
// address says which. Without this, and from a folder on disk, the page is a list of links.
import { element, fill } from "../../tools/client/element.js";

const FIELDS = ["figure", "unit", "from", "to"];
const MOST = 24; // drawings at once
const EDGE = 6; // percent of the width
const DRAWN_PER_PAGE = "data-qj-figures";

/** @typedef {{ unit: string, name: string, url: string, page: string }} Choice */

/** @type {Map<string, Promise<Document | null>>} */
const pages = new Map();
let turn = 0;

openFigures();

/** Puts the form in its place, filled as the address says. */
function openFigures() {
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector("template[data-qj-figures-tools]");
  if (!template || location.protocol === "file:") return;
  template.after(template.content.cloneNode(true));
  const form = document.querySelector("form.qj-map-tools");
  if (!(form instanceof HTMLFormElement)) return;
  fillForm(form);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => choose(form, true));
  form.addEventListener("reset", () => setTimeout(() => choose(form, true)));
  addEventListener("popstate", () => {
    fillForm(form);
    choose(form, false);
  });
  choose(form, false);
}

/** @param {HTMLFormElement} form */
function fillForm(form) {
  const state = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const control = form.elements.namedItem(name);
    if (!(control instanceof HTMLSelectElement)) continue;
    control.value = state.get(name) || "";
    if (control.selectedIndex < 0) control.selectedIndex = 0; // an address may name what is no more
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function valueOf(form, name) {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLSelectElement ? control.value : "";
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} note whether the address is to say it
 */
async function choose(form, note) {
  const mine = ++turn;
  const state = new URLSearchParams();
  for (const name of FIELDS) if (valueOf(form, name)) state.set(name, valueOf(form, name));
  if (note) {
    const query = String(state);
    history.pushState(null, "", query ? `?${query}` : location.pathname);
  }
  sift(state);
  const choices = state.get("figure") || state.get("unit") ? chosen(state) : [];
  const shown = choices.slice(0, MOST);
  const plots = await Promise.all(shown.map((one) => plotOf(one)));
  if (mine !== turn) return; // the reader has chosen something else
  const found = plots.filter(Boolean);
  for (const plot of found) if (plot) narrowYears(plot, state);
  const place = document.querySelector("[data-qj-figures-shown]");
  if (place) fill(place, ...found);
  tell(form, choices.length, found.length, state);
}

/**
 * Which figures of which units an address names.
 * @param {URLSearchParams} state
 * @returns {Choice[]}
 */
function chosen(state) {
  const whole = document.querySelector(`[${DRAWN_PER_PAGE}]`);
  const perPage = whole ? Number(whole.getAttribute(DRAWN_PER_PAGE)) : 1;
  /** @type {Choice[]} */
  const result = [];
  for (const row of document.querySelectorAll("[data-figure]")) {
    const id = row.getAttribute("data-figure");
    const links = [...row.querySelectorAll("[data-of]")];
    const heading = row.querySelector("h3 a, a");
    if (!(heading instanceof HTMLAnchorElement)) continue;
    if (state.get("figure") && state.get("figure") !== id) continue;
    links.forEach((link, at) => {
      if (!(link instanceof HTMLAnchorElement) || !fits(link, state)) return;
      const number = Math.floor(at / perPage) + 1;
      const page = number > 1 ? `${heading.href}page/${number}/` : heading.href;
      const unit = link.getAttribute("data-of") || "";
      const of = link.getAttribute("data-unit-name") || link.textContent || "";
      result.push({ unit, name: `${of}：${heading.textContent}`, url: link.href, page });
    });
  }
  return result;
}

/**
 * Whether a unit's figure is of the unit and the years of an address.
 * @param {Element} link
 * @param {URLSearchParams} state
 */
function fits(link, state) {
  const unit = state.get("unit");
  if (unit && unit !== link.getAttribute("data-of")) return false;
  const [first, last] = (link.getAttribute("data-years") || "").split(" ").map(Number);
  const [from, to] = yearsOf(state);
  return first <= to && last >= from;
}

/**
 * @param {URLSearchParams} state
 * @returns {[number, number]}
 */
function yearsOf(state) {
  const from = Number(state.get("from")) || -Infinity;
  const to = Number(state.get("to")) || Infinity;
  return from <= to ? [from, to] : [to, from];
}

/**
 * Hides the rows of the list that an address leaves out.
 * @param {URLSearchParams} state
 */
function sift(state) {
  for (const row of document.querySelectorAll("[data-figure]")) {
    const other = state.get("figure") && state.get("figure") !== row.getAttribute("data-figure");
    const none = ![...row.querySelectorAll("[data-of]")].some((link) => fits(link, state));
    row.toggleAttribute("hidden", Boolean(other) || none);
  }
}

/**
 * The drawing of a figure of a unit, from the page on which all its units share a scale.
 * @param {Choice} choice
 */
async function plotOf(choice) {
  const page = await pageAt(choice.page);
  const own = page && page.querySelector(`[data-unit="${choice.unit}"]`);
  const plot = own && own.querySelector("svg.qj-plot");
  if (!plot) return null;
  const copy = document.importNode(plot, true);
  for (const link of copy.querySelectorAll("a")) {
    link.setAttribute("href", String(new URL(link.getAttribute("href") || "", choice.page)));
  }
  const title = element("a", { href: choice.url }, choice.name);
  return element("section", { class: "qj-multiple" }, element("h2", {}, title), wrap(copy));
}

/** @param {Node} node */
function wrap(node) {
  const result = element("div");
  result.append(node);
  return result;
}

/** @param {string} url */
function pageAt(url) {
  const known = pages.get(url);
  if (known) return known;
  const asked = fetch(url)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(url))))
    .then((text) => new DOMParser().parseFromString(text, "text/html"))
    .catch(() => {
      pages.delete(url); // the net may come back
      return null;
    });
  pages.set(url, asked);
  return asked;
}

/**
 * Draws only the years of an address: what lies across is in percent, so it is enough to widen it.
 * @param {Element} plot
 * @param {URLSearchParams} state
 */
function narrowYears(plot, state) {
  const [from, to] = yearsOf(state);
  for (const row of plot.querySelectorAll("[data-qj-slots]")) {
    const slots = (row.getAttribute("data-qj-slots") || "").split(" ").map(Number);
    const [first, count, perYear] = slots;
    const begin = Math.max(first, from * perYear);
    const end = Math.min(first + count, (to + 1) * perYear);
    row.toggleAttribute("hidden", end <= begin);
    if (end <= begin) continue;
    row.setAttribute("x", `${(-100 * (begin - first)) / (end - begin)}%`);
    row.setAttribute("width", `${(100 * count) / (end - begin)}%`);
    const place = (/** @type {Element} */ one) => {
      const at = parseFloat(one.getAttribute("x") || one.getAttribute("cx") || "");
      return (100 * ((at / 100) * count - (begin - first))) / (end - begin);
    };
    for (const link of row.querySelectorAll("a")) {
      const shape = link.querySelector("rect, circle");
      const at = shape ? place(shape) : 0;
      link.toggleAttribute("hidden", at < 0 || at > 100);
    }
    for (const words of row.querySelectorAll("text")) anchor(words, place(words));
  }
}

/**
 * Lets words near an edge stand within it, as generator/pages/figures/axis.py does.
 * @param {Element} words
 * @param {number} at percent of the width
 */
function anchor(words, at) {
  words.toggleAttribute("hidden", at < 0 || at > 100);
  const end = at > 100 - EDGE ? "end" : "middle";
  words.setAttribute("text-anchor", at < EDGE ? "start" : end);
}

/**
 * @param {Element} form
 * @param {number} count
 * @param {number} shown
 * @param {URLSearchParams} state
 */
function tell(form, count, shown, state) {
  const status = form.querySelector("[role=status]");
  if (!status) return;
  if (!state.get("figure") && !state.get("unit")) {
    status.textContent = "选一个数字或一个单位，图画在这里。";
  } else if (!count) {
    status.textContent = "没有符合的数字。";
  } else {
    const rest = count > shown ? `，另有 ${count - shown} 幅见下面的清单` : "";
    status.textContent = `画出 ${shown} 幅${rest}。`;
  }
}
