// SHA-256 (FIPS 180-4), since browsers have it for pages of https only.

const BITS = 2 ** 32;
const PRIMES = firstPrimes(64);
const ROUND = PRIMES.map((prime) => fractionOf(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime)) primes.push(n);
  }
  return primes;
}

/** @param {number} value */
function fractionOf(value) {
  return ((value % 1) * BITS) >>> 0;
}

/**
 * Returns the SHA-256 of a text in UTF-8 in hexadecimal digits.
 * @param {string} text
 */
export function sha256(text) {
  const state = Uint32Array.from(START);
  const bytes = paddedBytes(new TextEncoder().encode(text));
  for (let at = 0; at < bytes.byteLength; at += 64) takeBlock(state, bytes, at);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** @param {Uint8Array} text */
function paddedBytes(text) {
  const length = Math.ceil((text.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(text);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor((text.length * 8) / BITS));
  view.setUint32(length - 4, (text.length * 8) >>> 0);
  return view;
}

/**
 * @param {Uint32Array} state
 * @param {DataView} bytes
 * @param {number} at
 */
function takeBlock(state, bytes, at) {
  const words = new Uint32Array(64);
  for (let i = 0; i < 16; i++) words[i] = bytes.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    words[i] =
      words[i - 16] +
      turned(words[i - 15], 7, 18, -3) +
      words[i - 7] +
      turned(words[i - 2], 17, 19, -10);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = h + turned(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i];
    const two = turned(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] += word;
  });
}

/**
 * A word turned right three times and put together; shifted, where a number is negative.
 * @param {number} word
 * @param {...number} by
 */
function turned(word, ...by) {
  return (
    by.reduce((all, n) => all ^ (n < 0 ? word >>> -n : (word >>> n) | (word << (32 - n))), 0) >>> 0
  );
}
