// What the scripts for visitors share.

/**
 * @param {unknown} node
 * @returns {node is HTMLElement}
 */
export function isElement(node) {
  return node instanceof HTMLElement;
}

/**
 * The HTML elements within that a selector fits, in the order of the page.
 * @param {ParentNode} within
 * @param {string} selector
 */
export function all(within, selector) {
  return Array.from(within.querySelectorAll(selector)).filter(isElement);
}

/** Whether the reader wants nothing to move by itself. */
export function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
