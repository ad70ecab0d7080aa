// The number of a clause is its address: it goes to the clipboard, where the browser allows it.
import { element } from "../../tools/client/element.js";
import { closestTo } from "./closest.js";

const SHOWN_FOR = 3000; // milliseconds

/** Copies the address of what is clicked. */
export function copyLinks() {
  document.addEventListener("click", (event) => {
    const link = closestTo(event, "[data-qj-copy]");
    if (link instanceof HTMLAnchorElement && navigator.clipboard) copy(link);
  });
}

/** @param {HTMLAnchorElement} link */
async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // it still stands in the address bar
  }
  const former = document.querySelector(".qj-copied");
  if (former) former.remove();
  const note = element("span", { class: "qj-copied", role: "status" });
  link.append(note);
  note.textContent = "链接已复制";
  setTimeout(() => note.remove(), SHOWN_FOR);
}
