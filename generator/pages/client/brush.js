// A span of months, chosen by two sliders or by dragging over the drawing, narrows the rows.
import { element } from "../../tools/client/element.js";
import { boundaryAt, isoOf, monthOf, monthsIn, placeOf, wordsOf } from "./months.js";
import { all } from "./parts.js";

const SVG = "http://www.w3.org/2000/svg";
const STILL = 6; // pixels that a pointer may move in a click

/**
 * `from`, `to`: sliders over the boundaries between months.
 * @typedef {object} Brush
 * @property {HTMLElement} figure
 * @property {import("./months.js").Years} years
 * @property {HTMLInputElement} from
 * @property {HTMLInputElement} to
 * @property {HTMLElement} chosen
 * @property {HTMLElement} status
 * @property {HTMLButtonElement} clear
 * @property {(values: Record<string, string>) => void} note
 */

/**
 * Puts the brush below a drawing, with the span that the address names.
 * @param {HTMLElement} figure
 * @param {(values: Record<string, string>) => void} note keeps values in the address
 */
export function offerBrush(figure, note) {
  const [first, last] = String(figure.dataset.qjTime).split(" ").map(Number);
  const brush = newBrush(figure, { first, last }, note);
  figure.append(
    element(
      "div",
      { class: "qj-brush", role: "group", "aria-label": "选一段时间" },
      element("div", { class: "qj-brush__track" }, brush.chosen, brush.from, brush.to),
      element("p", { class: "qj-brush__told" }, brush.status, brush.clear),
    ),
  );
  listen(brush);
  const query = new URLSearchParams(location.search);
  const from = monthOf(brush.years, query.get("from"));
  const to = monthOf(brush.years, query.get("to"));
  if (from >= 0 || to >= 0) {
    choose(brush, Math.max(from, 0), to < 0 ? monthsIn(brush.years) : to + 1);
  }
  apply(brush, false);
}

/**
 * @param {HTMLElement} figure
 * @param {import("./months.js").Years} years
 * @param {(values: Record<string, string>) => void} note
 * @returns {Brush}
 */
function newBrush(figure, years, note) {
  const most = String(monthsIn(years));
  const slider = (/** @type {string} */ label, /** @type {string} */ value) =>
    element("input", { type: "range", min: "0", max: most, step: "1", value, "aria-label": label });
  return {
    figure,
    years,
    from: slider("从哪个月", "0"),
    to: slider("到哪个月", most),
    chosen: element("span", { class: "qj-brush__chosen" }),
    status: element("span", { role: "status" }),
    clear: element("button", { type: "button", class: "qj-button" }, "看全部时间"),
    note,
  };
}

/** @param {Brush} brush */
function listen(brush) {
  const { from, to } = brush;
  from.addEventListener("input", () => {
    choose(brush, Math.min(+from.value, +to.value - 1), +to.value);
    apply(brush, true);
  });
  to.addEventListener("input", () => {
    choose(brush, +from.value, Math.max(+to.value, +from.value + 1));
    apply(brush, true);
  });
  brush.clear.addEventListener("click", () => {
    choose(brush, 0, monthsIn(brush.years));
    apply(brush, true);
    from.focus();
  });
  for (const drawing of brush.figure.querySelectorAll(".qj-time__drawing")) drag(brush, drawing);
  addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !row.hidden || !brush.figure.isConnected) return;
    choose(brush, 0, monthsIn(brush.years)); // a mark outside of the span was chosen
    apply(brush, true);
    row.scrollIntoView();
  });
}

/**
 * Sets both sliders, at least a month apart.
 * @param {Brush} brush
 * @param {number} from
 * @param {number} to
 */
function choose(brush, from, to) {
  const most = monthsIn(brush.years);
  const begin = Math.max(0, Math.min(from, most - 1));
  brush.from.value = String(begin);
  brush.to.value = String(Math.min(most, Math.max(to, begin + 1)));
}

/**
 * Lets a span be drawn with a pointer, beside the links.
 * @param {Brush} brush
 * @param {Element} drawing
 */
