// When a question that went wrong is asked again.
//
// A card box after Sebastian Leitner (So lernt man lernen, Freiburg: Herder 1972): what is known
// goes one box on, what is not goes back to the first one; a box is asked the more rarely the
// further on it stands. Leitner let the size of his boxes decide when; here each has its days.
// 1, 7, 16 and 35 days are those with which Woźniak began on paper in 1985 (SuperMemo's SM-0);
// 3 stands between, since a lesson's rules are learnt by few repetitions.
/** @import { Card } from "./types" */
import { dayAfter, daysBetween } from "./days.js";

/** Days to wait in each box; who is right after the last one is done with the question. */
export const BOXES = [1, 3, 7, 16, 35];
const LONGEST = BOXES[BOXES.length - 1];

/**
 * The card of a question that went wrong on a day: in the first box.
 * @param {Card} card
 * @param {string} today
 * @returns {Card}
 */
export function backToFirst(card, today) {
  return { ...card, box: 0, due: dayAfter(today, BOXES[0]) };
}

/**
 * Whether a card is to be asked. One that lies further ahead than any box asks for was put there
 * by a clock that went wrong.
 * @param {Card} card
 * @param {string} today
 */
export function isDue({ due }, today) {
  const wait = daysBetween(today, due);
  return !(wait > 0 && wait <= LONGEST);
}

/**
 * The card after a right answer, null once it leaves the last box. Who is right before the day has
 * come has not shown that it lasts: the card stays where it is.
 * @param {Card} card
 * @param {string} today
 * @returns {Card | null}
 */
export function oneBoxOn(card, today) {
  if (!isDue(card, today)) return card;
  const box = card.box + 1;
  return box < BOXES.length ? { ...card, box, due: dayAfter(today, BOXES[box]) } : null;
}
