// Runs before the page is drawn, so that nothing jumps: the reader's own size of type, colours, contrast and keys.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  root.dataset.qjRoot = document.currentScript.dataset.root;
  addEventListener("load", () => root.classList.add("qj-ready")); // if the other script does not come
  for (const name of ["size", "scheme", "contrast", "keys"]) {
    try {
      const value = localStorage.getItem(`qj-${name}`);
      if (value) root.setAttribute(`data-qj-${name}`, value);
    } catch {
      return; // storage is refused: the page stays as it comes
    }
  }
})();
