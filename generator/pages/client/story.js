// A route as a story: one step a screen, the map beside following. Without a script the steps stand
// one below the other, and the same links lead from one to the next.
import { element } from "../../tools/client/element.js";
import { followPlace } from "./follow.js";
import { all, isElement } from "./parts.js";

const STEPWISE = "qj-story--stepwise";

/** Tells the story of the page, if there is one. */
export function tellStory() {
  const story = document.querySelector("[data-qj-story]");
  if (!isElement(story)) return;
  story.classList.add("qj-story--works");
  for (const link of all(story, "[data-qj-step]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showStep(story, String(link.getAttribute("href")).slice(1));
    });
  }
  story.append(
    element(
      "button",
      { type: "button", class: "qj-button qj-story__leave", onclick: () => leaveStory(story) },
      "退出全屏",
    ),
  );
  addEventListener("keydown", (event) => turnByKey(event, story));
  addEventListener("hashchange", () => showStep(story, location.hash.slice(1)));
  if (story.querySelector(`.qj-story__step[id="${CSS.escape(location.hash.slice(1))}"]`)) {
    showStep(story, location.hash.slice(1));
  }
}

/**
 * Shows a step by its id; any other id is the beginning, which is a page like others.
 * @param {HTMLElement} story
 * @param {string} id
 */
function showStep(story, id) {
  const steps = all(story, ".qj-story__step");
  const step = steps.find((one) => one.id === id);
  if (!step) {
    leaveStory(story);
    return;
  }
  story.classList.add(STEPWISE);
  document.body.classList.add("qj-viewing", "qj-telling");
  for (const one of steps) one.toggleAttribute("data-current", one === step);
  history.replaceState(history.state, "", `#${id}`);
  const heading = step.querySelector("h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  const scrolled = story.querySelector(".qj-story__steps");
  if (scrolled) scrolled.scrollTop = 0;
  followPlace(all(story, ".qj-story__maps .qj-map"), step.dataset.place || "");
}

/** @param {HTMLElement} story */
function leaveStory(story) {
  if (!story.classList.contains(STEPWISE)) return;
  story.classList.remove(STEPWISE);
  document.body.classList.remove("qj-viewing", "qj-telling");
  history.replaceState(history.state, "", location.pathname + location.search);
  followPlace(all(story, ".qj-story__maps .qj-map"), "");
  const start = story.querySelector(".qj-story__head [data-qj-step]");
  if (isElement(start)) start.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} story
 */
function turnByKey(event, story) {
  if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return;
  const isStepwise = story.classList.contains(STEPWISE);
  if (event.key === "Escape") {
    leaveStory(story);
    return;
  }
  const steps = all(story, ".qj-story__step");
  const now = isStepwise ? steps.findIndex((one) => one.hasAttribute("data-current")) : -1;
  const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!turn || (turn < 0 && !isStepwise)) return;
  const next = now + turn;
  if (next >= steps.length) return;
  event.preventDefault();
  showStep(story, next < 0 ? "" : steps[next].id);
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof Element && Boolean(target.closest("input, select, textarea, audio"));
}
