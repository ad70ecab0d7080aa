// The reader's own size of type, colours, contrast and keys, kept in the browser.

/** Makes the panel of settings work. */
export function offerSettings() {
  /** @type {HTMLDetailsElement | null} */
  const panel = document.querySelector("[data-qj-settings]");
  if (!panel) return;
  for (const input of panel.querySelectorAll("input")) keep(input);
  const isOutside = (/** @type {EventTarget | null} */ target) =>
    target instanceof Node && !panel.contains(target);
  document.addEventListener("click", (event) => {
    if (isOutside(event.target)) panel.open = false;
  });
  panel.addEventListener("focusout", (event) => {
    if (isOutside(event.relatedTarget)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    const summary = panel.querySelector("summary");
    if (summary) summary.focus();
  });
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
