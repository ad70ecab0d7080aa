// What a device keeps of practice: the wrong answers in their boxes, the answers of weeks, the best
// run. One record beside those of lessons, under a name that no lesson can have.
/** @import { Answer, Card, Miss, PracticeRecord, Progress, Question, Store } from "./types" */
import { dayAfter, dayText } from "./days.js";
import { sealed, unsealed } from "./keeper.js";
import { BOXES, backToFirst, isDue, oneBoxOn } from "./leitner.js";

const NAME = "#practice";
const WEEKS = 60; // so many weeks are remembered

/** @returns {PracticeRecord} */
export function emptyPractice() {
  return { book: {}, left: {}, weeks: {}, best: null };
}

/**
 * Whether a record of the store is one of practice, not of a lesson.
 * @param {{ id: string }} record
 */
export function isOfPractice({ id }) {
  return id.startsWith(NAME);
}

/** Keeps the record of practice in a store; what cannot be kept lasts as long as the page. */
export class PracticeKeeper {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.record = emptyPractice();
    this.kept = store.kind !== "memory";
  }

  async open() {
    const stored = await this.store.read(NAME).catch(() => undefined);
    if (stored && !recordIn(stored)) {
      const id = `${NAME}-damaged`;
      await this.store.change(id, () => ({ ...stored, id })).catch(() => undefined);
      await this.store.remove(NAME).catch(() => undefined);
    }
    const records = await this.store.all().catch(() => []);
    const lessons = records.filter((record) => !isOfPractice(record)).map(unsealed);
    await this.change((record) => lessons.reduce(withMissesOf, record));
  }

  /** Forgets all of practice; rejects where the store does not let it go. */
  async forget() {
    const records = await this.store.all();
    const own = records.filter(isOfPractice);
    await Promise.all(own.map(({ id }) => this.store.remove(id)));
    this.record = emptyPractice();
  }

  /**
   * Puts what a function makes of the record in its place, as it is now in the store.
   * @param {(record: PracticeRecord) => PracticeRecord} f
   */
  async change(f) {
    const here = f(this.record);
    this.record = here;
    try {
      const stored = await this.store.change(NAME, (there) => {
        const whole = /** @type {any} */ (f(recordIn(there) || emptyPractice()));
        return sealed(NAME, there ? there.rev + 1 : 1, whole);
      });
      this.record = recordIn(stored) || here;
    } catch {
      this.kept = false;
    }
  }
}

/**
 * @param {any} stored
 * @returns {PracticeRecord | null}
 */
function recordIn(stored) {
  return /** @type {any} */ (unsealed(stored));
}

/**
 * The record with what went wrong in a lesson; what is known of it already changes nothing.
 * @param {PracticeRecord} record
 * @param {Progress | null} progress
 * @returns {PracticeRecord}
 */
export function withMissesOf(record, progress) {
  if (!progress) return record;
  const { id, title } = progress;
  return missesOf(progress).reduce(
    (all, [key, when]) => withMiss(all, { key, when, from: title, lesson: id }),
    record,
  );
}

/**
 * What went wrong in a lesson, and when. Records from before misses were kept have the answers of
 * the last attempt that counted.
 * @param {Progress} progress
 * @returns {[string, string][]}
 */
function missesOf({ missed = {}, quizzes, latest }) {
  const last = Object.values(quizzes).flatMap(({ items, attempt }) =>
    items
      .filter(([key, , , right]) => !right && !(key in missed))
      .map(([key]) => /** @type {[string, string]} */ ([key, attempt ? attempt.began : latest])),
  );
  return [...Object.entries(missed), ...last];
}

/**
 * The record with a wrong answer: the question goes to the first box, unless this or a later one is
 * known already.
 * @param {PracticeRecord} record
 * @param {Miss} miss
 * @returns {PracticeRecord}
 */
export function withMiss(record, { key, when, from, lesson }) {
  const known = record.book[key] ? record.book[key].missed : record.left[key];
  if (known && known >= when) return record;
  const card = record.book[key] || { from, lesson, box: 0, due: "", missed: when };
  const day = dayText(new Date(when));
  const left = { ...record.left };
  delete left[key];
  const back = backToFirst({ ...card, missed: when }, day);
  return { ...record, left, book: { ...record.book, [key]: back } };
}

/**
 * The record with an answer to a question of the book.
 * @param {PracticeRecord} record
 * @param {string} key
 * @param {boolean} right
 * @param {{ today: string, when: string }} now
 * @returns {PracticeRecord}
 */
export function withPractised(record, key, right, { today, when }) {
  const card = record.book[key];
  if (!card) return record;
  const next = right ? oneBoxOn(card, today) : backToFirst({ ...card, missed: when }, today);
  if (next) return { ...record, book: { ...record.book, [key]: next } };
  return { ...withoutCard(record, key), left: { ...record.left, [key]: when } };
}

/**
 * The record without a card: the learner does not want it, or the bank lacks its question.
 * @param {PracticeRecord} record
 * @param {string} key
 * @returns {PracticeRecord}
 */
export function withoutCard(record, key) {
  const book = { ...record.book };
  const left = book[key] ? { ...record.left, [key]: book[key].missed } : record.left;
  delete book[key];
  return { ...record, book, left };
}

/**
 * The record with the answer to a week's question; the first one stands.
 * @param {PracticeRecord} record
 * @param {string} week
 * @param {Question} question
 * @param {{ answer: Answer, right: boolean }} given
 * @returns {PracticeRecord}
 */
export function withWeek(record, week, { key, hash }, { answer, right }) {
  if (record.weeks[week] && record.weeks[week].hash === hash) return record;
  const weeks = { ...record.weeks, [week]: { key, hash, answer, right } };
  const names = Object.keys(weeks).sort().slice(-WEEKS);
  return { ...record, weeks: Object.fromEntries(names.map((name) => [name, weeks[name]])) };
}

/**
 * The record with a run of so many right answers.
 * @param {PracticeRecord} record
 * @param {number} count
 * @param {string} day
 * @returns {PracticeRecord}
 */
export function withRun(record, count, day) {
  if (record.best && record.best.count >= count) return record;
  return count ? { ...record, best: { count, day } } : record;
}

/**
 * The cards by how long they wait: how many stand in each box.
 * @param {Record<string, Card>} book
 */
export function countsOfBoxes(book) {
  return BOXES.map((_, box) => Object.values(book).filter((card) => card.box === box).length);
}

/**
 * The next day on which something is due, "" where nothing waits.
 * @param {Record<string, Card>} book
 * @param {string} today
 */
export function nextDue(book, today) {
  const days = Object.values(book).map(({ due }) => due);
  return days.filter((day) => day >= dayAfter(today, 1)).sort()[0] || "";
}

/**
 * The keys of the cards that a day asks for, those that wait longest first.
 * @param {Record<string, Card>} book
 * @param {string} today
 */
export function dueKeys(book, today) {
  return Object.keys(book)
    .filter((key) => isDue(book[key], today))
    .sort((a, b) => book[a].due.localeCompare(book[b].due) || a.localeCompare(b));
}
