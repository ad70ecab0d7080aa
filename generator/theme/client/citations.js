// Citations to copy: 《某法》第八条第二款：“……”, of an article or of a provision in it.
import { element } from "../../tools/client/element.js";
import { closestTo } from "./closest.js";

/** Gives every article of a rule a button that offers its citations. */
export function offerCitations() {
  const entry = document.querySelector(".qj-entry--rules");
  if (!entry || !navigator.clipboard) return;
  for (const head of entry.querySelectorAll(".qj-clause-row__head")) {
    const words = wordsOf(head);
    const label = `引用${words}`;
    head.append(
      element("button", { class: "qj-cite", type: "button", "aria-label": label }, "引用"),
    );
  }
  entry.addEventListener("click", (event) => {
    const button = closestTo(event, ".qj-cite");
    if (button) toggle(button);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => {
    if (!closestTo(event, ".qj-clause-row__head")) close();
  });
}

/** @param {Element} head */
function wordsOf(head) {
  const number = head.querySelector(".qj-clause-row__no");
  return number && number.firstChild ? String(number.firstChild.textContent) : "";
}

function close() {
  const open = document.querySelector(".qj-cites");
  if (!open) return;
  const button = open.parentElement && open.parentElement.querySelector(".qj-cite");
  const inside = open.contains(document.activeElement);
  open.remove();
  if (!(button instanceof HTMLElement)) return;
  button.setAttribute("aria-expanded", "false");
  if (inside) button.focus();
}

/** @param {HTMLElement} button */
function toggle(button) {
  const head = button.parentElement;
  const wasOpen = head && head.querySelector(".qj-cites");
  close();
  if (wasOpen || !head) return;
  const list = element("div", { class: "qj-cites", role: "group", "aria-label": "复制引文" });
  for (const [place, words] of provisionsOf(head)) {
    const copy = () => copyCitation(place, words, head);
    list.append(element("button", { type: "button", onclick: copy }, `复制${place}`));
  }
  head.append(list);
  button.setAttribute("aria-expanded", "true");
}

/**
 * Lists the article and every provision in it: the words for its place, and what it says.
 * @param {Element} head
 * @returns {[string, string][]}
 */
function provisionsOf(head) {
  const text = head.nextElementSibling;
  const article = wordsOf(head);
  if (!text) return [];
  const blocks = Array.from(text.children).filter(isProvision);
  /** @type {[string, string][]} */
  const found = [[article, blocks.map(spoken).join("")]];
  const alone = blocks.filter((block) => block.tagName === "P").length === 1;
  let paragraph = "";
  let count = 0;
  for (const block of blocks) {
    if (block.tagName === "P") {
      count += 1;
      paragraph = alone ? article : `${article}第${numeral(count)}款`;
      const list = block.nextElementSibling;
      const items = list && list.tagName === "OL" ? spoken(list) : "";
      if (!alone) found.push([paragraph, spoken(block) + items]);
    } else {
      addItems(found, block, paragraph, 0);
    }
  }
  return found;
}

/** @param {Element} block */
function isProvision(block) {
  return block.matches("p:not(.qj-clause-row__cases), .qj-items");
}

/**
 * @param {[string, string][]} found
 * @param {Element} list
 * @param {string} above
 * @param {number} depth
 */
function addItems(found, list, above, depth) {
  Array.from(list.children).forEach((item, index) => {
    const number = depth ? String(index + 1) : numeral(index + 1);
    const place = `${above}第${number}${depth ? "目" : "项"}`;
    found.push([place, spoken(item)]);
    const below = item.querySelector("ol");
    if (below && !depth) addItems(found, below, place, depth + 1);
  });
}

/**
 * Returns the words of a provision as they are read, without the tips of terms.
 * @param {Element} block
 */
function spoken(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const tip of copy.querySelectorAll("[role=tooltip]")) tip.remove();
  return String(copy.textContent).trim();
}

const DIGITS = "零一二三四五六七八九";

/**
 * Writes a number below a hundred in Chinese numerals.
 * @param {number} number
 */
function numeral(number) {
  const tens = Math.floor(number / 10);
  const before = tens ? `${tens > 1 ? DIGITS[tens] : ""}十` : "";
  return before + (number % 10 || !tens ? DIGITS[number % 10] : "");
}

/**
 * @param {string} place
 * @param {string} words
 * @param {Element} head
 */
async function copyCitation(place, words, head) {
  const statute = document.querySelector("[data-qj-short]");
  const title = statute && statute.getAttribute("data-qj-short");
  const quoted = words.replace(/“/g, "‘").replace(/”/g, "’"); // marks within marks
  await navigator.clipboard.writeText(`《${title}》${place}：“${quoted}”`);
  close();
  const former = document.querySelector(".qj-copied");
  if (former) former.remove();
  const note = element("span", { class: "qj-copied", role: "status" });
  head.append(note);
  note.textContent = "引文已复制";
  setTimeout(() => note.remove(), 3000);
}
