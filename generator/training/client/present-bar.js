// The line below the screens: where one is, and every deed for fingers and a mouse.
/** @import { Deeds } from "./present-keys" */
import { element } from "../../tools/client/element.js";
import { fillScreen, switchScheme } from "./present-keys.js";

const KEYS = [
  ["→ 空格", "下一屏"],
  ["←", "上一屏"],
  ["1–4", "一起选"],
  ["A", "看答案"],
  ["F", "全屏"],
  ["D", "明暗"],
  ["Esc", "退出"],
];

/** @param {Deeds} room */
export function roomBar(room) {
  const place = element("output", { class: "qj-bar__place", "aria-label": "第几屏" });
  const note = element("p", { class: "qj-bar__note", role: "status" });
  const answer = key("答案", () => {
    room.reveal();
    room.shown.focus({ preventScroll: true }); // the keys go on from there
  });
  const back = key("←", () => room.back(), "上一屏");
  const next = key("→", () => room.next(), "下一屏");
  const canFill = "requestFullscreen" in document.documentElement;
  const full = canFill ? key("全屏", fillScreen) : null;
  if (full) full.className = "qj-bar__full";
  const bar = element(
    "nav",
    { class: "qj-bar", "aria-label": "放映" },
    element("span", { class: "qj-bar__deeds" }, back, place, next),
    note,
    element(
      "span",
      { class: "qj-bar__deeds" },
      answer,
      full,
      key("明暗", switchScheme),
      element("a", { href: room.out }, "退出"),
    ),
  );
  room.main[0].append(legend());
  return {
    element: bar,
    /**
     * @param {number} number
     * @param {number} total
     * @param {string} words
     */
    tell(number, total, words) {
      place.textContent = `${number} / ${total}`;
      note.textContent = words;
      back.disabled = number === 1;
      const shown = document.querySelector(".qj-screen--shown");
      answer.hidden = !(shown && shown.querySelector(".qj-screen__answer"));
    },
  };
}

/**
 * @param {string} words
 * @param {() => void} onclick
 * @param {string} [label]
 */
function key(words, onclick, label) {
  return element("button", { type: "button", onclick, "aria-label": label }, words);
}

/** What the keys do, on the first screen. */
function legend() {
  const rows = KEYS.map(([name, deed]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, deed)),
  );
  return element("dl", { class: "qj-screen__keys" }, rows);
}
