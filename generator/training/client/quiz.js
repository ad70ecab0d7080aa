// A quiz on the screen: its questions, how they are checked, what came out, and what to do next.
import { makeAsk } from "./ask.js";
import { beginAttempt, giveAnswer, handIn, questionsOf, resultOf } from "./attempt.js";
import { button, focusOn, make } from "./make.js";
import { mayTry, quizOf, withAttempt } from "./progress.js";
import { newSeed } from "./shuffle.js";

/** Puts a quiz in the place of its paper; the paper stays for print. */
export function mountQuiz(step, session) {
  const { quiz } = step;
  const place = make("div", { class: "qj-quiz" });
  const note = make("p", { class: "qj-note qj-quiz__changed", role: "status" });
  quiz.paper.parentElement.querySelector(".qj-answers")?.remove();
  quiz.paper.classList.add("qj-paper--printed");
  quiz.paper.before(note, place);
  const kept = () => quizOf(session.progress, step.key).attempt;

  function keep(attempt) {
    return session.change((progress, now) => withAttempt(session.course, step, progress, attempt, now));
  }

  function begin(options = {}) {
    keep(beginAttempt(quiz, { seed: newSeed(), now: session.progress.latest, end: kept()?.end ?? false, ...options }));
    show();
  }

  function show() {
    const attempt = kept();
    const questions = questionsOf(quiz, attempt);
    place.replaceChildren(
      ...[
        !attempt.practice && !attempt.done && modes(attempt),
        attempt.practice && make("p", { class: "qj-note" }, "只练上次做错的题，不计分。"),
        make("ol", { class: "qj-asks" }, questions.map((question, i) => makeAsk(question, i + 1, attempt, (answer) => answered(question, answer)))),
        attempt.end && !attempt.done && handing(attempt),
        attempt.done && outcome(attempt),
      ].filter(Boolean),
    );
  }

  function answered(question, answer) {
    const { end } = kept();
    keep(giveAnswer(kept(), question.key, answer));
    place.querySelector(".qj-quiz__modes")?.remove(); // to choose anew would throw the answers away
    if (end) {
      place.querySelector(".qj-quiz__left").textContent = leftOf(kept());
      return;
    }
    const number = kept().asked.findIndex(([key]) => key === question.key) + 1;
    if (kept().done) {
      show();
      focusOn(place.querySelectorAll(".qj-ask__verdict")[number - 1]);
      return;
    }
    const old = place.querySelectorAll(".qj-ask")[number - 1];
    const item = makeAsk(question, number, kept(), () => {});
    old.replaceWith(item);
    focusOn(item.querySelector(".qj-ask__verdict"));
  }

  function modes(attempt) {
    if (Object.keys(attempt.given).length) return null;
    const radio = (end, words) => {
      const input = make("input", { type: "radio", name: `mode-${step.key}`, onchange: () => (begin({ end }), place.querySelector("input:checked").focus()) });
      input.checked = attempt.end === end;
      return make("label", {}, input, words);
    };
    return make("fieldset", { class: "qj-quiz__modes" }, make("legend", {}, "怎样核对"), radio(false, "做一题，看一题"), radio(true, "全部做完再看"));
  }

  function leftOf(attempt) {
    const left = attempt.asked.length - Object.keys(attempt.given).length;
    return left ? `还有 ${left} 题没有作答，交卷时按答错算。` : "都答了。";
  }

  function handing(attempt) {
    const done = () => {
      keep(handIn(kept()));
      show();
      focusOn(place.querySelector(".qj-quiz__outcome h3"));
    };
    return make("p", { class: "qj-quiz__hand" }, button("交卷", done), make("span", { class: "qj-quiz__left qj-note", role: "status" }, leftOf(attempt)));
  }

  function outcome(attempt) {
    const { right, total, score, passed, wrong } = resultOf(quiz, attempt);
    const again = mayTry(session.course, step, session.progress);
    const go = (options) => {
      begin(options);
      focusOn(place.querySelector(".qj-ask__prompt"));
    };
    const words = attempt.practice ? `练习完了：${total} 题里对了 ${right} 题。` : `${score} 分，${passed ? "合格" : `还没有到 ${quiz.passing} 分`}`;
    return make(
      "div",
      { class: `qj-quiz__outcome${passed ? " qj-quiz__outcome--passed" : ""}` },
      make("h3", {}, words),
      !attempt.practice && make("p", {}, `答对 ${right} 题，共 ${total} 题。${again ? "" : "次数已经用完。"}`),
      make(
        "p",
        { class: "qj-quiz__next" },
        wrong.length > 0 && button(`练错的 ${wrong.length} 题`, () => go({ only: wrong, end: false })),
        again && button("重新做一遍", () => go({})),
      ),
    );
  }

  const there = kept();
  if (there && !questionsOf(quiz, there)) {
    note.textContent = "题目在你上次之后改过，没做完的那一次不再继续；以前的成绩仍然保留。";
    begin();
  } else if (there) show();
  else begin();
}
