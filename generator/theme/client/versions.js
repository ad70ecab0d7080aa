// Versions of a rule in time. Each element has the days between which its version is in force:
// data-from, and data-to, which is "" while it has no end.

/**
 * @param {unknown} node
 * @returns {node is HTMLElement}
 */
export function isElement(node) {
  return node instanceof HTMLElement;
}

/** Returns this day where the reader is: 2025-06-01. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Finds the version in force on a day; of several the one that began last.
 * @param {HTMLElement[]} versions
 * @param {string} day
 */
export function versionOn(versions, day) {
  const standing = versions.filter((one) => isInForce(one.dataset, day));
  standing.sort((a, b) => String(b.dataset.from).localeCompare(String(a.dataset.from)));
  return standing[0];
}

/**
 * @param {DOMStringMap} span
 * @param {string} day
 */
export function isInForce({ from = "", to = "" }, day) {
  return from <= day && (!to || day <= to);
}

/**
 * Says of a version what it is on a day; the words are those of kinds/rules/state.py.
 * @param {HTMLElement} version
 * @param {HTMLElement[]} versions
 * @param {string} day
 */
export function stateOf(version, versions, day) {
  const { from = "" } = version.dataset;
  if (from > day) return "尚未施行";
  if (isInForce(version.dataset, day)) return "现行";
  const followed = versions.some((other) => String(other.dataset.from) > from);
  return followed ? "已被修改" : "已废止";
}
