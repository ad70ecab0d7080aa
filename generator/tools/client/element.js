// Elements from plain values. Text is only ever set as text: nothing that an author, a record or a
// query holds becomes markup.

/**
 * What an element may hold; what is false, null or undefined is left out.
 * @typedef {Node | string | false | null | undefined} Child
 */

/**
 * Returns an element. Of its attributes false, null and undefined are left out, true stands
 * without a value, and `on…` listens.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const result = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      result.addEventListener(key.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      result.setAttribute(key, value === true ? "" : value);
    }
  }
  fill(result, ...children);
  return result;
}

/**
 * Puts children in the place of all that an element holds.
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  while (parent.lastChild) parent.lastChild.remove();
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) parent.append(child);
  }
}
