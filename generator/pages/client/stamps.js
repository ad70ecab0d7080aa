// Stamps: the code on the spot leads here with a token; the page holds only its SHA-256. What is
// stamped stays in this browser, is sent to nobody, and proves nothing.
import { element } from "../../tools/client/element.js";
import { all, isElement } from "./parts.js";
import { sha256 } from "./sha256.js";

const TOKEN = /^#stamp=([\w-]{1,200})$/;

/** Presses a stamp where the address brings a token, and shows what has been stamped. */
export function keepStamps() {
  const place = document.querySelector("[data-qj-stamp]");
  if (isElement(place)) atPlace(place);
  const passport = document.querySelector("[data-qj-passport]");
  if (isElement(passport)) openPassport(passport);
}

/** Where the stamps of this site are kept: two sites of one host do not share. */
function stampsKey() {
  const top = new URL(document.documentElement.dataset.qjRoot || ".", location.href);
  return `qj-stamps:${top.pathname}`;
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    const kept = JSON.parse(localStorage.getItem(stampsKey()) || "{}");
    return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/**
 * @param {Record<string, string>} stamps
 * @returns {boolean}
 */
function writeStamps(stamps) {
  try {
    localStorage.setItem(stampsKey(), JSON.stringify(stamps));
    return true;
  } catch {
    return false;
  }
}

/** @param {HTMLElement} section */
function atPlace(section) {
  const id = String(section.dataset.place);
  const said = element("p", { class: "qj-stamp__said", role: "status" });
  section.append(said);
  const press = () => {
    const brought = TOKEN.exec(location.hash);
    const stamps = readStamps();
    if (brought) {
      history.replaceState(history.state, "", "#stamp");
      said.textContent = pressed(section, stamps, brought[1]);
      section.scrollIntoView();
    } else if (isDay(stamps[id])) {
      said.textContent = `${stamps[id]} 打过卡。`;
    }
    if (isDay(readStamps()[id])) section.classList.add("qj-stamp--pressed");
  };
  addEventListener("hashchange", press);
  press();
}

/**
 * @param {HTMLElement} section
 * @param {Record<string, string>} stamps
 * @param {string} token
 */
function pressed(section, stamps, token) {
  const id = String(section.dataset.place);
  if (sha256(token) !== section.dataset.qjStamp) return "这枚码和这一处对不上，没有盖上。";
  if (isDay(stamps[id])) return `${stamps[id]} 已经打过卡了。`;
  stamps[id] = stampDay();
  return writeStamps(stamps)
    ? `盖上了：${stamps[id]}。`
    : "浏览器不让保存，这一枚关掉页面就没有了。";
}

/** This day where the reader is: 2025-06-01. */
function stampDay() {
  const now = new Date();
  const two = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${two.join("-")}`;
}

/** @param {unknown} day */
function isDay(day) {
  return typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day);
}

/** @param {HTMLElement} passport */
function openPassport(passport) {
  const count = element("p", { class: "qj-passport__count", role: "status" });
  const clear = element("button", { type: "button", class: "qj-button" }, "清空打卡册");
  const paper = element("button", { type: "button", class: "qj-button" }, "打印打卡册");
  paper.addEventListener("click", () => print());
  clear.addEventListener("click", () => {
    if (!confirm("清空之后找不回来。要清空吗？")) return;
    writeStamps({});
    fillPassport(passport, count);
  });
  passport.before(count, element("p", { class: "qj-passport__ways" }, paper, clear));
  fillPassport(passport, count);
}

/**
 * @param {HTMLElement} passport
 * @param {HTMLElement} count
 */
function fillPassport(passport, count) {
  const stamps = readStamps();
  const pages = all(passport, "[data-place]");
  let number = 0;
  for (const page of pages) {
    const day = stamps[String(page.dataset.place)];
    const seal = page.querySelector(".qj-passport__seal");
    page.classList.toggle("qj-passport__page--pressed", isDay(day));
    if (seal) seal.textContent = isDay(day) ? day : "";
    if (isDay(day)) number += 1;
  }
  count.textContent = `盖了 ${number} 枚，共 ${pages.length} 处。`;
}
