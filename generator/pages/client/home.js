// What only the home page does: the clause of the day, and what is new since the last visit.
import { tellNews } from "./news.js";

const WHOLE_DAY = 24 * 60 * 60 * 1000; // milliseconds

showClauseOfDay();
tellNews();

/** Shows of some clauses the one whose turn it is, the same for all readers of a day. */
function showClauseOfDay() {
  const list = document.querySelector("[data-qj-daily]");
  if (!list) return;
  const clauses = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const now = new Date();
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / WHOLE_DAY;
  clauses.forEach((clause, n) => {
    clause.hidden = n !== day % clauses.length;
  });
}
