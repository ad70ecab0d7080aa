// The map narrowed: rows and seals that do not fit step back together; the address says to what.
import { foldByWidth } from "./folds.js";
import { canLocate, listNearest } from "./nearest.js";

const FIELDS = ["q", "category", "district", "topic", "route"];
const OPEN_AT_MOST = 3; // sheets that are unfolded when few are left

/** Puts the form that narrows the map in its place. */
export function narrowMap() {
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector("template[data-qj-map-tools]");
  if (!template) return;
  template.after(template.content.cloneNode(true));
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(".qj-map-tools");
  if (!form) return;
  foldByWidth(document);
  fillFrom(form, new URLSearchParams(location.search));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => applyFilter(form, true));
  form.addEventListener("reset", () => setTimeout(() => applyFilter(form, true)));
  offerNearest(form);
  if (location.search) applyFilter(form, false);
}

/** @param {HTMLFormElement} form */
function offerNearest(form) {
  const button = form.querySelector("[data-qj-nearest]");
  const list = form.querySelector("[data-qj-map-near]");
  if (!(button instanceof HTMLElement) || !list) return;
  if (!canLocate()) {
    button.remove();
    return;
  }
  const tell = (/** @type {string} */ words) => say(form, words);
  button.addEventListener("click", () => listNearest(button, list, tell));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement | HTMLSelectElement | null}
 */
function field(form, name) {
  const control = form.elements.namedItem(name);
  const isField = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
  return isField ? control : null;
}

/**
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} state
 */
function fillFrom(form, state) {
  for (const name of FIELDS) {
    const control = field(form, name);
    if (control) control.value = state.get(name) || "";
    if (control && control.value === "" && control instanceof HTMLSelectElement) {
      control.selectedIndex = 0; // an address may name what is no more
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} note whether the address is to say it
 */
function applyFilter(form, note) {
  const state = new URLSearchParams();
  for (const name of FIELDS) {
    const control = field(form, name);
    if (control && control.value.trim()) state.set(name, control.value.trim());
  }
  const words = (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
  state.delete("q");
  const tokens = [...state.values()];
  if (words.length) state.set("q", words.join(" "));
  const left = sift(words, tokens);
  say(form, words.length || tokens.length ? `找到 ${left} 处` : "");
  if (note) {
    const query = String(state);
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
  }
}

/**
 * Hides rows and lets seals step back; returns how many rows are left.
 * @param {string[]} words
 * @param {string[]} tokens
 */
function sift(words, tokens) {
  const all = !words.length && !tokens.length;
  const out = new Set();
  let left = 0;
  for (const row of document.querySelectorAll("li[data-in]")) {
    const fits = all || (carries(row, tokens) && says(row, words));
    row.toggleAttribute("hidden", !fits);
    if (fits) left += 1;
    else out.add(row.getAttribute("data-place"));
  }
  for (const seal of document.querySelectorAll("svg [data-place]")) {
    const gone = out.has(seal.getAttribute("data-place"));
    seal.toggleAttribute("data-out", gone);
    if (gone) seal.setAttribute("tabindex", "-1");
    else seal.removeAttribute("tabindex");
  }
  countSheets(all);
  return left;
}

/**
 * @param {Element} row
 * @param {string[]} tokens
 */
function carries(row, tokens) {
  const carried = ` ${row.getAttribute("data-in")} `;
  return tokens.every((token) => carried.includes(` ${token} `));
}

/**
 * @param {Element} row
 * @param {string[]} words
 */
function says(row, words) {
  if (!words.length) return true;
  const text = (row.textContent || "").toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * A sheet of which nothing is left goes; where few are left, they are unfolded.
 * @param {boolean} all
 */
function countSheets(all) {
  const sheets = [...document.querySelectorAll(".qj-map-panel, #elsewhere")].filter((one) =>
    one.querySelector("li[data-in]"),
  );
  for (const sheet of sheets) {
    const left = sheet.querySelectorAll("li[data-in]:not([hidden])").length;
    sheet.toggleAttribute("hidden", !left);
    const count = sheet.querySelector("[data-qj-map-count]");
    if (count) {
      const whole = count.getAttribute("data-qj-map-count");
      count.textContent = all ? `${whole} 处` : `${left}／${whole} 处`;
    }
  }
  const shown = sheets.filter((sheet) => !sheet.hasAttribute("hidden"));
  for (const sheet of shown) {
    if (sheet instanceof HTMLDetailsElement && !all) sheet.open = shown.length <= OPEN_AT_MOST;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function say(form, words) {
  const status = form.querySelector("[data-qj-map-status]");
  if (status) status.textContent = words;
}
