// What a room chooses at a question, and what it is told then.
import { element } from "../../tools/client/element.js";

const MARKS = { right: "对", wrong: "不对" };

/** Holds the choices of a question on a screen. */
class RoomChoices {
  /**
   * @param {HTMLElement} screen
   * @param {HTMLDetailsElement} answer
   */
  constructor(screen, answer) {
    this.answer = answer;
    this.several = screen.dataset.type === "multiple";
    this.warned = false;
    this.revealed = false;
    const right = answer.querySelector(".qj-screen__right");
    this.words = (right && right.textContent) || "";
    /** @type {HTMLElement[]} */
    this.items = Array.from(screen.querySelectorAll(".qj-screen__choices li"));
    this.buttons = this.items.map(asButton);
    this.reasons = this.items.map((item, i) => reasonOf(answer, item, i + 1));
    answer.open = true; // its heading is no control now: a key of the room shows it
    this.mark();
  }

  /** Shows the answer and all reasons, or takes them away again. */
  reveal() {
    this.revealed = !this.revealed;
    this.mark();
  }

  /** Shows what is to be seen: of a story what follows at once, all else once it is asked for. */
  mark() {
    this.answer.hidden = !this.revealed;
    this.items.forEach((item, i) => {
      const isRight = item.dataset.right !== undefined;
      const isPicked = this.buttons[i].getAttribute("aria-pressed") === "true";
      const old = item.querySelector(".qj-screen__mark");
      if (old) old.remove();
      item.classList.toggle("qj-screen__choice--right", this.revealed && isRight);
      item.classList.toggle("qj-screen__choice--wrong", this.revealed && isPicked && !isRight);
      this.reasons[i].hidden = !(this.revealed || (isPicked && item.dataset.next));
      if (!this.revealed || !(isRight || isPicked)) return;
      const words = isRight ? MARKS.right : MARKS.wrong;
      this.buttons[i].append(element("span", { class: "qj-screen__mark" }, words));
    });
  }

  /**
   * Takes a choice, or takes it back where several are asked for; tells whether there is one.
   * @param {number} number
   */
  pick(number) {
    const button = this.buttons[number - 1];
    if (!button) return false;
    const wasPressed = button.getAttribute("aria-pressed") === "true";
    if (!this.several) for (const one of this.buttons) one.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(!(this.several && wasPressed)));
    this.mark();
    this.items[number - 1].scrollIntoView({ block: "nearest" });
    return true;
  }

  /** The screen to which what is chosen leads, if anything is and it does. */
  target() {
    const picked = this.buttons.findIndex((one) => one.getAttribute("aria-pressed") === "true");
    return picked < 0 ? "" : this.items[picked].dataset.next || "";
  }

  /** Whether a story waits for a choice. */
  isOpen() {
    const leads = this.items.some((item) => item.dataset.next);
    return leads && this.buttons.every((one) => one.getAttribute("aria-pressed") === "false");
  }
}

/**
 * Makes a button of the words of a choice.
 * @param {HTMLElement} item
 */
function asButton(item) {
  const words = Array.from(item.childNodes);
  const result = element("button", { type: "button", "aria-pressed": "false" });
  for (const node of words) result.append(node);
  item.append(result);
  return result;
}

/**
 * Moves what follows from a choice, and why, from the answer below to the choice itself.
 * @param {HTMLElement} answer
 * @param {HTMLElement} item
 * @param {number} number
 */
function reasonOf(answer, item, number) {
  const below = answer.querySelector(`[data-choice="${number}"]`);
  const result = element("div", { class: "qj-screen__then" });
  for (const part of below ? Array.from(below.querySelectorAll("p")) : []) result.append(part);
  if (below) below.remove();
  item.append(result);
  return result;
}

/**
 * Returns the choices on a screen; undefined where it asks nothing.
 * @param {HTMLElement} screen
 */
export function roomChoices(screen) {
  /** @type {HTMLDetailsElement | null} */
  const answer = screen.querySelector(".qj-screen__answer");
  return answer ? new RoomChoices(screen, answer) : undefined;
}
