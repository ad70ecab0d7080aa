// The book of wrong answers as the page shows it: its boxes, what is due, and what stands in it.
/** @import { Card } from "./types" */
/** @import { Desk } from "./practice-ways.js" */
import { element, fill } from "../../tools/client/element.js";
import { button } from "./controls.js";
import { dayWords } from "./days.js";
import { deletion } from "./deletion.js";
import { BOXES, isDue } from "./leitner.js";
import { countsOfBoxes, nextDue, withoutCard } from "./practice-record.js";

const MOST_LISTED = 50;
const UNLISTED = "题目没有取到，可能断了网。合上再展开，就再取一次。";

/**
 * `practise`: takes the keys to be asked; `redraw`: the record has changed.
 * @typedef {object} BookSetting
 * @property {string} today
 * @property {string[]} due
 * @property {(keys: string[]) => void} practise
 * @property {() => void} redraw
 */

/**
 * Returns what the page says of the book.
 * @param {Desk} desk
 * @param {BookSetting} setting
 * @returns {Node[]}
 */
export function bookNodes(desk, { today, due, practise, redraw }) {
  const { book } = desk.keeper.record;
  const keys = Object.keys(book);
  if (!keys.length) {
    return [
      element("p", { class: "qj-drill__figure" }, "空的"),
      element("p", {}, "在课里、每周一答和挑战里答错的题会记到这里。"),
    ];
  }
  const next = nextDue(book, today);
  const wait = `今天没有要练的。下一次：${dayWords(next || today)}。`;
  const counted = due.length ? `错题本里一共 ${keys.length} 题。` : wait;
  const few = { class: "qj-button qj-button--main" };
  return [
    element("p", { class: "qj-drill__figure" }, `今天 ${due.length} 题`),
    element("p", {}, counted),
    boxesOf(book),
    element(
      "p",
      { class: "qj-drill__act" },
      due.length > 0 && button(`练今天的 ${due.length} 题`, () => practise(due), few),
      due.length < keys.length && button(`全部 ${keys.length} 题练一遍`, () => practise(keys)),
    ),
    contentsOf(desk, today, redraw),
  ];
}

/**
 * How many cards wait in each box.
 * @param {Record<string, Card>} book
 */
function boxesOf(book) {
  const boxes = countsOfBoxes(book).map((count, i) =>
    element(
      "li",
      {},
      element("strong", {}, `${count}`),
      element("span", {}, BOXES[i] === 1 ? "隔天" : `${BOXES[i]} 天`),
    ),
  );
  return element("ol", { class: "qj-boxes", "aria-label": "五格，按隔多久再问" }, boxes);
}

/**
 * The list of what stands in the book, fetched when it is unfolded.
 * @param {Desk} desk
 * @param {string} today
 * @param {() => void} redraw
 */
function contentsOf(desk, today, redraw) {
  const list = element("ol", { class: "qj-book" });
  const note = element("p", { class: "qj-note", role: "status" });
  const { keeper, pool } = desk;
  const { book } = keeper.record;
  const keys = Object.keys(book).sort((a, b) => book[a].due.localeCompare(book[b].due));
  const forget = async (/** @type {string[]} */ some) => {
    await keeper.change((record) => some.reduce(withoutCard, record));
    redraw();
  };
  const row = async (/** @type {string} */ key) => {
    const question = await pool.byKey(key);
    const words = question ? question.prompt : "题库里已经没有这一题";
    return element(
      "li",
      {},
      element("p", {}, words),
      element("p", { class: "qj-note" }, wordsOfCard(book[key], today)),
      button("不再练", () => forget([key]), { "aria-label": `不再练：${words}` }),
    );
  };
  const ontoggle = async () => {
    if (!details.open || list.children.length) return;
    try {
      fill(list, await Promise.all(keys.slice(0, MOST_LISTED).map(row)));
      note.textContent = keys.length > MOST_LISTED ? `只列最先要练的 ${MOST_LISTED} 题。` : "";
    } catch {
      note.textContent = UNLISTED;
    }
  };
  const all = element(
    "p",
    {},
    deletion("清空错题本", () => forget(keys)),
  );
  const summary = element("summary", {}, "看看都是哪些题");
  const details = element("details", { class: "qj-others", ontoggle }, summary, list, note, all);
  return details;
}

/**
 * @param {Card} card
 * @param {string} today
 */
function wordsOfCard(card, today) {
  const when = isDue(card, today) ? "今天练" : `${dayWords(card.due)}再问`;
  return `${card.lesson ? `《${card.from}》` : card.from}，第 ${card.box + 1} 格，${when}`;
}
