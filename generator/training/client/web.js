// On the website: lessons keep their progress in the browser, 我的学习 shows it. Nothing is sent anywhere.
import { makeKeeper } from "./keeper.js";
import { mountLearning } from "./learning.js";
import { mountLesson } from "./lesson.js";
import { make } from "./make.js";
import { readCourse } from "./read.js";
import { openSession } from "./session.js";
import { openStore, safeStorage } from "./store.js";

async function begin() {
  const lesson = document.querySelector("[data-qj-lesson]");
  const learning = document.querySelector("[data-qj-learning]");
  if (!lesson && !learning) return;
  const store = await openStore();
  const storage = safeStorage();
  if (learning) await mountLearning(learning, store, storage);
  if (!lesson?.querySelector(".qj-step")) return;
  const notice = make("p", { class: "qj-lesson__notice", role: "status" });
  const session = await openSession(readCourse(lesson), makeKeeper(store, storage), (words) => (notice.textContent = words));
  notice.textContent = session.notice;
  const mine = () => [make("p", {}, make("a", { href: lesson.dataset.learning }, "我的学习：全部记录、导出和删除"))];
  mountLesson(lesson, session, { notes: "只保存在这台设备的浏览器里，不会发送出去。", notice, extra: mine });
}

begin();
