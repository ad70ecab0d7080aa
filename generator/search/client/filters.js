// The facets beside the hits: check boxes with live counts.
import { element } from "../../tools/client/element.js";

const FEW = 6;
const BY_NAME = ["year"];

/**
 * Returns the values of a facet in the order in which they are shown: in that of its words where it
 * has one. Chosen ones are there even without a hit.
 * @param {string} name
 * @param {Counted[]} counted
 * @param {string[]} chosen
 * @param {string[]} order
 */
function arranged(name, counted, chosen, order) {
  const missing = chosen.filter((value) => !counted.some((c) => c.value === value));
  const all = [...counted, ...missing.map((value) => ({ value, count: 0 }))];
  /**
   * @param {Counted} a
   * @param {Counted} b
   */
  const byName = (a, b) => (a.value < b.value ? 1 : -1);
  /** @param {Counted} one */
  const place = (one) => (order.includes(one.value) ? order.indexOf(one.value) : order.length);
  return all.sort((a, b) =>
    BY_NAME.includes(name)
      ? byName(a, b)
      : place(a) - place(b) || b.count - a.count || byName(b, a),
  );
}

/**
 * Returns the facets as field sets. `open` is the set of facets shown at full length,
 * `toggle(name, value)` is called
 * when a box is checked, `more(name)` when the rest of a facet is asked for.
 * @param {FacetCounts} counts
 * @param {{ labels: Record<string, string>, orders: Record<string, string[]> }} words
 * @param {Filters} filters
 * @param {Set<string>} open
 * @param {(name: string, value: string) => void} toggle
 * @param {(name: string) => void} more
 */
export function facetSets(counts, words, filters, open, toggle, more) {
  return Object.entries(counts)
    .map(([name, counted]) => {
      /** @type {[string, any[]]} */
      const facet = [name, arranged(name, counted, filters[name] || [], words.orders[name] || [])];
      return facet;
    })
    .filter(([name, values]) => values.length > 1 || filters[name])
    .map(([name, values]) =>
      facetSet(
        { name, label: words.labels[name], values },
        filters[name] || [],
        open.has(name),
        toggle,
        more,
      ),
    );
}

/**
 * @param {{ name: string, label: string, values: Counted[] }} facet
 * @param {string[]} chosen
 * @param {boolean} whole
 * @param {(name: string, value: string) => void} toggle
 * @param {(name: string) => void} more
 */
function facetSet({ name, label, values }, chosen, whole, toggle, more) {
  const shown = values.filter(({ value }, i) => whole || i < FEW || chosen.includes(value));
  const rest = values.length - shown.length;
  return element(
    "fieldset",
    { class: "qj-search-facet" },
    element("legend", {}, label),
    shown.map(({ value, count }) => choice(name, value, count, chosen.includes(value), toggle)),
    rest > 0 &&
      element(
        "button",
        { type: "button", class: "qj-search-more", onclick: () => more(name) },
        `另有 ${rest} 项`,
      ),
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {number} count
 * @param {boolean} checked
 * @param {(name: string, value: string) => void} toggle
 */
function choice(name, value, count, checked, toggle) {
  const box = element("input", {
    type: "checkbox",
    name,
    value,
    onchange: () => toggle(name, value),
  });
  box.checked = checked;
  const words = element("span", { class: "qj-search-value" }, value);
  return element(
    "label",
    { class: "qj-search-choice" },
    box,
    words,
    element("span", { class: "qj-search-count" }, String(count)),
  );
}

/**
 * Returns a button for each value that is chosen, which takes it away again.
 * @param {Filters} filters
 * @param {(name: string, value: string) => void} toggle
 */
export function chosenButtons(filters, toggle) {
  return Object.entries(filters).flatMap(([name, values]) =>
    values.map((value) =>
      element(
        "button",
        {
          type: "button",
          class: "qj-search-chosen",
          "aria-label": `去掉筛选：${value}`,
          onclick: () => toggle(name, value),
        },
        value,
        element("span", { "aria-hidden": "true" }, "×"),
      ),
    ),
  );
}