function drag(brush, drawing) {
  /** @type {{ at: number, x: number } | null} */
  let begun = null;
  let moves = false;
  const at = (/** @type {PointerEvent} */ event) => {
    const box = drawing.getBoundingClientRect();
    return boundaryAt(brush.years, (100 * (event.clientX - box.left)) / box.width);
  };
  drawing.addEventListener("pointerdown", (event) => {
    if (!(event instanceof PointerEvent) || event.button) return;
    if (event.target instanceof Element && event.target.closest("a")) return;
    begun = { at: at(event), x: event.clientX };
    moves = false;
    drawing.setPointerCapture(event.pointerId);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!begun || !(event instanceof PointerEvent)) return;
    moves = moves || Math.abs(event.clientX - begun.x) > STILL;
    if (!moves) return;
    const here = at(event);
    choose(brush, Math.min(begun.at, here), Math.max(begun.at, here));
    apply(brush, true);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    drawing.addEventListener(end, () => {
      begun = null;
    });
  }
}

/**
 * Narrows the page to the span.
 * @param {Brush} brush
 * @param {boolean} isNews whether the address is to say it
 */
function apply(brush, isNews) {
  const { years, from, to } = brush;
  const [begin, end] = [+from.value, +to.value];
  const isWhole = begin === 0 && end === monthsIn(years);
  const span = { from: isoOf(years, begin), to: isoOf(years, end - 1) };
  const words = `${wordsOf(years, begin)}—${wordsOf(years, end - 1)}`;
  from.setAttribute("aria-valuetext", `从${wordsOf(years, begin)}`);
  to.setAttribute("aria-valuetext", `到${wordsOf(years, end - 1)}`);
  from.style.zIndex = begin > monthsIn(years) / 2 ? "2" : "1"; // whichever still has a way to go
  brush.chosen.style.left = `${placeOf(years, begin)}%`;
  brush.chosen.style.right = `${100 - placeOf(years, end)}%`;
  veil(brush, begin, end);
  const left = narrow(isWhole ? null : span);
  leadOn(isWhole ? "" : `?from=${span.from}&to=${span.to}`);
  brush.clear.hidden = isWhole;
  brush.status.textContent = isWhole
    ? "拖动两端，或在图上划过，选一段时间"
    : `${words}：${document.querySelector(".qj-pages") ? "这一页上" : ""} ${left} 条`;
  if (isNews) brush.note(isWhole ? { from: "", to: "" } : span);
}

/**
 * Hides what does not touch a span, and headings with nothing left below; all is shown for null.
 * Returns how many rows are left.
 * @param {{ from: string, to: string } | null} span
 */
function narrow(span) {
  const list = document.getElementById("list");
  if (!list) return 0;
  for (const one of all(list, "[data-span], .qj-event:not([data-span])")) {
    const [first, last] = String(one.dataset.span || "").split(" ");
    one.hidden = span !== null && !(first && first <= span.to && last >= span.from);
  }
  for (const group of [...all(list, ".qj-months"), ...all(list, ".qj-year")]) {
    group.hidden = !group.querySelector(".qj-event:not([hidden])");
  }
  return list.querySelectorAll(".qj-event:not([hidden])").length;
}

/**
 * Hands the span on to the pages of years.
 * @param {string} query
 */
function leadOn(query) {
  for (const link of document.querySelectorAll(".qj-years [data-span] > a")) {
    if (link instanceof HTMLAnchorElement) link.search = query;
  }
}

/**
 * Lets step back what of the drawings lies outside of a span.
 * @param {Brush} brush
 * @param {number} begin
 * @param {number} end
 */
function veil(brush, begin, end) {
  const stretches = [
    [0, begin ? placeOf(brush.years, begin) : 0],
    [end < monthsIn(brush.years) ? placeOf(brush.years, end) : 100, 100],
  ];
  for (const drawing of brush.figure.querySelectorAll(".qj-time__drawing")) {
    for (const old of drawing.querySelectorAll(".qj-time__veil")) old.remove();
    for (const [left, right] of stretches) {
      if (right <= left) continue;
      const rect = document.createElementNS(SVG, "rect");
      rect.setAttribute("class", "qj-time__veil");
      rect.setAttribute("x", `${left}%`);
      rect.setAttribute("width", `${right - left}%`);
      rect.setAttribute("y", "44");
      rect.setAttribute("height", "100%");
      drawing.insertBefore(rect, drawing.querySelector(".qj-time__names"));
    }
  }
}
