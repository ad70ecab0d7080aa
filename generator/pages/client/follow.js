// A drawn map that follows: the window on it glides to one place.
import { isStill } from "./parts.js";

const PART = 0.55; // of the whole drawing that a window shows
const GLIDE_MS = 600;

/** @type {WeakMap<SVGSVGElement, { whole: number[], run: number }>} */
const windows = new WeakMap();

/**
 * Glides to a place on the map that has it and hides the others; "" shows all of all.
 * @param {HTMLElement[]} maps
 * @param {string} place
 */
export function followPlace(maps, place) {
  const selector = `[data-place="${CSS.escape(place)}"]`;
  const holds = maps.map((map) => Boolean(place && map.querySelector(`svg ${selector}`)));
  const some = holds.includes(true);
  maps.forEach((map, index) => {
    map.hidden = some && !holds[index];
    const svg = map.querySelector("svg");
    if (!svg) return;
    for (const one of Array.from(svg.querySelectorAll("[data-chosen]"))) {
      one.removeAttribute("data-chosen");
    }
    const mark = holds[index] ? svg.querySelector(selector) : null;
    if (mark) mark.setAttribute("data-chosen", "");
    glideTo(svg, mark);
  });
}

/**
 * @param {SVGSVGElement} svg
 * @param {Element | null} mark
 */
function glideTo(svg, mark) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const state = windows.get(svg) || { whole: [x, y, width, height], run: 0 };
  windows.set(svg, state);
  const from = [x, y, width, height];
  const { clientWidth, clientHeight } = svg;
  const aspect = clientWidth && clientHeight ? clientWidth / clientHeight : width / height;
  const to = mark ? windowAround(state.whole, middleOf(svg, mark), aspect) : state.whole;
  const begun = performance.now();
  const mine = ++state.run;
  /** @param {number} now */
  const step = (now) => {
    if (mine !== state.run) return;
    const part = isStill() ? 1 : Math.min(1, Math.max(0, now - begun) / GLIDE_MS);
    const eased = part * part * (3 - 2 * part);
    const box = from.map((value, i) => value + (to[i] - value) * eased);
    svg.setAttribute("viewBox", box.map((value) => value.toFixed(2)).join(" "));
    if (part < 1) requestAnimationFrame(step);
  };
  step(begun);
}

/**
 * The middle of a mark in the drawing's own units, however deep it stands.
 * @param {SVGSVGElement} svg
 * @param {Element} mark
 * @returns {[number, number]}
 */
function middleOf(svg, mark) {
  const seal = mark.querySelector("circle") || mark;
  const box = seal.getBoundingClientRect();
  const matrix = svg.getScreenCTM();
  const point = svg.createSVGPoint();
  point.x = box.left + box.width / 2;
  point.y = box.top + box.height / 2;
  const there = matrix ? point.matrixTransform(matrix.inverse()) : point;
  return [there.x, there.y];
}

/**
 * A window around a spot that stays on the sheet and has the shape of where it is shown.
 * @param {number[]} whole
 * @param {[number, number]} middle
 * @param {number} aspect
 */
function windowAround([x, y, width, height], middle, aspect) {
  const high = Math.min(height * PART, width / aspect);
  const size = [high * aspect, high];
  /**
   * @param {number} low
   * @param {number} span
   * @param {number} axis
   */
  const start = (low, span, axis) =>
    Math.min(low + span - size[axis], Math.max(low, middle[axis] - size[axis] / 2));
  return [start(x, width, 0), start(y, height, 1), ...size];
}
