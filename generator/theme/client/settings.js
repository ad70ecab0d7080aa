// The reader's own size of type, colours, contrast and keys, kept in the browser.
import { closeBehind } from "./popups.js";

/** Makes the panel of settings work. */
export function offerSettings() {
  /** @type {HTMLDetailsElement | null} */
  const panel = document.querySelector("[data-qj-settings]");
  if (!panel) return;
  for (const input of panel.querySelectorAll("input")) keep(input);
  closeBehind(panel);
}

/**
 * Shows what was chosen, and keeps what is chosen.
 * @param {HTMLInputElement} input
 */
function keep(input) {
  const root = document.documentElement;
  const attribute = `data-${input.name}`;
  if (root.getAttribute(attribute) === input.value) input.checked = true;
  input.addEventListener("change", () => {
    root.setAttribute(attribute, input.value);
    try {
      localStorage.setItem(input.name, input.value);
    } catch {
      // storage is refused: it holds for this page
    }
  });
}
