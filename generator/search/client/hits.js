// Hits on the search page.
import { element } from "../../tools/client/element.js";
import { markedNodes } from "./dom.js";
import { pageLink } from "./links.js";

/**
 * Returns a list item for a hit.
 * @param {Hit} hit
 * @param {string} root
 */
export function hitItem(hit, root) {
  const top = pageLink(root, hit.url);
  return element(
    "li",
    { class: "qj-search-hit" },
    element(
      "h3",
      { class: "qj-search-hit-title" },
      element("a", { href: top }, markedNodes(hit.title)),
    ),
    metaLine(hit),
    hit.excerpt.length > 0 &&
      element("p", { class: "qj-search-excerpt" }, markedNodes(hit.excerpt)),
    hit.anchor && sectionLink(hit, root),
  );
}

/** @param {Hit} hit */
function metaLine({ kind, marks, when, alias }) {
  const parts = [element("span", { class: "qj-search-kind" }, kind), ...badges(marks)];
  if (when.length) parts.push(element("span", {}, period(when)));
  if (alias) parts.push(element("span", {}, "又称 ", markedNodes(alias)));
  return element("p", { class: "qj-search-meta" }, parts);
}

/**
 * Returns what a reader must know of a hit before anything else.
 * @param {string[]} marks
 */
export const badges = (marks) => marks.map((mark) => element("span", { class: "qj-badge" }, mark));

/**
 * Returns a date as readers write it; a period has two times, since HTML knows no periods.
 * @param {[string, string][]} when
 */
function period(when) {
  return when.flatMap(([iso, words], i) => [
    i > 0 && "—",
    element("time", { datetime: iso }, words),
  ]);
}

/**
 * @param {Hit} hit
 * @param {string} root
 */
function sectionLink(hit, root) {
  const words = hit.heading.length ? markedNodes(hit.heading) : ["此处"];
  const href = pageLink(root, hit.url, hit.anchor);
  return element("p", { class: "qj-search-jump" }, element("a", { href }, "跳到：", words));
}
