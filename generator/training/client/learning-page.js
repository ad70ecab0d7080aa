// 我的学习, as a page of its own.
import { mountLearning } from "./learning.js";
import { openStore, safeStorage } from "./store.js";

async function beginLearning() {
  /** @type {HTMLElement | null} */
  const learning = document.querySelector("[data-qj-learning]");
  if (learning) await mountLearning(learning, await openStore(), safeStorage());
}

beginLearning();
