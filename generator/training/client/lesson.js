// A lesson on the screen: one step at a time, with the way so far, notes, a pledge, and the result at the end.
import { makeCertificate } from "./certificate.js";
import { button, duration, focusOn, make } from "./make.js";
import { handedIn, quizOf, standing, withDone } from "./progress.js";
import { mountQuiz } from "./quiz.js";
import { watch } from "./session.js";
import { STATUS } from "./words.js";

/**
 * Turns the paper in a lesson's element into a lesson.
 *
 * `notes`: where notes stay, in words. `notice`: the place for what the keeper has to say. `extra`: more for the result.
 */
export function mountLesson(lesson, session, { notes, notice, extra = () => [] }) {
  const { course } = session;
  const { steps } = course;
  const last = steps.length;
  const mounted = new Set();
  let resumed = null;
  const ends = make("section", { class: "qj-result", "aria-labelledby": "result" });
  const count = make("p", { class: "qj-lesson__count" });
  const beads = make("ol", { class: "qj-beads", "aria-hidden": "true" }, steps.map(() => make("li")));
  const index = make("details", { class: "qj-lesson__index" }, make("summary", {}, "目录"), make("ol"));
  const before = button("上一步", () => go(at() - 1));
  const next = button("下一步", forward, { class: "qj-button qj-button--main" });
  lesson.classList.add("qj-lesson--stepwise");
  lesson.prepend(make("div", { class: "qj-lesson__bar" }, count, beads, index), notice);
  lesson.append(ends, make("nav", { class: "qj-lesson__nav", "aria-label": "步骤" }, before, next));

  function at() {
    return Math.min(Math.max(0, session.progress.at), last);
  }

  function isDone(step) {
    return step.key in session.progress.done;
  }

  function done(step) {
    return session.change((progress, now) => withDone(progress, step.key, now));
  }

  function forward() {
    const step = steps[at()];
    if (step && !step.quiz && step.kind !== "pledge") done(step);
    if (step?.quiz && quizOf(session.progress, step.key).attempt?.end) session.change((progress, now) => handedIn(course, step, progress, now));
    go(at() + 1);
  }

  function go(to) {
    session.change((progress) => ({ ...progress, at: Math.min(Math.max(0, to), last) }));
    show();
    if (notice.textContent === resumed) notice.textContent = "";
    index.open = false;
    const shown = steps[at()]?.element ?? ends;
    focusOn(shown.querySelector("h2"));
    lesson.scrollIntoView({ block: "start" });
    if (location.protocol !== "about:") history.replaceState(history.state, "", at() < last ? `#step-${at() + 1}` : location.pathname + location.search);
  }

  function mount(step) {
    if (mounted.has(step)) return;
    mounted.add(step);
    const body = step.element.querySelector(".qj-step__body");
    if (step.quiz) mountQuiz(step, session);
    else if (step.kind === "reflect") body.append(noteOf(step));
    else if (step.kind === "pledge") body.append(pledgeOf(step));
  }

  function noteOf(step) {
    let timer = 0;
    const keep = () => session.change((progress) => ({ ...progress, notes: { ...progress.notes, [step.key]: area.value } }));
    const area = make("textarea", {
      id: `note-${steps.indexOf(step)}`, rows: 5, maxlength: 2000,
      oninput: () => (clearTimeout(timer), (timer = setTimeout(keep, 600))), onchange: keep,
    });
    area.value = session.progress.notes[step.key] ?? "";
    return make("div", { class: "qj-own" }, make("label", { for: area.id }, "写给自己"), area, make("p", { class: "qj-note" }, notes));
  }

  function pledgeOf(step) {
    const input = make("input", { type: "checkbox", onchange: () => (input.checked ? done(step) : undo(step)).then(show) });
    input.checked = isDone(step);
    return make("p", { class: "qj-own" }, make("label", { class: "qj-option" }, input, make("span", { class: "qj-option__text" }, "我作出这一承诺")));
  }

  function undo(step) {
    return session.change((progress) => {
      const { [step.key]: _, ...rest } = progress.done;
      return { ...progress, done: rest };
    });
  }

  function show() {
    const here = at();
    lesson.classList.toggle("qj-lesson--going", here > 0);
    steps.forEach((step, i) => step.element.classList.toggle("qj-step--shown", i === here));
    if (here < last) mount(steps[here]);
    ends.classList.toggle("qj-result--shown", here === last);
    if (here === last) showResult();
    count.replaceChildren(here < last ? `第 ${here + 1} 步` : "结果", make("span", { class: "qj-note" }, `共 ${last} 步`));
    [...beads.children].forEach((bead, i) => {
      bead.className = [isDone(steps[i]) && "qj-bead--done", i === here && "qj-bead--here"].filter(Boolean).join(" ");
    });
    index.lastElementChild.replaceChildren(...steps.map((step, i) => make("li", {}, entryOf(step, i, here))), make("li", {}, entryOf(null, last, here)));
    before.hidden = here === 0;
    next.hidden = here === last;
    next.textContent = here === last - 1 ? "看结果" : "下一步";
  }

  function entryOf(step, i, here) {
    const mark = step && isDone(step) ? make("span", { class: "qj-note" }, "✓ 已完成") : null;
    return make("button", { type: "button", "aria-current": i === here && "step", onclick: () => go(i) }, step ? `${i + 1}　${step.title}` : "结果", mark);
  }

  function showResult() {
    const now = standing(course, session.progress);
    const open = steps.filter((step) => !isDone(step));
    ends.replaceChildren(
      make("h2", { id: "result" }, now.passed ? "这一课学完了" : now.completed ? "走完了，测验还没有合格" : "还差几步"),
      make(
        "dl",
        { class: "qj-facts" },
        fact("状态", STATUS[now.status]),
        fact("步骤", `${now.done} / ${now.steps}`),
        now.scored && fact("自测", `${now.score} 分`),
        fact("用时", duration(session.progress.seconds)),
      ),
      ...(open.length ? [make("p", {}, "还没有完成："), make("ul", { class: "qj-links" }, open.map((step) => make("li", {}, button(step.title, () => go(steps.indexOf(step))))))] : []),
      ...(now.completed && !now.passed ? [make("p", {}, now.status === "failed" ? "测验的次数已经用完。" : "可以回到测验练练错题，再做一遍。")] : []),
      ...(now.passed ? [makeCertificate(session)] : []),
      ...extra(session),
    );
  }

  const asked = /^#step-(\d+)$/.exec(location.hash);
  addEventListener("hashchange", () => {
    const to = /^#step-(\d+)$/.exec(location.hash);
    if (to) go(Number(to[1]) - 1);
  });
  watch(session);
  if (asked) session.change((progress) => ({ ...progress, at: Math.min(Number(asked[1]), last) - 1 }));
  show();
  if (!asked && !session.fresh && at() > 0) {
    resumed = `接着上次：${at() < last ? `第 ${at() + 1} 步` : "结果"}。`;
    notice.textContent ||= resumed;
  }
}

function fact(label, words) {
  return make("div", { class: "qj-fact" }, make("dt", {}, label), make("dd", {}, words));
}
