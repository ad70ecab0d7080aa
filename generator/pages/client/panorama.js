// A panorama that turns, beside real buttons for what is in it. Where WebGL is not to be had, the
// flat picture moves instead, and the same buttons move it.
import { element } from "../../tools/client/element.js";
import { all, isElement, isStill } from "./parts.js";
import { seenAt, sphere } from "./sphere.js";
import { offerTour } from "./tour.js";

/** @import { Look } from "./sphere.js" */

/**
 * What can be turned: `turn` goes to a direction in degrees, `nudge` and `zoom` a step further.
 * @typedef {object} View
 * @property {(at: number, up: number) => void} turn
 * @property {(at: number, up: number) => void} nudge
 * @property {((factor: number) => void) | null} zoom
 */

const RADIANS = Math.PI / 180;
const FIELD = { usual: 75, least: 30, most: 95 }; // degrees from top to bottom
const STEP = 25; // degrees a press
const GLIDE = 700; // milliseconds from one spot to the next

/** Brings every panorama of the page to life. */
export function openPanoramas() {
  for (const panorama of all(document, "[data-qj-panorama]")) openPanorama(panorama);
}

/** @param {HTMLElement} panorama */
function openPanorama(panorama) {
  const picture = panorama.querySelector("img");
  const stage = panorama.querySelector(".qj-panorama__stage");
  if (!picture || !isElement(stage)) return;
  const start = () => {
    const isRound = Math.abs(picture.naturalWidth / picture.naturalHeight - 2) < 0.03;
    const view = (isRound && roundView(panorama, stage, picture)) || flatView(stage, picture);
    stage.append(turningButtons(view));
    offerTour(panorama, spotButtons(panorama, view));
  };
  picture.loading = "eager";
  picture.sizes = "3840px"; // what lies in the middle is seen enlarged
  if (picture.complete && picture.naturalWidth) start();
  else picture.addEventListener("load", start, { once: true });
}

/**
 * The flat picture in its window, which scrolls.
 * @param {HTMLElement} stage
 * @param {HTMLImageElement} picture
 * @returns {View}
 */
function flatView(stage, picture) {
  const frame = stage.querySelector(".qj-picture__window") || stage;
  const whole = () => picture.getBoundingClientRect().width;
  return {
    turn: (at) => {
      frame.scrollLeft = (at / 360) * whole() - frame.clientWidth / 2;
    },
    nudge: (at) => {
      frame.scrollLeft += (at / 360) * whole();
    },
    zoom: null,
  };
}

/**
 * The picture from within, or null where that cannot be drawn.
 * @param {HTMLElement} panorama
 * @param {HTMLElement} stage
 * @param {HTMLImageElement} picture
 * @returns {View | null}
 */
function roundView(panorama, stage, picture) {
  const canvas = element("canvas", { class: "qj-panorama__canvas", tabindex: "0", role: "img" });
  canvas.setAttribute("aria-label", `${picture.alt}。可用方向键转动`);
  const draw = sphere(canvas, picture);
  if (!draw) return null;
  const look = { yaw: firstLook(panorama) * RADIANS, pitch: 0, field: FIELD.usual * RADIANS };
  const marks = spotMarks(panorama);
  const screen = element("div", { class: "qj-panorama__screen" }, canvas, ...marks);
  const render = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const density = Math.min(devicePixelRatio || 1, 2);
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    draw(look);
    for (const mark of marks) placeMark(mark, look, width, height);
  };
  stage.classList.add("qj-panorama__stage--round");
  stage.prepend(screen);
  addEventListener("resize", render);
  render();
  const view = turning(look, render);
  followPointer(canvas, view, look);
  canvas.addEventListener("keydown", (event) => pressOnPicture(event, view));
  return view;
}

/** @param {HTMLElement} panorama */
function firstLook(panorama) {
  const spot = panorama.querySelector("[data-at]");
  return isElement(spot) ? Number(spot.dataset.at) : 180;
}

/**
 * @param {Look} look
 * @param {() => void} render
 * @returns {View}
 */
function turning(look, render) {
  let run = 0;
  /**
   * @param {number} yaw
   * @param {number} pitch
   * @param {number} field
   */
  const glide = (yaw, pitch, field) => {
    const from = { ...look };
    const aside = Math.atan2(Math.sin(yaw - from.yaw), Math.cos(yaw - from.yaw));
    const begun = performance.now();
    const mine = ++run;
    /** @param {number} now */
    const step = (now) => {
      if (mine !== run) return;
      const part = isStill() ? 1 : Math.min(1, Math.max(0, now - begun) / GLIDE);
      const eased = part * part * (3 - 2 * part);
      look.yaw = from.yaw + aside * eased;
      look.pitch = from.pitch + (pitch - from.pitch) * eased;
      look.field = from.field + (field - from.field) * eased;
      render();
      if (part < 1) requestAnimationFrame(step);
    };
    step(begun);
  };
  return {
    turn: (at, up) => glide(at * RADIANS, up * RADIANS, look.field),
    nudge: (at, up) => {
      run += 1;
      look.yaw += at * RADIANS;
      look.pitch = Math.min(1.5, Math.max(-1.5, look.pitch + up * RADIANS));
      render();
    },
    zoom: (factor) => {
      const field = Math.min(FIELD.most, Math.max(FIELD.least, (look.field / RADIANS) * factor));
      glide(look.yaw, look.pitch, field * RADIANS);
    },
  };
}

