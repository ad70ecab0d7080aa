// A filter or a page of a list replaces the list in place; the address says which it is.
import { element } from "../../tools/client/element.js";
import { closestTo } from "./closest.js";
import { foldByWidth } from "./folds.js";

const LIST = ".qj-listing";
const COUNT = ".qj-listing__count";
const LINKS = ".qj-filter a, .qj-pages a, .qj-listing__count a";
const STATE = { list: true };

const status = element("p", { class: "qj-unseen", role: "status" });
let asked = 0;

/** Swaps lists where the browser can read pages: not from a folder on disk. */
export function swapLists() {
  if (location.protocol === "file:" || !document.querySelector("[data-qj-listing]")) return;
  history.replaceState(STATE, "");
  document.body.append(status);
  document.addEventListener("click", (event) => {
    const link = closestTo(event, LINKS);
    if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return;
    event.preventDefault();
    go(link.href, true);
  });
  addEventListener("popstate", (event) => {
    if (event.state && event.state.list) go(location.href, false);
  });
}

/**
 * Whether a click means this page, and nobody else has dealt with it.
 * @param {MouseEvent} event
 */
function isPlain(event) {
  const held = event.metaKey || event.ctrlKey || event.shiftKey;
  return !event.defaultPrevented && !held && !event.button;
}

/**
 * @param {string} url
 * @param {boolean} push
 */
async function go(url, push) {
  const mine = ++asked;
  const page = await read(url).catch(() => null);
  if (mine !== asked) return; // the reader has gone on to another list
  if (!page || !show(page, url)) {
    location.href = url;
    return;
  }
  if (push) history.pushState(STATE, "", url);
  document.dispatchEvent(new Event("qj-list")); // to scripts of some lists alone
  const count = document.querySelector(COUNT);
  if (count) count.scrollIntoView({ block: "nearest" });
}

/** @param {string} url */
async function read(url) {
  const answer = await fetch(url);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/**
 * Puts the list of a page in the place of this one; false where it has none.
 * @param {Document} page
 * @param {string} url
 */
function show(page, url) {
  const from = page.querySelector(LIST);
  const count = from && from.querySelector(COUNT);
  const to = document.querySelector(LIST);
  if (!from || !count || !to) return false;
  for (const link of from.querySelectorAll('[href]:not([href^="#"])')) {
    link.setAttribute("href", String(new URL(link.getAttribute("href") || "", url)));
  }
  foldByWidth(from);
  const focused = to.contains(document.activeElement) ? document.activeElement : null;
  to.replaceWith(from);
  if (focused) refocus(from, focused);
  document.title = page.title;
  const heading = from.querySelector("h1");
  status.textContent = `${heading ? heading.textContent : ""}：${firstWords(count)}`;
  return true;
}

/**
 * The keyboard stays where it was: on the same filter, else on the fold it has gone into.
 * @param {Element} list
 * @param {Element} focused
 */
function refocus(list, focused) {
  const links = [...list.querySelectorAll(".qj-filter a, .qj-pages a")];
  const same = links.find((link) => firstWords(link) === firstWords(focused));
  const fold = same && same.closest("details:not([open])");
  const target =
    (fold && fold.querySelector("summary")) || same || list.querySelector(".qj-filter a, summary");
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** @param {Element} node */
function firstWords(node) {
  return node.firstChild ? node.firstChild.textContent : "";
}
