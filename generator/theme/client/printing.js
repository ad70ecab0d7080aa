// Printed, what is only folded to save room is open; answers stay as the reader left them.

/** Opens such folds for the time of printing. */
export function unfoldForPrint() {
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = document.querySelectorAll(".qj-more:not([open])");
    for (const fold of folds) openWhilePrinting(fold);
  });
}

/** @param {HTMLDetailsElement} fold */
function openWhilePrinting(fold) {
  fold.open = true;
  const close = () => {
    fold.open = false;
  };
  addEventListener("afterprint", close, { once: true });
}
