// A lesson on the website keeps its progress in the browser. Nothing is sent anywhere.
import { element } from "../../tools/client/element.js";
import { readCourse } from "./course.js";
import { makeKeeper } from "./keeper.js";
import { mountLesson } from "./lesson.js";
import { openSession } from "./session.js";
import { openStore, safeStorage } from "./store.js";

const NOTES = "只保存在这台设备的浏览器里，不会发送出去。";

async function play() {
  /** @type {HTMLElement | null} */
  const lesson = document.querySelector("[data-qj-lesson]");
  if (!lesson) return;
  const notice = element("p", { class: "qj-lesson__notice", role: "status" });
  const keeper = makeKeeper(await openStore(), safeStorage());
  const session = await openSession(readCourse(lesson), keeper, (words) => {
    notice.textContent = words;
  });
  notice.textContent = session.notice;
  const href = `${lesson.dataset.root}learning/`;
  const extra = () => [element("p", {}, element("a", { href }, "我的学习：全部记录、导出和删除"))];
  mountLesson(lesson, session, { notes: NOTES, notice, extra });
}

play();
