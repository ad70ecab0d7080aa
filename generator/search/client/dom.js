// What the interface does with elements beyond making them.
import { element } from "../../tools/client/element.js";

/**
 * Returns the nodes of a marked text, a list of { text, mark }.
 * @param {Piece[]} parts
 */
export function markedNodes(parts) {
  return parts.map(({ text, mark }) =>
    mark ? element("mark", { class: "qj-search-mark" }, text) : text,
  );
}

/**
 * Calls back with the newest value once the input has been quiet for `ms`; never while an input
 * method composes.
 * Returns a function that calls a pending call off.
 * @param {HTMLInputElement} input
 * @param {number} ms
 * @param {(value: string) => void} callback
 * @returns {() => void}
 */
export function onTyping(input, ms, callback) {
  let timer = 0;
  let composing = false;
  const later = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(() => callback(input.value), ms);
  };
  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    later();
  });
  input.addEventListener(
    "input",
    (event) => !(/** @type {InputEvent} */ (event).isComposing) && later(),
  );
  return () => clearTimeout(timer);
}

/**
 * Returns a function that announces text in a status line, the last one when several come in
 * quick succession.
 * @param {Element} status
 * @returns {(text: string) => void}
 */
export function announcer(status) {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = text), 400);
  };
}
