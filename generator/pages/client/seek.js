// Chapters of a recording: without a script each link plays the file from there, with one it is the
// player on the page that goes there.
import { all } from "./parts.js";

/** Lets chapters move the player above them. */
export function seekChapters() {
  for (const link of all(document, "[data-qj-seek]")) {
    const section = link.closest("section");
    const player = section && section.querySelector("audio");
    if (player) link.addEventListener("click", (event) => seek(event, player, link));
  }
}

/**
 * @param {Event} event
 * @param {HTMLAudioElement} player
 * @param {HTMLElement} link
 */
function seek(event, player, link) {
  event.preventDefault();
  player.currentTime = Number(link.dataset.qjSeek);
  const started = player.play();
  if (started) started.catch(() => player.focus()); // the file is not there, or may not sound
}
