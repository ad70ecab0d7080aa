// Choosing a stop or a route on the map also marks its row in the list, and the other way round. The page does without.
(() => {
  "use strict";

  const thing = (node) => (node instanceof Element ? node.closest("[data-place], [data-route]") : null);
  const mapOf = (node) => (node ? node.closest(".qj-map") : null);

  function choose(map, chosen) {
    for (const marked of map.querySelectorAll("[data-chosen]")) marked.removeAttribute("data-chosen");
    if (!chosen) return;
    const name = chosen.hasAttribute("data-place") ? "data-place" : "data-route";
    const same = `[${name}="${CSS.escape(chosen.getAttribute(name))}"]`;
    for (const one of map.querySelectorAll(same)) one.setAttribute("data-chosen", "");
  }

  function enter(event) {
    const chosen = thing(event.target);
    const map = mapOf(chosen);
    if (map) choose(map, chosen);
  }

  // On leaving, what still has the focus is chosen again.
  function leave(event) {
    const map = mapOf(thing(event.target));
    if (!map) return;
    const focused = event.type === "focusout" ? null : thing(document.activeElement);
    choose(map, focused && map.contains(focused) ? focused : null);
  }

  // On the document, so that pages that are swapped in later need nothing done.
  document.addEventListener("pointerover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusout", leave);
})();
