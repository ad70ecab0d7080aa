// On the website: lessons keep their progress in the browser, 我的学习 shows it. Nothing is sent
// anywhere.
/** @import { Store } from "./types" */
import { element } from "../../tools/client/element.js";
import { makeKeeper } from "./keeper.js";
import { mountLearning } from "./learning.js";
import { mountLesson } from "./lesson.js";
import { readCourse } from "./read.js";
import { openSession } from "./session.js";
import { openStore, safeStorage } from "./store.js";

const NOTES = "只保存在这台设备的浏览器里，不会发送出去。";

async function begin() {
  /** @type {HTMLElement | null} */
  const lesson = document.querySelector("[data-qj-lesson]");
  /** @type {HTMLElement | null} */
  const learning = document.querySelector("[data-qj-learning]");
  if (!lesson && !learning) return;
  const store = await openStore();
  const storage = safeStorage();
  if (learning) await mountLearning(learning, store, storage);
  if (lesson && lesson.querySelector(".qj-step")) await beginLesson(lesson, store, storage);
}

/**
 * @param {HTMLElement} lesson
 * @param {Store} store
 * @param {Storage | null} storage
 */
async function beginLesson(lesson, store, storage) {
  const notice = element("p", { class: "qj-lesson__notice", role: "status" });
  const keeper = makeKeeper(store, storage);
  const session = await openSession(readCourse(lesson), keeper, (words) => {
    notice.textContent = words;
  });
  notice.textContent = session.notice;
  const href = lesson.dataset.learning;
  const extra = () => [element("p", {}, element("a", { href }, "我的学习：全部记录、导出和删除"))];
  mountLesson(lesson, session, { notes: NOTES, notice, extra });
}

begin();
