// Buttons that put words on the clipboard. Without a script there are none: the words stand beside.
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

/**
 * Where the page is not served over HTTPS there is no clipboard but the selection's.
 * @param {string} text
 */
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  const { activeElement } = document;
  field.value = text;
  field.className = "qj-unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return done;
}
