// What the timeline of reports does beyond HTML: its views in the address, and a span of months
// that narrows the rows below. A list that is put in the place of another is dressed again.
import { all } from "./parts.js";
import { offerBrush } from "./brush.js";

dressTimeline();
document.addEventListener("qj-list", dressTimeline);

/** Dresses the drawing of this page, where it has one. */
function dressTimeline() {
  const figure = document.querySelector("[data-qj-time]:not([data-view])");
  if (!(figure instanceof HTMLElement)) return;
  const links = all(figure, "[data-qj-view]");
  const asked = new URLSearchParams(location.search).get("view") || viewInHash();
  const known = links.find((link) => link.dataset.qjView === asked);
  showView(figure, links, String((known || links[0]).dataset.qjView));
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const view = String(link.dataset.qjView);
      showView(figure, links, view);
      noteInAddress({ view: link === links[0] ? "" : view });
    });
  }
  offerBrush(figure, noteInAddress);
}

/** Which view an address of a page without a script means. */
function viewInHash() {
  return location.hash.startsWith("#by-") ? location.hash.slice(4) : "";
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement[]} links
 * @param {string} view
 */
function showView(figure, links, view) {
  figure.dataset.view = view;
  for (const one of all(figure, ".qj-time__view")) {
    one.toggleAttribute("data-shown", one.id === `by-${view}`);
  }
  for (const link of links) {
    if (link.dataset.qjView === view) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/**
 * Keeps what was chosen in the address; what is "" is taken out of it.
 * @param {Record<string, string>} values
 */
function noteInAddress(values) {
  const state = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value) state.set(name, value);
    else state.delete(name);
  }
  if (location.protocol === "file:") return; // where addresses cannot be changed
  const query = String(state) ? `?${state}` : "";
  const hash = viewInHash() ? "" : location.hash;
  history.replaceState(history.state, "", `${location.pathname}${query}${hash}`);
}
