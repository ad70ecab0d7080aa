// A reader who waits is told what for.

const SLOW = 1000; // ms

/**
 * Calls back if a promise is not settled soon; returns the promise.
 * @template T
 * @param {Promise<T>} promise
 * @param {() => void} callback
 * @returns {Promise<T>}
 */
export function whenSlow(promise, callback) {
  const timer = setTimeout(callback, SLOW);
  const over = () => clearTimeout(timer);
  promise.then(over, over);
  return promise;
}
