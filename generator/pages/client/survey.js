// What the page of a survey does: answers counted on this device, handed on as a table. No request
// leaves the page.
import { offerFile } from "../../training/client/download.js";

const QUANTILE = 1.96; // of the normal distribution, for 95 %

countAnswers();

/** Lets answers be counted wherever the page has a table for them. */
function countAnswers() {
  for (const form of document.querySelectorAll("[data-qj-survey]")) {
    if (form instanceof HTMLElement) openCount(form);
  }
}

/** @param {HTMLElement} form */
function openCount(form) {
  form.hidden = false;
  const rows = [...form.querySelectorAll("tbody tr")];
  form.addEventListener("input", () => rows.forEach(tellRow));
  const button = form.querySelector("button");
  if (button) button.addEventListener("click", () => handOn(form, rows));
  rows.forEach(tellRow);
}

/**
 * @param {Element} row
 * @returns {HTMLInputElement[]}
 */
function fieldsOf(row) {
  return [...row.querySelectorAll("input")];
}

/**
 * Returns how many chose an answer; null for what is no count.
 * @param {HTMLInputElement} field
 */
function countOf(field) {
  const text = field.value.trim();
  if (!/^\d{0,7}$/.test(text) || field.validity.badInput) return null;
  return Number(text);
}

/**
 * Shows score, number and margin of a unit, as generator/kinds/indexes/reckoning/opinion.py has
 * them.
 * @param {Element} row
 */
function tellRow(row) {
  const place = row.querySelector("output");
  if (!place) return;
  const fields = fieldsOf(row);
  for (const field of fields) {
    field.setAttribute("aria-invalid", String(countOf(field) === null));
  }
  const answers = fields.map((field) => [Number(field.dataset.score), countOf(field) || 0]);
  const n = answers.reduce((sum, [, count]) => sum + count, 0);
  place.textContent = n ? wordsOf(answers, n) : "";
}

/**
 * @param {number[][]} answers pairs of score and count
 * @param {number} n
 */
function wordsOf(answers, n) {
  const mean = answers.reduce((sum, [score, count]) => sum + score * count, 0) / n;
  const square = answers.reduce((sum, [score, count]) => sum + count * (score - mean) ** 2, 0);
  const margin = n > 1 ? (QUANTILE * Math.sqrt(square / (n - 1))) / Math.sqrt(n) : 0;
  const within = margin ? ` ± ${margin.toFixed(1)}` : "";
  return `${n} 份，${mean.toFixed(1)}${within} 分`;
}

/**
 * Offers the counts as rows for the table beside the index, unless something is no count.
 * @param {HTMLElement} form
 * @param {Element[]} rows
 */
function handOn(form, rows) {
  const wrong = rows.flatMap(fieldsOf).find((field) => countOf(field) === null);
  if (wrong) {
    wrong.focus();
    return;
  }
  const lines = ["单位,指标,数值"];
  for (const row of rows) {
    const fields = fieldsOf(row);
    if (fields.some((field) => countOf(field))) {
      for (const field of fields) {
        const unit = quoted(row.getAttribute("data-unit") || "");
        lines.push(`${unit},${field.dataset.column},${countOf(field)}`);
      }
    }
  }
  offerFile(`${form.dataset.qjSurvey}.csv`, "text/csv", `\ufeff${lines.join("\r\n")}\r\n`);
}

/**
 * Returns a cell of RFC 4180.
 * @param {string} text
 */
function quoted(text) {
  return /[",\r\n;\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
