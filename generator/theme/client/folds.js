// What is folded: by the width of the screen, and by the address.

/** Whether the screen has no room for much beside each other. */
export const narrow = matchMedia("(max-width: 60rem)");

/** Folds what a narrow screen has no room for, now and whenever the screen's width changes. */
export function keepFolds() {
  foldByWidth(document);
  // Not addEventListener, which Safari 13 lacks here.
  narrow.addListener(() => foldByWidth(document));
}

/**
 * Open where there is room, folded where there is not; without a script all stays open.
 * @param {ParentNode} within
 */
export function foldByWidth(within) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folds = within.querySelectorAll("[data-qj-fold]");
  for (const fold of folds) fold.open = !narrow.matches;
}

/** An address inside something folded unfolds it. */
export function unfoldTarget() {
  unfold();
  addEventListener("hashchange", unfold);
}

function unfold() {
  const target = inAddress();
  /** @type {HTMLDetailsElement | null} */
  const fold = target && target.closest("details:not([open])");
  if (!target || !fold) return;
  fold.open = true;
  target.scrollIntoView();
}

function inAddress() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // "#100%" is the address of nothing here
  }
}
