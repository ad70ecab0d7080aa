// SHA-256 (FIPS 180-4) of a short text. The browser has its own only where a page comes over HTTPS,
// and a stamp is pressed on closed networks, too.

const ROUNDS = 64;

/** The first 32 bits of the fractions of roots of the first primes, as the standard has them. */
const TABLES = roots();

function roots() {
  const start = [];
  const rounds = [];
  for (let number = 2; rounds.length < ROUNDS; number++) {
    if (isPrime(number)) {
      if (start.length < 8) start.push(fraction(number ** (1 / 2)));
      rounds.push(fraction(number ** (1 / 3)));
    }
  }
  return { start, rounds };
}

/** @param {number} number */
function isPrime(number) {
  for (let part = 2; part * part <= number; part++) if (number % part === 0) return false;
  return true;
}

/** @param {number} value */
function fraction(value) {
  return ((value - Math.floor(value)) * 0x100000000) | 0;
}

/**
 * Returns the SHA-256 of a text in UTF-8, as 64 hexadecimal digits.
 * @param {string} text
 */
export function sha256(text) {
  const blocks = padded(new TextEncoder().encode(text));
  const state = TABLES.start.slice();
  for (let at = 0; at < blocks.byteLength; at += 64) digestBlock(state, blocks, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(length - 4, bytes.length * 8);
  return view;
}

/**
 * @param {number} word
 * @param {number} by
 */
function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/**
 * @param {number[]} state
 * @param {DataView} blocks
 * @param {number} at
 */
function digestBlock(state, blocks, at) {
  const words = schedule(blocks, at);
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < ROUNDS; i++) {
    const choice = (e & f) ^ (~e & g);
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + mixed + choice + TABLES.rounds[i] + words[i]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] + word) | 0;
  });
}

/**
 * @param {DataView} blocks
 * @param {number} at
 */
function schedule(blocks, at) {
  /** @type {number[]} */
  const words = [];
  for (let i = 0; i < 16; i++) words.push(blocks.getInt32(at + i * 4));
  for (let i = 16; i < ROUNDS; i++) {
    const [x, y] = [words[i - 15], words[i - 2]];
    const low = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const high = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    words.push((words[i - 16] + low + words[i - 7] + high) | 0);
  }
  return words;
}
