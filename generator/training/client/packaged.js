// A lesson in a package: the same lesson, kept by the learning system that opened it.
/** @import { Keeper, LocalKeeper } from "./types" */
import { element } from "../../tools/client/element.js";
import { readCourse } from "./course.js";
import { makeKeeper } from "./keeper.js";
import { mountLesson } from "./lesson.js";
import { openSession } from "./session.js";
import { openStore, safeStorage } from "./store.js";
import { ALONE } from "./words.js";

/**
 * Runs the lesson of a package. `connect` gives the keeper of the learning system, or null where
 * there is none.
 * @param {(backup: LocalKeeper) => Keeper | null | Promise<Keeper | null>} connect
 */
export async function runPackage(connect) {
  /** @type {HTMLElement | null} */
  const lesson = document.querySelector("[data-qj-lesson]");
  if (!lesson) return;
  const backup = makeKeeper(await openStore(), safeStorage());
  const keeper = await connect(backup);
  const notice = element("p", { class: "qj-lesson__notice", role: "status" });
  /** @param {string} words */
  const say = (words) => {
    notice.textContent = words || (keeper ? "" : ALONE);
  };
  const session = await openSession(readCourse(lesson), keeper || backup, say);
  say(session.notice);
  const extra = () => (keeper && keeper.back ? [wayBack(keeper.back)] : []);
  mountLesson(lesson, session, { notes: "不会发送给学习平台。", notice, extra });
  await session.change((progress) => progress);
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

/** @param {string} href */
function wayBack(href) {
  return element("p", {}, element("a", { class: "qj-button", href }, "回到学习平台"));
}
