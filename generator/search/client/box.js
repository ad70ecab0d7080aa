// All that a page loads before its reader searches: it waits for the first sign of that, then
// fetches the rest.
import { loadScript, put } from "./loader.js";
import { whenSlow } from "./slow.js";

const root = document.documentElement.dataset.qjRoot || "";
/** @type {Map<string, Promise<any>>} */
const pending = new Map();
const suspect = new Set(); // what failed once is not taken from the browser's cache again
/** @type {Promise<Interface> | null} */
let opening = null;

/**
 * Resolves to the payload of a file of the index; a file asked for twice at a time is fetched
 * once.
 * @param {string} name
 * @param {boolean} [fresh]
 */
function load(name, fresh) {
  if (!pending.has(name)) {
    const loading = loadScript(`${root}assets/search/${name}.js`, name, fresh || suspect.has(name));
    const forget = () => pending.delete(name);
    loading.then(forget, () => suspect.add(name) && forget());
    pending.set(name, loading);
  }
  return /** @type {Promise<any>} */ (pending.get(name));
}

function start() {
  if (!opening) {
    opening = load("manifest", false)
      .then(({ engine }) => loadScript(`${root}assets/search/${engine}.js`, "engine", false))
      .catch((error) => {
        opening = null;
        throw error;
      });
  }
  return /** @type {Promise<Interface>} */ (opening);
}

/**
 * Hands an element over to the engine's part of the interface; says so in its status line when
 * that cannot load.
 * @param {HTMLElement} element
 * @param {keyof Interface} role
 */
async function mount(element, role) {
  if (element.dataset.qjSearch) return;
  element.dataset.qjSearch = "loading";
  try {
    const mounting = start().then((engine) => engine[role](element, { root, load }));
    await whenSlow(mounting, () => tell(element, "正在载入检索……"));
    element.dataset.qjSearch = "ready";
    hush(element);
  } catch (error) {
    delete element.dataset.qjSearch;
    fail(element, role, error);
  }
}

/**
 * Says in the status line, for all to see, how it stands.
 * @param {Element} element
 * @param {string} words
 */
function tell(element, words, failed = false) {
  const status = /** @type {Element} */ (element.querySelector("[role=status]"));
  status.className = failed ? "qj-search-told qj-search-failed" : "qj-search-told";
  status.textContent = words;
}

/**
 * Takes back what was told; the line is then for those who hear it only.
 * @param {Element} element
 */
function hush(element) {
  const status = element.querySelector("[role=status].qj-search-told");
  if (!status) return;
  status.className = "qj-search-hidden";
  status.textContent = "";
}

/**
 * Says that the search cannot load; on the search page with a button that tries again.
 * @param {HTMLElement} element
 * @param {keyof Interface} role
 * @param {any} error
 */
function fail(element, role, error) {
  tell(element, `检索没能载入（${error.code || "error"}）。请检查网络后重试。`, true);
  if (role === "mountBox") {
    element.addEventListener("focusout", () => hush(element), { once: true });
    return;
  }
  const again = () => {
    hush(element);
    /** @type {HTMLInputElement} */ (element.querySelector("input[name=q]")).focus();
    mount(element, role);
  };
  const button = document.createElement("button");
  button.className = "qj-search-next";
  button.textContent = "重试";
  button.addEventListener("click", again);
  const status = /** @type {Element} */ (element.querySelector("[role=status]"));
  status.append(document.createElement("br"), button);
}

/** @param {KeyboardEvent} event */
function focusBox(event) {
  if (document.documentElement.dataset.qjKeys === "off") return; // WCAG 2.1.4
  const fields = "input, textarea, select, [contenteditable]";
  const typing = event.target instanceof Element && event.target.closest(fields);
  if (
    event.key !== "/" ||
    typing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing
  ) {
    return;
  }
  /** @type {NodeListOf<HTMLInputElement>} */
  const inputs = document.querySelectorAll(
    "[data-qj-search-page] input[name=q], .qj-search-box input[name=q]",
  );
  const input = [...inputs].find((candidate) => candidate.getClientRects().length > 0);
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

/**
 * On a disk nothing adds index.html by itself, not even for a form that is sent before the engine
 * is there.
 */
function mendActions() {
  if (location.protocol !== "file:") return;
  for (const form of document.querySelectorAll(".qj-search-box, .qj-search-form")) {
    form.setAttribute("action", `${form.getAttribute("action")}index.html`);
  }
}

function begin() {
  mendActions();
  /** @type {NodeListOf<HTMLElement>} */
  const boxes = document.querySelectorAll(".qj-search-box");
  for (const box of boxes) {
    for (const type of ["focusin", "input"]) {
      box.addEventListener(type, () => mount(box, "mountBox"));
    }
    if (box.contains(document.activeElement)) mount(box, "mountBox");
  }
  /** @type {NodeListOf<HTMLElement>} */
  const pages = document.querySelectorAll("[data-qj-search-page]");
  for (const page of pages) {
    const input = /** @type {HTMLInputElement} */ (page.querySelector("input[name=q]"));
    if (!input.value) input.value = new URLSearchParams(location.search).get("q") || "";
    mount(page, "mountPage");
  }
  document.addEventListener("keydown", focusBox);
}

globalThis.qjSearch = { put };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
