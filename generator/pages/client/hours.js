// Says whether a place is open today. What its words mean was read when the site was built; the day
// is China's, wherever the reader is.
import { element } from "../../tools/client/element.js";
import { isElement } from "./parts.js";

const EAST = 8 * 60; // minutes ahead of UTC, all year
const DAYS = "日一二三四五六";

/** Tells of every place on the page whether it is open. */
export function tellHours() {
  for (const words of document.querySelectorAll("[data-qj-hours]")) {
    if (isElement(words)) words.prepend(openSentence(String(words.dataset.qjHours), chinaNow()));
  }
}

/** The moment with the clock of China in its UTC fields. */
function chinaNow() {
  return new Date(Date.now() + EAST * 60000);
}

/**
 * @param {string} week
 * @param {Date} now
 */
function openSentence(week, now) {
  const spans = week.split(";")[(now.getUTCDay() + 6) % 7].split(",").filter(Boolean);
  const [state, words] = openState(spans, now.getUTCHours() * 60 + now.getUTCMinutes());
  const day = `周${DAYS[now.getUTCDay()]}`;
  const until = `${now.getUTCMonth() + 1}月${now.getUTCDate()}日`;
  return element(
    "strong",
    { class: `qj-hours__today qj-hours__today--${state}` },
    `今天（${day}）${words}`,
    element("small", {}, `截至${until}，遇节假日以场馆公告为准`),
  );
}

/**
 * @param {string[]} spans
 * @param {number} minutes
 * @returns {[string, string]}
 */
function openState(spans, minutes) {
  if (!spans.length) return ["shut", "不开放"];
  const written = spans.map((span) => span.replace("-", "—")).join("、");
  if (spans.some((span) => minutes >= minutesOf(span, 0) && minutes < minutesOf(span, 1))) {
    return ["open", `开放 ${written}，现在开着`];
  }
  const later = spans.some((span) => minutes < minutesOf(span, 0));
  return ["shut", `开放 ${written}，${later ? "现在还没开" : "已经关门"}`];
}

/**
 * @param {string} span
 * @param {number} end
 */
function minutesOf(span, end) {
  const [hours, minutes] = span.split("-")[end].split(":").map(Number);
  return hours * 60 + minutes;
}
