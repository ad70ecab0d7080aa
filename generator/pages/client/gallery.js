// Pictures large, one after the other: by buttons, by arrow keys, by Escape back to the page.
import { element } from "../../tools/client/element.js";
import { all } from "./parts.js";

/**
 * @typedef {object} Viewer
 * @property {HTMLElement} frame
 * @property {HTMLElement[]} links
 * @property {number} at
 * @property {() => void} close
 */

/** Opens the pictures of every gallery in a viewer instead of in a page of their own. */
export function openGalleries() {
  for (const gallery of all(document, "[data-qj-gallery]")) {
    const links = all(gallery, "[data-qj-large]");
    links.forEach((link, at) => {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        openViewer(links, at);
      });
    });
  }
}

/**
 * @param {HTMLElement[]} links
 * @param {number} at
 */
function openViewer(links, at) {
  const frame = element("div", { class: "qj-viewer", role: "dialog", "aria-modal": "true" });
  frame.setAttribute("aria-label", "看大图");
  const viewer = { frame, links, at, close: () => closeViewer(viewer) };
  const { body } = document;
  frame.append(...viewerParts(viewer));
  body.append(frame);
  body.classList.add("qj-viewing");
  frame.addEventListener("keydown", (event) => pressInViewer(event, viewer));
  showPicture(viewer, at);
  const last = frame.querySelector(".qj-viewer__close");
  if (last instanceof HTMLElement) last.focus();
}

/** @param {Viewer} viewer */
function viewerParts(viewer) {
  /**
   * @param {string} label
   * @param {() => void} onclick
   * @param {string} name
   */
  const button = (label, onclick, name) =>
    element("button", { type: "button", class: `qj-button qj-viewer__${name}`, onclick }, label);
  const alone = viewer.links.length < 2;
  return [
    element("figure", { class: "qj-viewer__figure" }),
    element(
      "p",
      { class: "qj-viewer__bar" },
      !alone && button("← 上一张", () => showPicture(viewer, viewer.at - 1), "before"),
      element("span", { class: "qj-viewer__count", role: "status" }),
      !alone && button("下一张 →", () => showPicture(viewer, viewer.at + 1), "after"),
      button("关闭", viewer.close, "close"),
    ),
  ].filter(Boolean);
}

/**
 * @param {Viewer} viewer
 * @param {number} at
 */
function showPicture(viewer, at) {
  const { links, frame } = viewer;
  viewer.at = (at + links.length) % links.length;
  const link = links[viewer.at];
  const small = link.querySelector("img");
  const figure = link.closest("figure");
  const caption = figure && figure.querySelector("figcaption");
  const words = [small && small.alt, caption && caption.textContent].filter(Boolean).join("。");
  const large = element("img", { src: link.getAttribute("href"), alt: small ? small.alt : "" });
  const shown = frame.querySelector("figure");
  const count = frame.querySelector(".qj-viewer__count");
  if (!shown || !count) return;
  shown.textContent = "";
  shown.append(large, element("figcaption", {}, words));
  count.textContent = `第 ${viewer.at + 1} 张，共 ${links.length} 张`;
}

/**
 * @param {KeyboardEvent} event
 * @param {Viewer} viewer
 */
function pressInViewer(event, viewer) {
  if (event.key === "Escape") viewer.close();
  else if (event.key === "ArrowLeft") showPicture(viewer, viewer.at - 1);
  else if (event.key === "ArrowRight") showPicture(viewer, viewer.at + 1);
  else if (event.key === "Tab") keepWithin(event, viewer.frame);
}

/**
 * The focus goes round within the viewer.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} frame
 */
function keepWithin(event, frame) {
  const buttons = all(frame, "button");
  const from = buttons.findIndex((button) => button === document.activeElement);
  const to = (from + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length;
  event.preventDefault();
  buttons[to].focus();
}

/** @param {Viewer} viewer */
function closeViewer(viewer) {
  viewer.frame.remove();
  document.body.classList.remove("qj-viewing");
  viewer.links[viewer.at].focus();
}
