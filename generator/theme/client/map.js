// Choosing a stop or a route on the map also marks its row in the list, and the other way round.
import { closestTo } from "./closest.js";

const THING = "[data-place], [data-route]";
const MAP = ".qj-map";

/** Shares the selection; on the document, so that lists swapped in later need nothing. */
export function shareSelection() {
  document.addEventListener("pointerover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusout", leave);
}

/**
 * Marks a stop or a route wherever it stands, or nothing.
 * @param {Element} map
 * @param {Element | null} chosen
 */
function choose(map, chosen) {
  for (const marked of map.querySelectorAll("[data-chosen]")) {
    marked.removeAttribute("data-chosen");
  }
  if (!chosen) return;
  const name = chosen.hasAttribute("data-place") ? "data-place" : "data-route";
  const same = `[${name}="${CSS.escape(chosen.getAttribute(name) || "")}"]`;
  for (const one of map.querySelectorAll(same)) one.setAttribute("data-chosen", "");
}

/** @param {Event} event */
function enter(event) {
  const chosen = closestTo(event, THING);
  const map = chosen && chosen.closest(MAP);
  if (map) choose(map, chosen);
}

/**
 * On leaving, what still has the focus is chosen again.
 * @param {Event} event
 */
function leave(event) {
  const left = closestTo(event, THING);
  const map = left && left.closest(MAP);
  if (!map) return;
  const { activeElement } = document;
  const focused = event.type !== "focusout" && activeElement && activeElement.closest(THING);
  choose(map, focused && map.contains(focused) ? focused : null);
}
