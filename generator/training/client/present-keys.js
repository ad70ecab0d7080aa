// The keys of a keyboard and of a clicker, which sends PageDown, PageUp and, for its black screen,
// a full stop or B: here they show the answer.

/**
 * What can be done before a room.
 * @typedef {object} Deeds
 * @property {() => void} next
 * @property {() => void} back
 * @property {() => void} reveal
 * @property {(number: number) => void} pick
 * @property {(index: number) => void} goTo
 * @property {HTMLElement[]} main
 * @property {HTMLElement} shown
 * @property {string} out
 */

/** @type {Record<string, (room: Deeds) => void>} */
const DEEDS = {
  ArrowRight: (room) => room.next(),
  ArrowDown: (room) => room.next(),
  PageDown: (room) => room.next(),
  " ": (room) => room.next(),
  ArrowLeft: (room) => room.back(),
  ArrowUp: (room) => room.back(),
  PageUp: (room) => room.back(),
  Home: (room) => room.goTo(0),
  End: (room) => room.goTo(room.main.length - 1),
  a: (room) => room.reveal(),
  b: (room) => room.reveal(),
  ".": (room) => room.reveal(),
  f: () => fillScreen(),
  d: () => switchScheme(),
  Escape: (room) => leave(room),
};

/** @param {Deeds} room */
export function roomKeys(room) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isControl = event.target instanceof Element && event.target.closest("a, button, summary");
    if (isControl && event.key === " ") return; // that is how it is pressed
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const number = Number(name);
    const deed = number >= 1 ? () => room.pick(number) : DEEDS[name];
    if (!deed) return;
    event.preventDefault();
    deed(room);
  });
}

/** Fills the screen, or gives it back; a browser that cannot stays as it is. */
export function fillScreen() {
  const root = document.documentElement;
  const isFull = Boolean(document.fullscreenElement);
  const change = isFull ? document.exitFullscreen : root.requestFullscreen;
  if (!change) return;
  const done = change.call(isFull ? document : root);
  if (done) done.catch(() => {}); // refused: it stays as it is, and nothing is lost
}

/** Turns light into dark and back, for this page alone: a hall is not a desk. */
export function switchScheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const now = root.dataset.qjScheme || dark;
  root.dataset.qjScheme = now === "dark" ? "light" : "dark";
}

/** @param {Deeds} room */
function leave(room) {
  if (document.fullscreenElement) document.exitFullscreen();
  else location.assign(room.out);
}
