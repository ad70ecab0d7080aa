// From a folder on disk an address that ends in "/" shows a list of files instead of the page.
import { closestTo } from "./closest.js";

/** Leads links to folders to the pages in them. */
export function followLinksOnDisk() {
  if (location.protocol !== "file:") return;
  document.addEventListener("click", lead, true);
}

/** @param {MouseEvent} event */
function lead(event) {
  const link = closestTo(event, "a[href]");
  if (!(link instanceof HTMLAnchorElement)) return;
  if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}
