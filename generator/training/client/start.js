// What a lesson's page runs at first: it shows the way through the lesson, and fetches what works
// on it once somebody begins, or comes back to what was begun.
import { element } from "../../tools/client/element.js";
import { button } from "./controls.js";
import { openStore, safeStorage } from "./store.js";

const LAST = "qj-last:"; // what keeper.js leaves at the very end of a page
const WORDS = "开始这一课";

/** @param {HTMLElement} lesson */
async function isBegun(lesson) {
  const id = lesson.dataset.qjLesson || "";
  if (/^#step-\d+$/.test(location.hash)) return true;
  try {
    const storage = safeStorage();
    if (storage && storage.getItem(LAST + id)) return true;
    const store = await openStore();
    return (await store.read(id)) !== undefined;
  } catch {
    return false; // refused: there is nothing to come back to
  }
}

/**
 * Puts the way through the lesson, and its beginning, above the steps.
 * @param {HTMLElement} lesson
 */
function showCover(lesson) {
  const data = lesson.querySelector(".qj-lesson__data");
  const { steps } = JSON.parse((data && data.textContent) || '{"steps":[]}');
  const titles = steps.map((/** @type {{ title: string }} */ { title }) =>
    element("li", {}, title),
  );
  const start = button(WORDS, () => fetchPlayer(lesson, start, true), {
    class: "qj-button qj-button--main",
  });
  lesson.classList.add("qj-lesson--stepwise");
  lesson.prepend(
    element(
      "div",
      { class: "qj-lesson__cover" },
      element("p", { class: "qj-lesson__begin" }, start),
      element("ol", { class: "qj-lesson__plan" }, titles),
    ),
  );
  return start;
}

/**
 * Fetches what works on the lesson; the button tells if it cannot be had.
 * @param {HTMLElement} lesson
 * @param {HTMLButtonElement} start
 * @param {boolean} began Whether somebody asked for it.
 */
function fetchPlayer(lesson, start, began) {
  if (began) lesson.dataset.began = "true";
  if (lesson.dataset.fetched) return; // it is on its way, or the player has the button now
  const script = element("script", { src: lesson.dataset.player });
  lesson.dataset.fetched = "true";
  start.disabled = true;
  script.onload = () => {
    start.disabled = false;
  };
  script.onerror = () => {
    script.remove();
    delete lesson.dataset.fetched;
    start.disabled = false;
    start.textContent = "没有打开，再试一次";
  };
  document.head.append(script);
}

async function begin() {
  /** @type {HTMLElement | null} */
  const lesson = document.querySelector("[data-qj-lesson]");
  // A site's own template may know no data yet: then the lesson stays what is read.
  if (!lesson || !lesson.querySelector(".qj-lesson__data")) return;
  const start = showCover(lesson);
  if (await isBegun(lesson)) fetchPlayer(lesson, start, false);
}

begin();
