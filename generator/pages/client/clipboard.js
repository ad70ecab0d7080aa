// Buttons that put words on the clipboard. Without a script there are none: the words stand beside.
import { toClipboard } from "../../tools/client/clipboard.js";
import { isElement } from "./parts.js";

const SAID_FOR = 3000; // milliseconds

/** Shows the buttons and makes them work. */
export function copyTexts() {
  for (const button of document.querySelectorAll("[data-qj-copy-text]")) {
    if (isElement(button)) offerText(button);
  }
}

/** @param {HTMLElement} button */
function offerText(button) {
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const done = await toClipboard(String(button.dataset.qjCopyText));
    button.textContent = done ? "已复制" : "复制不了，请长按地址";
    setTimeout(() => {
      button.textContent = label;
    }, SAID_FOR);
  });
}
