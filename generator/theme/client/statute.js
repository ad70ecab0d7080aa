// The text of a rule: filtered by marks, entered by a number, followed by its contents.
import { closestTo } from "./closest.js";

/** Lets a reader find the way in a rule's text. */
export function openStatute() {
  const text = document.querySelector("[data-qj-text]");
  if (!(text instanceof HTMLElement)) return;
  const tools = document.querySelector("[data-qj-text-tools]");
  if (tools instanceof HTMLElement) offerTools(tools, text);
  followOutline(text);
}

/**
 * @param {HTMLElement} tools
 * @param {HTMLElement} text
 */
function offerTools(tools, text) {
  tools.hidden = !tools.children.length;
  tools.addEventListener("change", () => keepMarks(tools, text));
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = closestTo(event, "form");
    if (form instanceof HTMLFormElement) jump(form, text);
  });
}

/**
 * Shows only the articles that bear one of the chosen marks; all where none is chosen.
 * @param {HTMLElement} tools
 * @param {HTMLElement} text
 */
function keepMarks(tools, text) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const chosen = tools.querySelectorAll("[name=kind]:checked");
  const classes = Array.from(chosen, (box) => `qj-clause-row--${box.value}`);
  for (const row of rows(text)) {
    row.hidden = classes.length > 0 && !classes.some((name) => row.classList.contains(name));
  }
}

/**
 * @param {ParentNode} text
 * @returns {NodeListOf<HTMLElement>}
 */
function rows(text) {
  return text.querySelectorAll(".qj-clause-row");
}

/**
 * Goes to the article of a number, however it is written.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} text
 */
function jump(form, text) {
  const field = form.elements.namedItem("no");
  const answer = form.querySelector("output");
  if (!(field instanceof HTMLInputElement) || !answer) return;
  const row = articleOf(field.value, text);
  answer.textContent = row ? "" : `没有第 ${field.value.trim()} 条`;
  if (!row) return;
  row.hidden = false;
  const link = row.querySelector("a");
  if (!link) return;
  location.hash = link.hash;
  link.focus({ preventScroll: true });
}

/**
 * @param {string} written
 * @param {HTMLElement} text
 */
function articleOf(written, text) {
  const plain = written.normalize("NFKC").replace(/[第条\s]/gu, "");
  const anchor = `c-${plain.replace(/之(\d+)$/u, "-$1")}`;
  return Array.from(rows(text)).find((row) => {
    const label = row.querySelector(".qj-clause-row__no");
    const words = label && label.textContent ? label.textContent.replace(/[第条\s]/gu, "") : "";
    return row.id === anchor || row.id.startsWith(`${anchor}-20`) || words === plain;
  });
}

/**
 * Marks in the contents where the reader is.
 * @param {HTMLElement} text
 */
function followOutline(text) {
  /** @type {HTMLAnchorElement[]} */
  const links = Array.from(document.querySelectorAll(".qj-outline a"));
  const headings = Array.from(text.querySelectorAll(".qj-part"));
  if (!links.length || typeof IntersectionObserver === "undefined") return;
  const observer = new IntersectionObserver(() => mark(links, headings), {
    rootMargin: "-80px 0px -60% 0px",
  });
  for (const heading of headings) observer.observe(heading);
}

/**
 * @param {HTMLAnchorElement[]} links
 * @param {Element[]} headings
 */
function mark(links, headings) {
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
  const here = above.length ? above[above.length - 1] : headings[0];
  for (const link of links) {
    const current = here && link.getAttribute("href") === `#${here.id}`;
    if (!current) {
      link.removeAttribute("aria-current");
    } else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
    }
  }
}
