// Files of the index as scripts, which load from file:// as well as from a server, and under a
// strict policy.
import { SearchError } from "./errors.js";

const PATIENCE = 20000; // ms until a file that neither arrives nor fails counts as missing
const waiting = new Map();

/**
 * Takes the payload of the file that is just running.
 * @param {string} name
 * @param {any} payload
 */
export function put(name, payload) {
  const take = waiting.get(name);
  if (take) take(payload);
}

/**
 * Resolves to the payload of a file, which it hands over as `name`. With `fresh`, never from the
 * browser's cache.
 * @param {string} src
 * @param {string} name
 * @param {boolean} [fresh]
 * @returns {Promise<any>}
 */
export function loadScript(src, name, fresh) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    /**
     * @param {(value: any) => void} settle
     * @param {any} value
     */
    const end = (settle, value) => {
      clearTimeout(timer);
      waiting.delete(name);
      script.remove();
      settle(value);
    };
    /** @param {string} code */
    const fail = (code) => end(reject, new SearchError(code, src));
    const timer = setTimeout(fail, PATIENCE, "missing");
    waiting.set(name, (/** @type {any} */ payload) => end(resolve, payload));
    script.onload = () => waiting.has(name) && fail("damaged");
    script.onerror = () => fail("missing");
    script.src = fresh ? `${src}?${Date.now()}` : src;
    document.head.append(script);
  });
}
