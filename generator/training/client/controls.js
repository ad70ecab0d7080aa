// Buttons of the house, and where the keyboard goes.
import { element } from "../../tools/client/element.js";

/**
 * Returns a button.
 * @param {string} words
 * @param {() => void} onclick
 * @param {Record<string, any>} attributes
 */
export function button(words, onclick, attributes = {}) {
  return element("button", { type: "button", class: "qj-button", onclick, ...attributes }, words);
}

/**
 * Moves the keyboard and the reader's voice to an element that is no control.
 * @param {HTMLElement | null} target
 */
export function focusOn(target) {
  if (!target) return;
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
