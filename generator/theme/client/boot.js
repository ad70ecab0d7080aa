// Runs before the page is drawn, so that nothing jumps: the reader's own size of type, colours,
// contrast and keys.

const root = document.documentElement;
const SETTINGS = ["size", "scheme", "contrast", "keys"];

function recall() {
  try {
    for (const name of SETTINGS) {
      const value = localStorage.getItem(`qj-${name}`);
      if (value) root.setAttribute(`data-qj-${name}`, value);
    }
  } catch {
    // storage is refused: the page stays as it comes
  }
}

root.classList.replace("no-js", "js");
root.dataset.qjRoot = document.currentScript ? document.currentScript.dataset.root : "";
// Also if the other script does not come.
addEventListener("load", () => root.classList.add("qj-ready"));
recall();
