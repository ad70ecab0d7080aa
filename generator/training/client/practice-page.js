// 练习, as a page of its own.
import { mountPractice } from "./practice.js";
import { openStore } from "./store.js";

async function beginPractice() {
  /** @type {HTMLElement | null} */
  const page = document.querySelector("[data-qj-practice]");
  if (page) await mountPractice(page, await openStore(), () => new Date());
}

beginPractice();
