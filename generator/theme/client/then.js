// A rule on a day: which version was in force then, in whose words. Today's states, too, are told
// by the day on which a page is read, not by that on which it was made.
import { isElement, stateOf, today, versionOn } from "./versions.js";

/** Brings the states of versions up to date and lets a reader choose another day. */
export function offerDays() {
  const list = document.querySelector("[data-qj-versions]");
  if (!list) return;
  const versions = Array.from(list.children).filter(isElement);
  tellStates(versions, today());
  const form = document.querySelector("[data-qj-then]");
  const day = new URLSearchParams(location.search).get("on") || "";
  const first = document.querySelector(".qj-statute [data-qj-text]");
  const now = versionOn(versions, today());
  if (isElement(first) && now && now.dataset.from !== first.dataset.from) {
    showVersion(today(), versions);
  }
  if (!(form instanceof HTMLFormElement)) return;
  const field = form.elements.namedItem("on");
  if (!(field instanceof HTMLInputElement)) return;
  form.hidden = false;
  field.addEventListener("change", () => readOn(field.value, versions, form));
  form.addEventListener("reset", () => readOn("", versions, form));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (/^\d{4}-\d\d-\d\d$/.test(day)) {
    field.value = day;
    readOn(day, versions, form);
  }
}

/**
 * @param {HTMLElement[]} versions
 * @param {string} day
 */
function tellStates(versions, day) {
  for (const version of versions) {
    const state = stateOf(version, versions, day);
    const words = version.querySelector(".qj-version__state");
    if (words && words.textContent !== state) words.textContent = state;
    version.classList.toggle("qj-version--in-force", state === "现行");
    const part = document.querySelector(`.qj-span__part[data-from="${version.dataset.from}"]`);
    if (part) part.classList.toggle("qj-span__part--in-force", state === "现行");
  }
}

/**
 * Shows the rule as it stood on a day; "" brings back what stands today.
 * @param {string} day
 * @param {HTMLElement[]} versions
 * @param {HTMLFormElement} form
 */
function readOn(day, versions, form) {
  const address = new URL(location.href);
  if (day) address.searchParams.set("on", day);
  else address.searchParams.delete("on");
  if (address.href !== location.href) history.replaceState(history.state, "", address.href);
  const answer = form.querySelector("output");
  if (answer) answer.textContent = day ? sentence(day, versions) : "";
  showVersion(day || today(), versions);
}

/**
 * @param {string} day
 * @param {HTMLElement[]} versions
 */
function sentence(day, versions) {
  const version = versionOn(versions, day);
  if (!version) {
    const begun = versions.some((one) => String(one.dataset.from) <= day);
    return `${day}，没有有效的版本：${begun ? "已经废止" : "还没有施行"}。`;
  }
  const held = texts().some((text) => text.dataset.from === version.dataset.from);
  const state = stateOf(version, versions, today());
  const since = `${day} 那时候有效的，是 ${version.dataset.from} 起施行的版本（今天${state}）`;
  return held ? `${since}，条文见下。` : `${since}；本站没有另收这一版的条文。`;
}

/**
 * The text that is read first fills a section, with its tools and contents.
 * @param {HTMLElement} text
 * @returns {HTMLElement}
 */
function sectionOf(text) {
  return text.closest("section") || text;
}

/** Returns the texts of all versions on the page, that in force first. */
function texts() {
  return Array.from(document.querySelectorAll("[data-qj-text]")).filter(isElement);
}

/**
 * Shows the text of the version in force on a day and folds the others away; leaves all as it
 * stands where the page has no text of that version.
 * @param {string} day
 * @param {HTMLElement[]} versions
 */
function showVersion(day, versions) {
  const version = versionOn(versions, day);
  const own = texts().find((text) => version && text.dataset.from === version.dataset.from);
  for (const text of texts()) {
    const meant = text === own;
    if (text instanceof HTMLDetailsElement) text.open = meant;
    else sectionOf(text).hidden = Boolean(own) && !meant;
  }
}
