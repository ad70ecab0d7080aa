// A lesson in a package: the same lesson, kept by the learning system that opened it.
import { makeKeeper } from "./keeper.js";
import { mountLesson } from "./lesson.js";
import { make } from "./make.js";
import { readCourse } from "./read.js";
import { openSession } from "./session.js";
import { openStore, safeStorage } from "./store.js";
import { ALONE } from "./words.js";

/** Runs the lesson of a package; `connect(backup)` resolves to a keeper, or to null where there is no system; its `back` leads back there. */
export async function runPackage(connect) {
  const lesson = document.querySelector("[data-qj-lesson]");
  const backup = makeKeeper(await openStore(), safeStorage());
  const keeper = await connect(backup);
  const notice = make("p", { class: "qj-lesson__notice", role: "status" });
  const said = (words) => (notice.textContent = words || (keeper ? "" : ALONE));
  const session = await openSession(readCourse(lesson), keeper ?? backup, said);
  said(session.notice);
  const extra = () => (keeper?.back ? [make("p", {}, make("a", { class: "qj-button", href: keeper.back }, "回到学习平台"))] : []);
  mountLesson(lesson, session, { notes: "不会发送给学习平台。", notice, extra });
  await session.change((progress) => progress);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
