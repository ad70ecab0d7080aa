// Lists of rules on a day: their states by the day of reading, and what was in force on another.
import { isElement, isInForce, stateOf, today, versionOn } from "./versions.js";

/** Tells the states of rules in lists, and narrows the table of all to a day. */
export function tellDays() {
  for (const state of document.querySelectorAll("[data-qj-state]")) {
    if (isElement(state)) tellState(state);
  }
  const form = document.querySelector("[data-qj-days]");
  const table = document.querySelector(".qj-days__table tbody");
  if (form instanceof HTMLFormElement && table) offerDay(form, Array.from(table.children));
}

/**
 * Says what a rule is today; its spans stand in the attribute: 2018-03-20/2025-05-31 2025-06-01/.
 * @param {HTMLElement} state
 */
function tellState(state) {
  const spans = String(state.dataset.qjState).split(" ").map(versionElement);
  const day = today();
  const begun = spans.filter((span) => String(span.dataset.from) <= day);
  const latest = (begun.length ? begun : spans).sort(fromNewest)[0];
  const current = versionOn(spans, day) || latest;
  if (!current) return;
  const words = stateOf(current, spans, day);
  if (state.textContent === words) return;
  state.textContent = words;
  state.className = `qj-state qj-state--${words === "现行" ? "in-force" : "other"}`;
}

/** @param {string} span */
function versionElement(span) {
  const version = document.createElement("i");
  const [from, to] = span.split("/");
  version.dataset.from = from;
  version.dataset.to = to;
  return version;
}

/**
 * @param {HTMLElement} a
 * @param {HTMLElement} b
 */
function fromNewest(a, b) {
  return String(b.dataset.from).localeCompare(String(a.dataset.from));
}

/**
 * @param {HTMLFormElement} form
 * @param {Element[]} rules
 */
function offerDay(form, rules) {
  const field = form.elements.namedItem("on");
  if (!(field instanceof HTMLInputElement)) return;
  form.hidden = false;
  for (const rule of rules) tellVersions(rule);
  const day = new URLSearchParams(location.search).get("on") || "";
  if (/^\d{4}-\d\d-\d\d$/.test(day)) field.value = day;
  field.addEventListener("change", () => narrowTo(field.value, form, rules));
  form.addEventListener("reset", () => narrowTo("", form, rules));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (field.value) narrowTo(field.value, form, rules);
}

/** @param {Element} rule */
function versionsOf(rule) {
  return Array.from(rule.querySelectorAll("[data-from]")).filter(isElement);
}

/** @param {Element} rule */
function tellVersions(rule) {
  const versions = versionsOf(rule);
  for (const version of versions) {
    const words = version.querySelector(".qj-version__state");
    if (words) words.textContent = stateOf(version, versions, today());
  }
}

/**
 * Shows the rules with a version in force on a day, and of each only that; all for "".
 * @param {string} day
 * @param {HTMLFormElement} form
 * @param {Element[]} rules
 */
function narrowTo(day, form, rules) {
  const address = new URL(location.href);
  if (day) address.searchParams.set("on", day);
  else address.searchParams.delete("on");
  if (address.href !== location.href) history.replaceState(history.state, "", address.href);
  const count = rules.filter((rule) => narrowRule(rule, day)).length;
  const answer = form.querySelector("output");
  const undated = rules.filter((rule) => !versionsOf(rule).length).length;
  const rest = undated ? `另有 ${undated} 部没有注明施行日期。` : "";
  if (answer) answer.textContent = day ? `${day} 有效的制度 ${count} 部。${rest}` : "";
}

/**
 * Shows of a rule the version in force on a day, all for ""; tells whether there is one.
 * @param {Element} rule
 * @param {string} day
 */
function narrowRule(rule, day) {
  const versions = versionsOf(rule);
  const standing = versions.filter((version) => !day || isInForce(version.dataset, day));
  for (const version of versions) version.hidden = !standing.includes(version);
  if (isElement(rule)) rule.hidden = Boolean(day) && !standing.length;
  const link = rule.querySelector("th a");
  if (link instanceof HTMLAnchorElement) link.search = day ? `?on=${day}` : "";
  return standing.length > 0;
}
