// What opens over a page, and closes by itself when the reader goes on.

/**
 * Closes a panel at a click or a step outside of it, and at Escape.
 * @param {HTMLDetailsElement} panel
 * @param {() => boolean} isOver whether it lies over the page now
 */
export function closeBehind(panel, isOver = () => true) {
  const leave = (/** @type {EventTarget | null} */ target) => {
    const isOutside = target instanceof Node && !panel.contains(target);
    if (isOutside && isOver()) panel.open = false;
  };
  document.addEventListener("click", (event) => leave(event.target));
  panel.addEventListener("focusout", (event) => leave(event.relatedTarget));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open || !isOver()) return;
    panel.open = false;
    const summary = panel.querySelector("summary");
    if (summary) summary.focus();
  });
}
