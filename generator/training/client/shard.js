// Files of questions as scripts, which load from file:// as well as from a server, and under a
// strict policy.

const WAIT = 20000; // milliseconds until a file that neither arrives nor fails counts as missing
/** @type {Map<string, (rows: any) => void>} */
const expected = new Map();

/** @type {any} */ (globalThis).qjPool = (/** @type {string} */ name, /** @type {any} */ rows) => {
  const take = expected.get(name);
  if (take) take(rows);
};

/**
 * Resolves to what a file of questions holds; rejects where it is missing or damaged.
 * @param {string} root
 * @param {string} name
 * @returns {Promise<any>}
 */
export function loadShard(root, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    /** @type {(settle: (value: any) => void, value: any) => void} */
    const end = (settle, value) => {
      clearTimeout(timer);
      expected.delete(name);
      script.remove();
      settle(value);
    };
    const fail = () => end(reject, new Error(name));
    const timer = setTimeout(fail, WAIT);
    expected.set(name, (rows) => end(resolve, rows));
    script.onload = () => expected.has(name) && fail();
    script.onerror = fail;
    script.src = `${root}assets/training/pool/${name}.js`;
    document.head.append(script);
  });
}
