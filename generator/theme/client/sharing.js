// At the end of an entry: its address to copy, to share by the device's own means, and the page to
// print. What is internal is not offered for sharing.
import { toClipboard } from "../../tools/client/clipboard.js";
import { element } from "../../tools/client/element.js";

const TOLD_FOR = 3000; // milliseconds

/** Sets the buttons below the entry that the page is about. */
export function offerSharing() {
  const tail = document.querySelector(".qj-entry > .qj-tail");
  if (!tail) return;
  const told = element("span", { role: "status" });
  const canShare = typeof navigator.share === "function" && !document.querySelector(".qj-edition");
  const buttons = [
    sharingButton("复制链接", () => copyAddress(told)),
    canShare && sharingButton("分享", () => sharePage(told)),
    typeof print === "function" && sharingButton("打印", () => print()),
  ];
  tail.append(
    element("div", { class: "qj-share", role: "group", "aria-label": "这一页" }, ...buttons, told),
  );
}

/**
 * @param {string} words
 * @param {() => unknown} onclick
 */
function sharingButton(words, onclick) {
  return element("button", { type: "button", onclick }, words);
}

/** The address under which the page is published, else where it stands now. */
function addressOfPage() {
  const link = document.querySelector('link[rel="canonical"]');
  return link instanceof HTMLLinkElement ? link.href : location.href.replace(/#.*/, "");
}

/** @param {HTMLElement} told */
async function copyAddress(told) {
  const done = await toClipboard(addressOfPage());
  told.textContent = done ? "链接已复制" : "复制不了，请从地址栏里复制";
  setTimeout(() => {
    told.textContent = "";
  }, TOLD_FOR);
}

/** @param {HTMLElement} told */
async function sharePage(told) {
  const heading = document.querySelector("h1");
  const title = (heading && heading.textContent ? heading.textContent : document.title).trim();
  try {
    await navigator.share({ title, url: addressOfPage() });
  } catch (error) {
    const thoughtBetter = error instanceof DOMException && error.name === "AbortError";
    if (!thoughtBetter) await copyAddress(told);
  }
}
