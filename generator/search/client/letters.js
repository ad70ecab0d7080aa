// Reads text as letters.py writes it: frequent characters as one or two printable ASCII characters.

const SYMBOLS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (c) => c !== '"' && c !== "\\",
);
const ALONE = 62;
const PAIRED = 30;
const ITSELF = SYMBOLS[ALONE + PAIRED];
const RANK = new Map(SYMBOLS.map((symbol, rank) => [symbol, rank]));

/** @param {string} symbol */
const second = (symbol) => Number(RANK.get(symbol));

/**
 * Returns a function that turns shortened text back, given the characters by rank.
 * @param {string} ranked
 * @returns {(text: string) => string}
 */
export function lengthener(ranked) {
  const chars = Array.from(ranked);
  return (text) => {
    let result = "";
    for (let at = 0; at < text.length; at++) {
      const rank = RANK.get(text[at]);
      if (rank === undefined) result += text[at];
      else if (rank < ALONE) result += chars[rank];
      else if (text[at] === ITSELF) result += text[++at];
      else result += chars[ALONE + (rank - ALONE) * SYMBOLS.length + second(text[++at])];
    }
    return result;
  };
}
