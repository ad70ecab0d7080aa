// Months of a drawing: counted from the first of its years on, and where they begin across it.

const EDGE = 2.5; // percent that stay free on either side, as in generator/pages/timeline/scale.py
const DAY = 24 * 60 * 60 * 1000; // milliseconds

/**
 * The years that a drawing shows, both included.
 * @typedef {object} Years
 * @property {number} first
 * @property {number} last
 */

/** @param {Years} years */
export function monthsIn(years) {
  return (years.last - years.first + 1) * 12;
}

/**
 * A month as in an address: 2021-03.
 * @param {Years} years
 * @param {number} month
 */
export function isoOf(years, month) {
  const year = years.first + Math.floor(month / 12);
  return `${String(year).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/**
 * The month that an address names; -1 where the drawing has none such.
 * @param {Years} years
 * @param {string | null} iso
 */
export function monthOf(years, iso) {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(iso || "");
  if (!parts) return -1;
  const month = (Number(parts[1]) - years.first) * 12 + Number(parts[2]) - 1;
  return month < monthsIn(years) ? Math.max(month, -1) : -1;
}

/**
 * A month in words: 2021年3月.
 * @param {Years} years
 * @param {number} month
 */
export function wordsOf(years, month) {
  return `${years.first + Math.floor(month / 12)}年${(month % 12) + 1}月`;
}

/**
 * Where a month begins, in percent of the width of the drawing.
 * @param {Years} years
 * @param {number} month
 */
export function placeOf(years, month) {
  const begin = Date.UTC(years.first, 0, 1);
  const days = (Date.UTC(years.last + 1, 0, 1) - begin) / DAY;
  const passed = (Date.UTC(years.first, month, 1) - begin) / DAY;
  return EDGE + ((100 - 2 * EDGE) * passed) / days;
}

/**
 * The boundary between months nearest to a place across the drawing.
 * @param {Years} years
 * @param {number} percent
 */
export function boundaryAt(years, percent) {
  const share = (percent - EDGE) / (100 - 2 * EDGE);
  return Math.round(Math.min(Math.max(share, 0), 1) * monthsIn(years));
}
