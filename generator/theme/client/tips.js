// Definitions of terms: by pointer, by keyboard, by finger.
import { closestTo } from "./closest.js";

const TERM = ".qj-term";
const LINK = ".qj-term > a";
const SHUT = "qj-term--shut";

/** Shows the definition of a term where the reader is. */
export function showTips() {
  document.addEventListener("keydown", shutOnEscape);
  document.addEventListener("pointerover", open);
  document.addEventListener("focusin", open);
  followOnSecondTap();
}

/** @param {KeyboardEvent} event */
function shutOnEscape(event) {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(TERM)) {
    if (term.matches(":hover") || term.contains(document.activeElement)) term.classList.add(SHUT);
  }
}

/** @param {PointerEvent | FocusEvent} event */
function open(event) {
  const term = closestTo(event, TERM);
  if (!term) return;
  if (event.relatedTarget instanceof Node && term.contains(event.relatedTarget)) return;
  term.classList.remove(SHUT);
  term.classList.toggle("qj-term--end", term.getBoundingClientRect().left > innerWidth / 2);
}

/** A first tap shows the definition, a second one follows the link. */
function followOnSecondTap() {
  /** @type {HTMLElement | null} */
  let tapped = null;
  document.addEventListener("pointerdown", (event) => {
    const link = closestTo(event, LINK);
    const first = event.pointerType === "touch" && document.activeElement !== link;
    tapped = first ? link : null;
  });
  document.addEventListener("click", (event) => {
    if (tapped && closestTo(event, LINK) === tapped) {
      event.preventDefault();
      tapped.focus();
    }
    tapped = null;
  });
}
