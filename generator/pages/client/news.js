// What is new since the last visit. Which entries were there is kept on this device alone.
import { element } from "../../tools/client/element.js";

const SEEN = "qj-seen";
const MOST_NEWS = 5;

/** @typedef {{ day: string, keys: string[], since: string, before: string[] }} Visit */

/** Narrows the list of recent entries to those that were not there at the last visit. */
export function tellNews() {
  const list = document.querySelector("[data-qj-news]");
  if (!list) return;
  const rows = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const keys = rows.map((row) => row.dataset.key || "");
  const now = new Date();
  const visit = visitOn(dayOf(now), keys, lastVisit());
  const kept = keepVisit(visit);
  const isNew = (/** @type {HTMLElement} */ row) => !visit.before.includes(row.dataset.key || "");
  const news = kept && visit.since ? rows.filter(isNew) : rows;
  const shown = news.length ? news : rows;
  rows.forEach((row) => {
    row.hidden = !shown.slice(0, MOST_NEWS).includes(row);
  });
  list.after(element("p", { class: "qj-note", role: "status" }, words(kept, visit, news.length)));
}

/**
 * @param {boolean} kept
 * @param {Visit} visit
 * @param {number} count
 */
function words(kept, visit, count) {
  if (!kept) return "这个浏览器不让网页记事，这里列出的是最近的内容。";
  if (!visit.since) return "下次来时，这里只列新增的内容。上次看到哪里，只记在这台设备上。";
  const [year, month, day] = visit.since.split("-").map(Number);
  const when = `${year}年${month}月${day}日`;
  const told = count ? `新增 ${count} 条` : "没有新增，列出的是最近的内容";
  return `上次来是${when}，${told}。只记在这台设备上。`;
}

/** @param {Date} now */
function dayOf(now) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Returns this visit; one of the same day goes on, so that what is new stays in sight.
 * @param {string} day
 * @param {string[]} keys
 * @param {Visit | null} last
 * @returns {Visit}
 */
function visitOn(day, keys, last) {
  if (!last) return { day, keys, since: "", before: [] };
  if (last.day === day) return { day, keys, since: last.since, before: last.before };
  return { day, keys, since: last.day, before: last.keys };
}

/** @returns {Visit | null} */
function lastVisit() {
  try {
    const visit = JSON.parse(localStorage.getItem(SEEN) || "null");
    return visit && Array.isArray(visit.keys) && Array.isArray(visit.before) ? visit : null;
  } catch {
    return null; // storage is refused, or holds what is none of ours
  }
}

/**
 * Keeps a visit; tells whether the browser lets it.
 * @param {Visit} visit
 */
function keepVisit(visit) {
  try {
    localStorage.setItem(SEEN, JSON.stringify(visit));
    return true;
  } catch {
    return false;
  }
}
