// Checklists are ticked on the device and stay so there; nothing is sent anywhere.
import { element } from "../../tools/client/element.js";
import { isElement } from "./versions.js";

/** Lets the steps of checklists be ticked. */
export function keepTicks() {
  for (const list of document.querySelectorAll("[data-qj-ticks]")) {
    if (isElement(list)) keepTicksOf(list);
  }
}

/** @param {HTMLElement} list */
function keepTicksOf(list) {
  const name = `qj-ticks-${list.dataset.qjTicks}`;
  const boxes = Array.from(list.querySelectorAll("input"));
  const ticked = ticksOf(name);
  boxes.forEach((box, n) => {
    box.checked = ticked.includes(String(n));
  });
  list.addEventListener("change", () => storeTicks(name, boxes));
  const clear = element("button", { type: "button", class: "qj-button" }, "全部清除");
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    storeTicks(name, boxes);
  });
  list.after(element("p", { class: "qj-ticks__note" }, "打的勾只记在这台设备上。", clear));
}

/** @param {string} name */
function ticksOf(name) {
  try {
    return (localStorage.getItem(name) || "").split(" ");
  } catch {
    return []; // storage is refused: the ticks stay until the page is left
  }
}

/**
 * @param {string} name
 * @param {HTMLInputElement[]} boxes
 */
function storeTicks(name, boxes) {
  const ticked = boxes.flatMap((box, n) => (box.checked ? [n] : []));
  try {
    localStorage.setItem(name, ticked.join(" "));
  } catch {
    // as above
  }
}
