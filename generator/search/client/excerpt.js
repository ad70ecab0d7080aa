// A document and the phrases looked for → a hit: verified, with the best section and an excerpt
// of it.

import { spellings } from "./article.js";

const BEFORE = 24; // characters shown before a phrase that stands far into its sentence
const FAR = 48;
const LENGTH = 110;
const SENTENCE = /[。！？；!?]["”’）】》]*/gu;
const MARKS = 40;

/**
 * Returns the ranges of a text, as it was written, where folded phrases stand: [[start, end], …],
 * merged.
 * @param {string} raw
 * @param {string[]} phrases
 * @param {import("./text.js").Folder} folder
 * @returns {[number, number][]}
 */
function rangesIn(raw, phrases, folder) {
  const { text, at } = folder.fold(raw);
  /** @type {[number, number][]} */
  const ranges = [];
  for (const phrase of phrases.flatMap(spellings)) {
    let from = text.indexOf(phrase);
    for (let n = 0; from >= 0 && n < MARKS; n++) {
      const last = at[from + phrase.length - 1];
      ranges.push([
        at[from],
        last + String.fromCodePoint(/** @type {number} */ (raw.codePointAt(last))).length,
      ]);
      from = text.indexOf(phrase, from + phrase.length);
    }
  }
  return merged(ranges);
}

/**
 * @param {[number, number][]} ranges
 * @returns {[number, number][]}
 */
function merged(ranges) {
  /** @type {[number, number][]} */
  const result = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result[result.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * Cuts a text at ranges: [{ text, mark }, …].
 * @param {string} raw
 * @param {[number, number][]} ranges
 * @param {number} [from]
 * @param {number} [to]
 * @returns {Piece[]}
 */
function pieces(raw, ranges, from = 0, to = raw.length) {
  /** @type {Piece[]} */
  const result = [];
  /**
   * @param {number} start
   * @param {number} end
   * @param {boolean} mark
   */
  const add = (start, end, mark) =>
    end > start && result.push({ text: raw.slice(start, end), mark });
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(at, start), false);
    add(Math.max(at, start), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  return result;
}

/**
 * @param {string} raw
 * @param {number} at
 */
const halfOf = (raw, at) => at > 0 && at < raw.length && raw.charCodeAt(at) >> 10 === 0x37;

/**
 * Returns where sentences of a line begin, and its end.
 * @param {string} raw
 * @param {number} start
 * @param {number} end
 */
function borders(raw, start, end) {
  const found = [start];
  SENTENCE.lastIndex = start;
  for (let m = SENTENCE.exec(raw); m && SENTENCE.lastIndex < end; m = SENTENCE.exec(raw)) {
    found.push(SENTENCE.lastIndex);
  }
  return [...found, end];
}

/**
 * Returns whole sentences around the first range, of its own line only; a long one is cut.
 * @param {string} raw
 * @param {[number, number][]} ranges
 * @returns {Piece[]}
 */
function excerptOf(raw, ranges) {
  const [at, last] = ranges[0] || [0, 0];
  const start = at > 0 ? raw.lastIndexOf("\n", at - 1) + 1 : 0;
  const end = raw.indexOf("\n", last) < 0 ? raw.length : raw.indexOf("\n", last);
  const places = borders(raw, start, end);
  const sentence = /** @type {number} */ (places.filter((place) => place <= at).pop());
  let from = at - sentence > FAR ? at - BEFORE : sentence;
  if (halfOf(raw, from)) from -= 1;
  const whole = places.filter((place) => place >= last && place > from && place - from <= LENGTH);
  let to = whole.length ? whole[whole.length - 1] : Math.min(end, Math.max(last, from + LENGTH));
  if (halfOf(raw, to)) to -= 1;
  const parts = pieces(raw, ranges, from, to);
  if (from > sentence) parts.unshift({ text: "…", mark: false });
  if (!places.includes(to)) parts.push({ text: "…", mark: false });
  return parts;
}

/**
 * Returns which of the folded phrases stand in each part of a document.
 * @param {FoundDocument} document
 * @param {string[]} phrases
 * @param {import("./text.js").Folder} folder
 * @returns {ByPart<string[]>}
 */
function inventory(document, phrases, folder) {
  /** @param {string} text */
  const fold = (text) => folder.fold(text).text;
  if (!document.folded) {
    const { title, aliases, keywords, sections } = document;
    document.folded = {
      names: [title, ...aliases].map(fold),
      keywords: keywords.map(fold),
      headings: sections.map((section) => fold(section.heading)),
      texts: sections.map((section) => fold(section.text)),
      hidden: sections.map((section) => fold(section.hidden)),
    };
  }
  /** @type {[string, string[]][]} */
  const ways = phrases.map((phrase) => [phrase, spellings(phrase)]);
  /** @param {string} text */
  const held = (text) => ways.filter(([, all]) => all.some((way) => text.includes(way))).map(first);
  const entries = Object.entries(document.folded).map(([part, texts]) => [part, texts.map(held)]);
  return Object.fromEntries(entries);
}

/** @param {[string, string[]]} way */
const first = ([one]) => one;

/**
 * Returns the place of the section that shows most of the phrases, its heading counting twice; -1
 * if none does.
 * @param {ByPart<string[]>} held
 */
function bestSection({ headings, texts, hidden }) {
  let best = -1;
  let most = 0;
  texts.forEach((held, i) => {
    const all = new Set([...held, ...headings[i], ...hidden[i]]).size;
    const worth = all * 8 + headings[i].length * 4 + (held.length ? 2 : 0);
    if (all && worth > most) [best, most] = [i, worth];
  });
  return best;
}

/**
 * Returns a hit { url, anchor, title, heading, excerpt, alias, kind, marks, when, found }, where
 * title, heading and
 * excerpt are lists of { text, mark }. With `all`, null unless the document holds every phrase.
 * `chosen`: the place of
 * the section to show, where that is settled.
 * @param {FoundDocument} document
 * @param {string[]} phrases
 * @param {import("./text.js").Folder} folder
 * @param {boolean} all
 * @param {number} [chosen]
 * @returns {Hit | null}
 */
export function hitOf(document, phrases, folder, all, chosen = -1) {
  const held = inventory(document, phrases, folder);
  const found = new Set(Object.values(held).flat(2));
  if (all && found.size < phrases.length) return null;
  const { url, title, kind, when, marks, aliases, sections } = document;
  const place = chosen < 0 ? bestSection(held) : chosen;
  const section = sections[place] || sections.find((s) => s.text) || NOTHING;
  const alias = aliases.find((_, i) => held.names[i + 1].length > held.names[0].length) || "";
  /** @param {string} raw */
  const marked = (raw) => pieces(raw, rangesIn(raw, phrases, folder));
  return {
    url,
    kind,
    when,
    marks,
    found: [...found],
    anchor: place < 0 ? "" : section.anchor,
    title: marked(title),
    alias: alias && marked(alias),
    heading: place < 0 ? [] : marked(section.heading),
    excerpt: excerptOf(section.text, rangesIn(section.text, phrases, folder)),
  };
}

/** @type {Pick<Section, "anchor" | "heading" | "text">} */
const NOTHING = { anchor: "", heading: "", text: "" };
