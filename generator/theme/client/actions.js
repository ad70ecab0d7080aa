// Actions and stars on the day of reading: what is late, what is due soon, what has stood still,
// how old the open ones are, which stars are no longer good. The pages hold dates alone, so that
// they are the same on every day.
import { element } from "../../tools/client/element.js";
import { isElement, today } from "./versions.js";

const DAY = 24 * 60 * 60 * 1000; // milliseconds
const SOON = 3; // days before a deadline
const STILL = 60; // days without anything happening
const YEAR = 366; // what a bar is long
/** @type {[number, string][]} */
const AGES = [
  [30, "30 天以内"],
  [90, "31—90 天"],
  [180, "91—180 天"],
  [Infinity, "180 天以上"],
];

/** Says of actions what depends on this day. */
export function tellActions() {
  for (const status of document.querySelectorAll("[data-qj-open]")) {
    if (isElement(status)) tellStatus(status);
  }
  for (const course of document.querySelectorAll("[data-qj-course]")) extendCourse(course);
  for (const until of document.querySelectorAll("[data-qj-until]")) {
    if (isElement(until)) tellUntil(until);
  }
  for (const ages of document.querySelectorAll("[data-qj-ages]")) {
    if (isElement(ages)) tellAges(ages);
  }
}

/** @param {HTMLElement} status */
function tellStatus(status) {
  const { due = "", moved = "" } = status.dataset;
  const words = due && wordsOfDue(daysSince(due));
  const still = moved ? daysSince(moved) : 0;
  const rest = still > STILL ? `${still} 天没有进展` : "";
  for (const text of [words, rest]) {
    if (text) status.append(element("span", { class: "qj-status__late" }, `，${text}`));
  }
  if (words || rest) {
    status.append(element("span", { class: "qj-status__day" }, `（截至${today()}）`));
  }
}

/**
 * Says that a star is no longer good.
 * @param {HTMLElement} until
 */
function tellUntil(until) {
  if (daysSince(String(until.dataset.qjUntil)) <= 0) return;
  until.append(
    element("span", { class: "qj-status__late" }, "，已过有效期"),
    element("span", { class: "qj-status__day" }, `（截至${today()}）`),
  );
}

/**
 * @param {number} late days since the deadline
 */
function wordsOfDue(late) {
  if (late > 0) return `已逾期 ${late} 天`;
  if (late === 0) return "今天到期";
  return late >= -SOON ? `还有 ${-late} 天到期` : "";
}

/**
 * Draws the bar of an open action on to this day.
 * @param {Element} course
 */
function extendCourse(course) {
  const bar = course.querySelector("rect");
  const days = daysSince(String(course.getAttribute("data-qj-course")));
  if (bar) bar.setAttribute("width", String(Math.min(Math.max(days, 3), YEAR)));
}

/**
 * Counts the open actions by their age.
 * @param {HTMLElement} place
 */
function tellAges(place) {
  const begun = String(place.dataset.qjAges).split(" ").filter(Boolean);
  if (!begun.length) return;
  const counts = AGES.map(() => 0);
  for (const day of begun) counts[AGES.findIndex(([most]) => daysSince(day) <= most)] += 1;
  const most = Math.max(...counts);
  const rows = AGES.map(([, words], n) => ageRow(words, counts[n], most));
  const caption = element("caption", {}, `办理中的 ${begun.length} 件，从制发到今天（${today()}）`);
  place.append(element("table", { class: "qj-table" }, caption, element("tbody", {}, ...rows)));
  place.hidden = false;
}

/**
 * @param {string} words
 * @param {number} count
 * @param {number} most
 */
function ageRow(words, count, most) {
  const bar = element("meter", { min: "0", max: String(most), value: String(count) });
  bar.setAttribute("aria-hidden", "true");
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, words),
    element("td", { class: "qj-number" }, `${count} 件`),
    element("td", {}, bar),
  );
}

/** @param {string} day */
function daysSince(day) {
  return Math.round((Date.parse(today()) - Date.parse(day)) / DAY);
}
