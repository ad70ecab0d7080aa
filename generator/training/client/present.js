// A lesson before a room: one screen at a time, by the keys of a keyboard or of a clicker. The page
// has all screens one below the other; this shows one of them and never writes what it says.
import { roomChoices } from "./present-choices.js";
import { roomBar } from "./present-bar.js";
import { roomKeys } from "./present-keys.js";

const DOWN = 0.8; // of what is in view, when a screen is longer than the wall

/** Holds which screen is shown, and by which choices a story came to it. */
class Room {
  /** @param {HTMLElement} main */
  constructor(main) {
    /** @type {HTMLElement[]} */
    this.screens = Array.from(main.querySelectorAll(".qj-screen"));
    this.main = this.screens.filter((screen) => screen.dataset.later === undefined);
    this.choices = new Map(this.screens.map((screen) => [screen, roomChoices(screen)]));
    /** @type {HTMLElement[]} */
    this.trail = [];
    this.out = main.dataset.out || "../";
    this.shown = this.screens[0];
    this.bar = roomBar(this);
    for (const screen of this.screens) {
      screen.setAttribute("tabindex", "-1");
      screen.addEventListener("click", (event) => this.pickAt(event));
    }
    document.documentElement.classList.add("qj-works");
    document.body.append(this.bar.element);
    addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** Shows the screen that the address names, else the first. */
  follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = this.screens.find((screen) => screen.id === id) || this.screens[0];
    if (target !== this.shown || !target.classList.contains("qj-screen--shown")) {
      this.trail = [];
      this.show(target);
    }
  }

  /** @param {HTMLElement} screen */
  show(screen) {
    for (const one of this.screens) one.classList.toggle("qj-screen--shown", one === screen);
    this.shown = screen;
    location.replace(`#${screen.id}`);
    screen.scrollTop = 0;
    screen.focus({ preventScroll: true });
    this.tell();
  }

  /** Where it is among the screens that no story leads to. */
  place() {
    const before = this.screens.slice(0, this.screens.indexOf(this.shown) + 1);
    return before.filter((screen) => this.main.includes(screen)).length;
  }

  /** @param {string} words What the room has to know, if anything. */
  tell(words = "") {
    this.bar.tell(this.place(), this.main.length, words);
  }

  get asking() {
    return this.choices.get(this.shown);
  }

  next() {
    const screen = this.shown;
    if (screen.scrollTop + screen.clientHeight < screen.scrollHeight - 4) {
      screen.scrollTop += screen.clientHeight * DOWN;
      return;
    }
    const target = this.asking && this.asking.target();
    const scene = target && this.screens.find((one) => one.id === target);
    if (scene) {
      this.trail.push(screen);
      this.show(scene);
    } else if (this.asking && this.asking.isOpen() && !this.asking.warned) {
      this.asking.warned = true;
      this.tell("还没有选：按数字一起选，再按 → 跳过");
    } else {
      this.goTo(this.place());
    }
  }

  back() {
    const before = this.trail.pop();
    if (before) this.show(before);
    else this.goTo(this.place() - (this.main.includes(this.shown) ? 2 : 1));
  }

  /** @param {number} index Among the screens that no story leads to. */
  goTo(index) {
    const screen = this.main[Math.max(0, Math.min(index, this.main.length - 1))];
    if (screen === this.shown) return;
    this.trail = [];
    this.show(screen);
  }

  reveal() {
    if (!this.asking) return;
    this.asking.reveal();
    this.tell(this.asking.revealed ? this.asking.words : "");
  }

  /** @param {number} number */
  pick(number) {
    if (!this.asking || !this.asking.pick(number)) return;
    this.tell(this.asking.target() ? "→ 看后来怎样" : "");
  }

  /** @param {Event} event */
  pickAt(event) {
    const target = event.target instanceof Element ? event.target : null;
    const choice = target && target.closest(".qj-screen__choices li");
    if (!choice || !choice.parentElement) return;
    this.pick(Array.from(choice.parentElement.children).indexOf(choice) + 1);
  }
}

/** @type {HTMLElement | null} */
const roomElement = document.querySelector("[data-qj-room]");
if (roomElement) roomKeys(new Room(roomElement));