/**
 * Up and down a finger scrolls the page; sideways it turns the picture.
 * @param {HTMLCanvasElement} canvas
 * @param {View} view
 * @param {Look} look
 */
function followPointer(canvas, view, look) {
  /** @type {PointerEvent | null} */
  let last = null;
  canvas.addEventListener("pointerdown", (event) => {
    last = event;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const scale = look.field / RADIANS / canvas.clientHeight;
    view.nudge((last.clientX - event.clientX) * scale, (event.clientY - last.clientY) * scale);
    last = event;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      last = null;
    });
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {View} view
 */
function pressOnPicture(event, view) {
  const steps = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, 10], ArrowDown: [0, -10] };
  const step = Object.entries(steps).find(([key]) => key === event.key);
  if (step) view.nudge(step[1][0], step[1][1]);
  else if (view.zoom && "+=".includes(event.key)) view.zoom(0.8);
  else if (view.zoom && event.key === "-") view.zoom(1.25);
  else return;
  event.preventDefault();
}

/** @param {View} view */
function turningButtons(view) {
  /**
   * @param {string} label
   * @param {string} sign
   * @param {() => void} onclick
   */
  const button = (label, sign, onclick) =>
    element(
      "button",
      { type: "button", class: "qj-button", "aria-label": label, title: label, onclick },
      sign,
    );
  const { zoom } = view;
  return element(
    "p",
    { class: "qj-panorama__turns" },
    button("向左转", "←", () => view.nudge(-STEP, 0)),
    button("向右转", "→", () => view.nudge(STEP, 0)),
    zoom && button("抬头看", "↑", () => view.nudge(0, STEP / 2)),
    zoom && button("低头看", "↓", () => view.nudge(0, -STEP / 2)),
    zoom && button("拉近", "＋", () => zoom(0.8)),
    zoom && button("拉远", "－", () => zoom(1.25)),
  );
}

/**
 * The numbers in the picture, for pointers; the buttons beside are for everybody.
 * @param {HTMLElement} panorama
 */
function spotMarks(panorama) {
  return all(panorama, ".qj-spot").map((spot, index) => {
    const mark = element("span", { class: "qj-panorama__mark", "aria-hidden": "true" });
    mark.textContent = String(index + 1);
    mark.dataset.at = spot.dataset.at;
    mark.dataset.up = spot.dataset.up;
    mark.addEventListener("click", () => {
      const button = spot.querySelector("button");
      if (button) button.click();
    });
    return mark;
  });
}

/**
 * @param {HTMLElement} mark
 * @param {Look} look
 * @param {number} width
 * @param {number} height
 */
function placeMark(mark, look, width, height) {
  const at = Number(mark.dataset.at) * RADIANS;
  const seen = seenAt(look, width / height, at, Number(mark.dataset.up) * RADIANS);
  mark.hidden = !seen || Math.abs(seen[0]) > 1 || Math.abs(seen[1]) > 1;
  if (!seen) return;
  const [x, y] = [((1 + seen[0]) / 2) * width, ((1 - seen[1]) / 2) * height];
  mark.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}

/**
 * Makes the names of spots buttons, each of which turns the view and opens what is there; returns
 * what chooses a spot by its number from 0.
 * @param {HTMLElement} panorama
 * @param {View} view
 */
function spotButtons(panorama, view) {
  const spots = all(panorama, ".qj-spot");
  /** @param {number} chosen */
  const choose = (chosen) => {
    spots.forEach((spot, index) => openSpot(spot, index === chosen));
    all(panorama, ".qj-panorama__mark").forEach((mark, index) =>
      mark.toggleAttribute("data-chosen", index === chosen),
    );
    const { at, up } = spots[chosen].dataset;
    view.turn(Number(at), Number(up));
  };
  spots.forEach((spot, index) => {
    const name = spot.querySelector("h3");
    const what = spot.querySelector(".qj-spot__what");
    if (!isElement(name) || !isElement(what)) return;
    what.id = `spot-${index + 1}`;
    const button = element("button", { type: "button", "aria-controls": what.id });
    button.append(...Array.from(name.childNodes));
    button.addEventListener("click", () => choose(index));
    name.append(button);
    openSpot(spot, false);
  });
  return choose;
}

/**
 * @param {HTMLElement} spot
 * @param {boolean} isOpen
 */
function openSpot(spot, isOpen) {
  const button = spot.querySelector("button");
  const what = spot.querySelector(".qj-spot__what");
  if (button) button.setAttribute("aria-expanded", String(isOpen));
  if (isElement(what)) what.hidden = !isOpen;
}
