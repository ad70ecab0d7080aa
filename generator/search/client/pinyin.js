// Letters → the titles and terms that are read so: whole syllables, the last perhaps unfinished,
// or initials.

const SYLLABLES = 0xf0000;
const INITIALS = 0xf8000;
const WAYS = 8;
const LONGEST = 40;

/**
 * Returns the letters of a query that may be pinyin, with ' where spaces were; "" if it is
 * something else.
 * @param {string} query
 */
export function lettersOf(query) {
  const letters = query
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(/[üǖǘǚǜ]/g, "v")
    .replace(/[\s'’]+/g, "'");
  return /^[a-z][a-z']+$/.test(letters) && letters.length <= LONGEST ? letters : "";
}

/**
 * Returns up to WAYS ways to read letters: lists of [low, high], places in the list of syllables.
 * @param {string} letters
 * @param {string[]} syllables
 * @returns {[number, number][][]}
 */
export function readings(letters, syllables) {
  const numbers = new Map(syllables.map((syllable, number) => [syllable, number]));
  /** @type {[number, number][][]} */
  const ways = [];
  const dead = new Set();
  /**
   * @param {number} from
   * @param {[number, number][]} path
   */
  const walk = (from, path) => {
    if (ways.length >= WAYS || dead.has(from)) return;
    if (from >= letters.length) {
      ways.push(path);
      return;
    }
    if (letters[from] === "'") {
      walk(from + 1, path);
      return;
    }
    const before = ways.length;
    for (let end = Math.min(letters.length, from + 6); end > from; end--) {
      const part = letters.slice(from, end);
      const number = numbers.get(part);
      if (number !== undefined) walk(end, [...path, [number, number]]);
      else if (end === letters.length && path.length) addUnfinished(part, path);
    }
    if (ways.length === before) dead.add(from);
  };
  /**
   * @param {string} part
   * @param {[number, number][]} path
   */
  const addUnfinished = (part, path) => {
    const low = syllables.findIndex((syllable) => syllable.startsWith(part));
    if (low < 0 || ways.length >= WAYS) return;
    let high = low;
    while (high + 1 < syllables.length && syllables[high + 1].startsWith(part)) high++;
    ways.push([...path, [low, high]]);
  };
  walk(0, []);
  return ways;
}

/**
 * Looks up a reading; resolves to terms for `matches`.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {[number, number][]} way
 * @returns {Promise<Term[]>}
 */
export function syllableTerms(lexicon, way) {
  if (way.length === 1) return Promise.all([lexicon.single(SYLLABLES + way[0][0])]).then(numbered);
  const pairs = way.slice(1).map(([low, high], i) => {
    const first = SYLLABLES + way[i][0];
    return low === high
      ? lexicon.pair(first, SYLLABLES + low)
      : lexicon.range(first, SYLLABLES + low, SYLLABLES + high);
  });
  return Promise.all(pairs).then(numbered);
}

/**
 * Looks letters up as initials; resolves to terms for `matches`.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {string} letters
 * @returns {Promise<Term[]>}
 */
export function initialTerms(lexicon, letters) {
  const points = Array.from(
    letters.split("'").join(""),
    (letter) => INITIALS + letter.charCodeAt(0) - 97,
  );
  return Promise.all(points.slice(1).map((second, i) => lexicon.pair(points[i], second))).then(
    numbered,
  );
}

/**
 * @param {Postings[][]} lists
 * @returns {Term[]}
 */
const numbered = (lists) => lists.map((fields, offset) => ({ fields, offset }));
