// The element around what an event happened to.

/**
 * Returns the nearest element that a selector fits, from the target on outwards.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function closestTo(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}
