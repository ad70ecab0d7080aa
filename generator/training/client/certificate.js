// A certificate to print. The name is typed in here and kept nowhere.
/** @import { Session } from "./types" */
import { element } from "../../tools/client/element.js";
import { button } from "./controls.js";
import { dayOf, duration } from "./format.js";
import { standing } from "./progress.js";

const NO_NAME = "＿＿＿＿";
const PRINTING = "qj-printing-certificate";

/**
 * Returns the form with the certificate below it.
 * @param {Session} session
 */
export function makeCertificate(session) {
  const name = element("strong", { class: "qj-certificate__name" }, NO_NAME);
  const input = element("input", {
    id: "certificate-name",
    autocomplete: "name",
    maxlength: 30,
    oninput: () => {
      name.textContent = input.value.trim() || NO_NAME;
    },
  });
  return element(
    "div",
    { class: "qj-certificate__form" },
    element(
      "p",
      {},
      element("label", { for: input.id }, "姓名"),
      input,
      button("打印学习证明", printCertificate),
    ),
    element("p", { class: "qj-note" }, "姓名只用在这张证明上，不保存，也不发送。"),
    sheet(session, name),
  );
}

/**
 * @param {Session} session
 * @param {HTMLElement} name
 */
function sheet({ course, progress }, name) {
  const { score, scored } = standing(course, progress);
  const all = `”全部 ${course.steps.length} 步${scored ? `，自测 ${score} 分` : ""}。`;
  return element(
    "figure",
    { class: "qj-certificate", "aria-label": "学习证明" },
    element("p", { class: "qj-certificate__kind" }, "自测"),
    element("h3", {}, "学习证明"),
    element("p", {}, name, "：学完“", element("strong", {}, course.title), all),
    element("p", {}, `${dayOf(progress.latest)}，用时 ${duration(progress.seconds)}`),
    element("p", { class: "qj-note" }, "由学习者浏览器里的自测记录生成，不是正式考核的结果。"),
  );
}

function printCertificate() {
  const { classList } = document.documentElement;
  classList.add(PRINTING);
  addEventListener("afterprint", () => classList.remove(PRINTING), { once: true });
  globalThis.print();
}
