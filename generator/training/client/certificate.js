// A certificate to print. The name is typed in here and kept nowhere.
import { button, dayOf, duration, make } from "./make.js";
import { standing } from "./progress.js";

/** Returns the form with the certificate below it. */
export function makeCertificate(session) {
  const { course, progress } = session;
  const { score, scored } = standing(course, progress);
  const name = make("strong", { class: "qj-certificate__name" }, "＿＿＿＿");
  const input = make("input", { id: "certificate-name", autocomplete: "name", maxlength: 30, oninput: () => (name.textContent = input.value.trim() || "＿＿＿＿") });
  const sheet = make(
    "figure",
    { class: "qj-certificate", "aria-label": "学习证明" },
    make("p", { class: "qj-certificate__kind" }, "自测"),
    make("h3", {}, "学习证明"),
    make("p", {}, name, "：学完“", make("strong", {}, course.title), `”全部 ${course.steps.length} 步${scored ? `，自测 ${score} 分` : ""}。`),
    make("p", {}, `${dayOf(progress.latest)}，用时 ${duration(progress.seconds)}`),
    make("p", { class: "qj-note" }, "由学习者浏览器里的自测记录生成，不是正式考核的结果。"),
  );
  const print = () => {
    document.documentElement.classList.add("qj-printing-certificate");
    addEventListener("afterprint", () => document.documentElement.classList.remove("qj-printing-certificate"), { once: true });
    globalThis.print();
  };
  return make(
    "div",
    { class: "qj-certificate__form" },
    make("p", {}, make("label", { for: input.id }, "姓名"), input, button("打印学习证明", print)),
    make("p", { class: "qj-note" }, "姓名只用在这张证明上，不保存，也不发送。"),
    sheet,
  );
}
