// The tour of a panorama: spot after spot in the order of the list, each as long as its recording
// sounds or its words take to read.
import { element } from "../../tools/client/element.js";
import { all } from "./parts.js";

const READING = { least: 5000, letter: 200 }; // milliseconds
const TOUR = "#tour"; // an address that ends so begins with the tour
const WORDS = { start: "▶ 自动导览", stop: "■ 停止导览" };

/**
 * @typedef {object} Tour
 * @property {HTMLElement[]} spots
 * @property {(spot: number) => void} choose
 * @property {HTMLElement} button
 * @property {HTMLElement} status
 * @property {number} timer
 * @property {HTMLAudioElement | null} sound
 * @property {boolean} runs
 */

/**
 * Offers the tour of a panorama with more than one spot.
 * @param {HTMLElement} panorama
 * @param {(spot: number) => void} choose
 */
export function offerTour(panorama, choose) {
  const spots = all(panorama, ".qj-spot");
  const list = panorama.querySelector(".qj-spots");
  if (!list || spots.length < 2) return;
  const button = element("button", { type: "button", class: "qj-button" }, WORDS.start);
  const status = element("span", { class: "qj-note", role: "status" });
  /** @type {Tour} */
  const tour = { spots, choose, button, status, timer: 0, sound: null, runs: false };
  list.before(element("p", { class: "qj-panorama__tour" }, button, status));
  button.addEventListener("click", () => (tour.runs ? endTour(tour, "") : visit(tour, 0)));
  if (location.hash === TOUR) visit(tour, 0);
  // Whoever takes over by hand leads on alone.
  for (const name of ["pointerdown", "keydown"]) {
    panorama.addEventListener(name, (event) => {
      const own = event.target instanceof Node && button.contains(event.target);
      if (tour.runs && !own) endTour(tour, "");
    });
  }
}

/**
 * @param {Tour} tour
 * @param {number} at
 */
function visit(tour, at) {
  quiet(tour);
  if (at >= tour.spots.length) {
    endTour(tour, "这一间看完了");
    offerNextRoom();
    return;
  }
  tour.runs = true;
  tour.button.textContent = WORDS.stop;
  tour.status.textContent = `第 ${at + 1} 处，共 ${tour.spots.length} 处`;
  tour.choose(at);
  const next = () => tour.runs && visit(tour, at + 1);
  const sound = tour.spots[at].querySelector("audio");
  const reading = () => {
    const letters = String(tour.spots[at].textContent).length;
    tour.timer = window.setTimeout(next, Math.max(READING.least, letters * READING.letter));
  };
  if (!sound) {
    reading();
    return;
  }
  tour.sound = sound;
  sound.currentTime = 0;
  sound.onended = next;
  const started = sound.play();
  // Where nothing may sound, the words are there to be read.
  if (started) started.catch(() => tour.runs && tour.sound === sound && reading());
}

/** @param {Tour} tour */
function quiet(tour) {
  clearTimeout(tour.timer);
  if (!tour.sound) return;
  tour.sound.onended = null;
  tour.sound.pause();
  tour.sound = null;
}

/**
 * @param {Tour} tour
 * @param {string} words
 */
function endTour(tour, words) {
  tour.runs = false;
  quiet(tour);
  tour.button.textContent = WORDS.start;
  tour.status.textContent = words;
}

/** The way to the next room, if there is one, goes on with the tour. */
function offerNextRoom() {
  const next = document.querySelector(".qj-rooms a[rel=next]");
  if (!(next instanceof HTMLAnchorElement)) return;
  next.hash = TOUR;
  next.focus();
}
