// What only the home page does: the clause of the day, and what is new since the last visit.
import { tellNews } from "./news.js";

const WHOLE_DAY = 24 * 60 * 60 * 1000; // milliseconds

showClauseOfDay();
tellNews();

/** Takes the clause whose turn it is out of the fold; it is the same for all readers of a day. */
function showClauseOfDay() {
  const list = document.querySelector("[data-qj-daily]");
  const fold = list && list.querySelector("details");
  if (!list || !fold) return;
  const clauses = Array.from(list.querySelectorAll("figure"));
  const now = new Date();
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / WHOLE_DAY;
  const [chosen] = clauses.splice(day % clauses.length, 1);
  fold.append(...clauses);
  list.prepend(chosen);
}
