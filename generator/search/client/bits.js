// Reads the codes that bits.py writes.

import { SearchError } from "./errors.js";

export class BitReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.end = bytes.length * 8;
  }

  /** Returns the next bits as the high end of 32, at least 25 of them; past the end come zeros. */
  peek() {
    const byte = this.at >> 3;
    const b = this.bytes;
    return (
      ((b[byte] << 24) | (b[byte + 1] << 16) | (b[byte + 2] << 8) | b[byte + 3]) << (this.at & 7)
    );
  }

  /**
   * Returns a number of `width` bits, at most 25.
   * @param {number} width
   */
  read(width) {
    if (width === 0) return 0;
    const value = this.peek() >>> (32 - width);
    this.at += width;
    return value;
  }

  /** Returns how many zeros stand before the next one, and passes it. */
  unary() {
    let zeros = 0;
    while (this.at <= this.end) {
      const run = Math.clz32(this.peek());
      if (run < 25) {
        this.at += run + 1;
        return zeros + run;
      }
      zeros += 25;
      this.at += 25;
    }
    throw new SearchError("damaged", "a list runs past the end of its shard");
  }

  gamma() {
    const zeros = this.unary();
    if (zeros > 21) throw new SearchError("damaged", "a number is too large");
    return (1 << zeros) | this.read(zeros);
  }

  /** @param {number} width */
  rice(width) {
    const high = this.unary();
    return (high << width) | this.read(width);
  }
}

/**
 * Returns the bytes of a base64 text.
 * @param {string} text
 */
export function fromBase64(text) {
  const chars = atob(text);
  const bytes = new Uint8Array(chars.length);
  for (let i = 0; i < chars.length; i++) bytes[i] = chars.charCodeAt(i);
  return bytes;
}
