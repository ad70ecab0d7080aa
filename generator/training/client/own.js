// What is the learner's own in a step: a note, a pledge.
/** @import { Progress, Session, Step } from "./types" */
import { element } from "../../tools/client/element.js";
import { withDone } from "./progress.js";

const QUIET = 600; // milliseconds after the last key

/**
 * @param {Step} step
 * @param {Progress} progress
 */
export function isDone(step, progress) {
  return step.key in progress.done;
}

/**
 * Returns a field for a note; `where` it stays, in words.
 * @param {Step} step
 * @param {Session} session
 * @param {string} where
 */
export function noteOf(step, session, where) {
  let timer = 0;
  const keep = () =>
    session.change((progress) => ({
      ...progress,
      notes: { ...progress.notes, [step.key]: area.value },
    }));
  const area = element("textarea", {
    id: `note-${session.course.steps.indexOf(step)}`,
    rows: 5,
    maxlength: 2000,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(keep, QUIET);
    },
    onchange: keep,
  });
  area.value = session.progress.notes[step.key] || "";
  return element(
    "div",
    { class: "qj-own" },
    element("label", { for: area.id }, "写给自己"),
    area,
    element("p", { class: "qj-note" }, where),
  );
}

/**
 * Returns a box to tick; `onkept` is called when that has been kept.
 * @param {Step} step
 * @param {Session} session
 * @param {() => void} onkept
 */
export function pledgeOf(step, session, onkept) {
  const input = element("input", {
    type: "checkbox",
    onchange: () => {
      const change = input.checked ? withDone : withoutStep;
      session.change((progress, now) => change(progress, step.key, now)).then(onkept);
    },
  });
  input.checked = isDone(step, session.progress);
  const words = element("span", { class: "qj-option__text" }, "我作出这一承诺");
  const label = element("label", { class: "qj-option" }, input, words);
  return element("p", { class: "qj-own" }, label);
}

/** @type {(progress: Progress, key: string) => Progress} */
function withoutStep(progress, key) {
  const done = { ...progress.done };
  delete done[key];
  return { ...progress, done };
}
