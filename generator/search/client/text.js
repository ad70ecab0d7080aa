// Text as it was written → the form in which it is compared. The same rules as fold.py, with the
// way back.

export const BREAK = "\n";
const SKIPPED = /[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const BLANK = /[\p{Zs}\t]/u;
const BREAKING = /[\p{P}\p{Zl}\p{Zp}\p{Cc}\p{Cs}\u{f0000}-\u{10ffff}]/u;
const SOFT = /^[.\-/:,]$/;
const DIGIT = /^[0-9]$/;
const HAN = new RegExp(
  "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff" +
    "\uf900-\ufaff\u{20000}-\u{3ffff}]",
  "u",
);

/** @param {string} char */
function foldPart(char) {
  if (SKIPPED.test(char)) return "";
  if (BLANK.test(char)) return " ";
  if (SOFT.test(char)) return char;
  return BREAKING.test(char) ? BREAK : char;
}

/** Folds characters; `table` maps traditional to simplified ones and may be empty. */
export class Folder {
  /** @param {Map<string, string>} table */
  constructor(table = new Map()) {
    this.table = table;
    this.known = new Map();
  }

  /**
   * @param {string} char
   * @returns {string}
   */
  char(char) {
    let folded = this.known.get(char);
    if (folded === undefined) {
      folded = "";
      for (const part of char.normalize("NFKC").toLowerCase()) {
        const plain = foldPart(part);
        folded += this.table.get(plain) || plain;
      }
      this.known.set(char, folded);
    }
    return folded;
  }

  /**
   * Returns the folded text, and for each of its UTF-16 units the place in the text as it was
   * written.
   * @param {string} raw
   * @returns {{ text: string, at: number[] }}
   */
  fold(raw) {
    const at = [];
    let text = "";
    let last = "";
    let gap = "";
    for (const [part, place] of this.parts(raw)) {
      if (part === BREAK || part === " ") {
        if (gap !== BREAK) gap = part;
        continue;
      }
      if (gap && last && (gap === BREAK || !(HAN.test(last) || HAN.test(part)))) {
        text += BREAK;
        at.push(place);
      }
      gap = "";
      text += part;
      last = part;
      for (let unit = 0; unit < part.length; unit++) at.push(place);
    }
    return { text, at };
  }

  /**
   * Returns the folded characters with their places; a point or hyphen is one between digits
   * only.
   * @param {string} raw
   * @returns {[string, number][]}
   */
  parts(raw) {
    /** @type {[string, number][]} */
    const parts = [];
    let place = 0;
    for (const char of raw) {
      for (const part of this.char(char)) parts.push([part, place]);
      place += char.length;
    }
    /** @param {number} i */
    const digit = (i) => i >= 0 && i < parts.length && DIGIT.test(parts[i][0]);
    return parts.map(([part, where], i) =>
      SOFT.test(part) && !(digit(i - 1) && digit(i + 1)) ? [BREAK, where] : [part, where],
    );
  }
}

/**
 * Returns the phrases of a query, folded: what stands between spaces, each once.
 * @param {string} query
 * @param {Folder} folder
 */
export function phrasesOf(query, folder) {
  const parts = query.normalize("NFC").split(/[^\S\ufeff]+/u);
  return [...new Set(parts.map((part) => folder.fold(part).text))].filter(Boolean);
}
