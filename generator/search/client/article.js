// Articles of rules as readers write them: 第八条, 第8条, 8条, 第一百二十条之一, 民法典1165.

const DIGITS = "零一二三四五六七八九";
/** @type {Record<string, number>} */
const OTHER_DIGITS = { 〇: 0, "○": 0, 两: 2 };
/** @type {Record<string, string>} */
const TENS = { 廿: "二十", 卅: "三十", 卌: "四十" };
const ONE = "[一二两三四五六七八九]";
const BY_UNIT = new RegExp(
  `^(?:(${ONE}千)[零〇○]?)?(?:(${ONE}百)[零〇○]?)?(${ONE}?十)?(${ONE})?$`,
  "u",
);
const LARGEST = 9999;

const NUMERAL = "[0-9零〇○一二两三四五六七八九十百千廿卅卌]{1,12}";
const INSERTED = `(?:(?:之|-)(${NUMERAL}))?`;
const ARTICLE = new RegExp(`^第?(${NUMERAL})条?${INSERTED}条?$`, "u");
const IN_FULL = new RegExp(`第(${NUMERAL})条(?:之(${NUMERAL}))?`, "gu");
const SPACED = new RegExp(`第\\s*(${NUMERAL})\\s*条`, "gu");
const PARTS = `(?:第?${NUMERAL}款)?(?:第?${NUMERAL}项)?`;
const CITATION = new RegExp(
  `^《?([^《》]+?)》?\\s*(第?)\\s*(${NUMERAL})\\s*(条?)${INSERTED}条?\\s*${PARTS}$`,
  "u",
);
const IN_CHINESE = /\p{Script=Han}/u;

/** @param {string} char */
const digitOf = (char) => (char in OTHER_DIGITS ? OTHER_DIGITS[char] : DIGITS.indexOf(char));

/**
 * Returns the value of a numeral in digits or Chinese, up to thousands; 0 for what is none.
 * @param {string} numeral
 */
export function valueOf(numeral) {
  if (/^[0-9]+$/.test(numeral)) return Number(numeral);
  const chars = numeral.replace(/[廿卅卌]/gu, (char) => TENS[char]);
  const digits = Array.from(chars, digitOf);
  if (digits.every((digit) => digit >= 0)) return Number(digits.join(""));
  const parts = BY_UNIT.exec(chars);
  if (!parts) return 0;
  const [, thousands, hundreds, tens, ones] = parts.map((part) => (part ? digitOf(part[0]) : 0));
  const ten = parts[3] === "十" ? 1 : tens;
  return thousands * 1000 + hundreds * 100 + ten * 10 + ones;
}

/** @type {[number, string][]} */
const PLACES = [
  [1000, "千"],
  [100, "百"],
  [10, "十"],
  [1, ""],
];

/**
 * Returns a number from 1 to 9999 in Chinese, as statutes number their articles.
 * @param {number} number
 */
export function inChinese(number) {
  let text = "";
  let gap = false;
  for (const [unit, name] of PLACES) {
    const digit = Math.floor(number / unit) % 10;
    if (!digit) {
      gap = text !== "";
      continue;
    }
    const plain = unit === 10 && digit === 1 && !text;
    text += (gap ? "零" : "") + (plain ? "" : DIGITS[digit]) + name;
    gap = false;
  }
  return text;
}

/**
 * @param {number} main
 * @param {number} inserted
 * @param {(number: number) => string} say
 */
const wordsOf = (main, inserted, say) =>
  `第${say(main)}条${inserted ? `之${inChinese(inserted)}` : ""}`;

/**
 * Returns the one form of an article's number, "8" or "120-1"; "" for anything else.
 * @param {string} words
 */
export function articleOf(words) {
  const found = ARTICLE.exec(words.normalize("NFKC").replace(/\s+/gu, ""));
  return found ? numberOf(found[1], found[2]) : "";
}

/**
 * @param {string} main
 * @param {string | undefined} inserted
 */
function numberOf(main, inserted) {
  const number = valueOf(main);
  const second = inserted ? valueOf(inserted) : 0;
  if (number < 1 || number > LARGEST || (inserted && (second < 1 || second > 99))) return "";
  return second ? `${number}-${second}` : String(number);
}

/**
 * Returns a query without the blanks within an article's number.
 * @param {string} query
 */
export const joined = (query) => query.replace(SPACED, "第$1条");

/**
 * Returns the spellings of a phrase, itself first: an article stands in digits or in Chinese.
 * @param {string} phrase
 */
export function spellings(phrase) {
  const whole = /条/u.test(phrase) ? articleOf(phrase) : "";
  const text = whole && !phrase.startsWith("第") ? `第${phrase}` : phrase;
  /** @param {(number: number) => string} how */
  const say = (how) =>
    text.replace(IN_FULL, (same, main, inserted) => {
      const number = numberOf(main, inserted);
      return number ? wordsOf(valueOf(main), inserted ? valueOf(inserted) : 0, how) : same;
    });
  return [...new Set([phrase, say(String), say(inChinese)])];
}

/**
 * Returns the rule and the article that a query names, { name, number }; null if it names none.
 * @param {string} query
 * @returns {{ name: string, number: string } | null}
 */
export function citationOf(query) {
  const found = CITATION.exec(query.normalize("NFKC").trim());
  if (!found || !IN_CHINESE.test(found[1]) || Array.from(found[1]).length < 2) return null;
  const [, name, before, main, after, inserted] = found;
  const plain = /^[0-9]+$/.test(main);
  if (!plain && !before && !after) return null;
  const number = numberOf(main, inserted);
  return number ? { name: name.trim(), number } : null;
}
