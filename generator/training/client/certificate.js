// A certificate to hang up: drawn as a picture that can be kept, printed or saved as PDF. The name
// is typed in here and kept nowhere.
/** @import { Session } from "./types" */
import { element } from "../../tools/client/element.js";
import { drawCertificate } from "./certificate-drawing.js";
import { certificateCode } from "./certificate-code.js";
import { button } from "./controls.js";
import { offerFile } from "./download.js";
import { dayOf, duration } from "./format.js";
import { standing } from "./progress.js";

const PRINTING = "qj-printing-certificate";

/**
 * Returns the form with the certificate below it.
 * @param {Session} session
 */
export function makeCertificate(session) {
  const facts = factsOf(session);
  const frame = element("div", { class: "qj-certificate" });
  const draw = () => {
    frame.textContent = "";
    frame.append(drawCertificate({ ...facts, name: input.value.trim() }));
  };
  const input = element("input", {
    id: "certificate-name",
    autocomplete: "name",
    maxlength: 20,
    oninput: draw,
  });
  const save = () =>
    offerFile(
      `学习证明-${session.course.id}.svg`,
      "image/svg+xml",
      new XMLSerializer().serializeToString(/** @type {Element} */ (frame.firstChild)),
    );
  draw();
  return element(
    "section",
    { class: "qj-certificate__form", "aria-labelledby": "certificate" },
    element("h3", { id: "certificate" }, "学习证明"),
    frame,
    element(
      "p",
      { class: "qj-certificate__act" },
      element("label", { for: input.id }, "姓名"),
      input,
      button("打印，或存为 PDF", printCertificate),
      button("存为图片", save),
    ),
    element(
      "p",
      { class: "qj-note" },
      "姓名只写在这张证明上，不保存，也不发送。校验码由这一课的学习记录算出，可以和导出的记录核对；它本身不证明是谁学的。",
    ),
  );
}

/** @param {Session} session */
function factsOf({ course, progress }) {
  const { score, scored } = standing(course, progress);
  const promised = course.steps.find(({ pledge }) => pledge);
  return {
    title: course.title,
    done: `学完全部 ${course.steps.length} 步，用时 ${duration(progress.seconds)}${
      scored ? `，自测 ${score} 分` : ""
    }`,
    pledge: (promised && promised.pledge) || "",
    day: dayOf(progress.latest),
    code: certificateCode({ ...progress, standing: standing(course, progress) }),
  };
}

function printCertificate() {
  const { classList } = document.documentElement;
  classList.add(PRINTING);
  addEventListener("afterprint", () => classList.remove(PRINTING), { once: true });
  globalThis.print();
}
