// Records in the browser: IndexedDB, else localStorage, else only while the page is open.
/** @import { Store, StoredRecord } from "./types" */

const PREFIX = "qj-lesson:";
const TRIAL = "qj-try";

/**
 * Opens the best of what the browser allows.
 * @param {any} scope
 * @returns {Promise<Store>}
 */
export async function openStore(scope = globalThis) {
  try {
    return await openDatabase(scope.indexedDB);
  } catch {
    // refused, as in some private windows
  }
  try {
    scope.localStorage.setItem(TRIAL, "1");
    scope.localStorage.removeItem(TRIAL);
    return overStorage(scope.localStorage);
  } catch {
    return overMap();
  }
}

/**
 * The browser's localStorage, or null where it is refused.
 * @returns {Storage | null}
 */
export function safeStorage(scope = globalThis) {
  try {
    return scope.localStorage;
  } catch {
    return null;
  }
}

/**
 * @param {IDBFactory} factory
 * @returns {Promise<Store>}
 */
async function openDatabase(factory) {
  const opening = factory.open("qingjian", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("lessons", { keyPath: "id" });
  };
  const database = await settled(opening);
  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(lessons: IDBObjectStore) => Promise<T>} work
   * @returns {Promise<T>}
   */
  const inside = (mode, work) => {
    const transaction = database.transaction("lessons", mode);
    const result = work(transaction.objectStore("lessons"));
    return new Promise((resolve, reject) => {
      result.catch(reject);
      transaction.oncomplete = () => result.then(resolve, reject);
      transaction.onabort = () => reject(transaction.error || new Error("aborted"));
    });
  };
  return {
    kind: "indexeddb",
    all: () => inside("readonly", (lessons) => settled(lessons.getAll())),
    read: (id) => inside("readonly", (lessons) => settled(lessons.get(id))),
    remove: (id) => inside("readwrite", (lessons) => settled(lessons.delete(id))),
    change: (id, f) =>
      inside("readwrite", async (lessons) => {
        const record = f(await settled(lessons.get(id)));
        await settled(lessons.put(record));
        return record;
      }),
  };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    /** @type {any} */ (request).onblocked = () => reject(new Error("blocked"));
  });
}

/**
 * @param {string} text
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { damaged: text };
  }
}

/**
 * @param {Storage} storage
 * @returns {Store}
 */
function overStorage(storage) {
  /** @type {(id: string) => StoredRecord | undefined} */
  const read = (id) => {
    const text = storage.getItem(PREFIX + id);
    return text === null ? undefined : { ...parsed(text), id };
  };
  return {
    kind: "local",
    all: async () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(PREFIX))
        .flatMap((key) => read(key.slice(PREFIX.length)) || []),
    read: async (id) => read(id),
    remove: async (id) => storage.removeItem(PREFIX + id),
    change: async (id, f) => {
      const record = f(read(id));
      storage.setItem(PREFIX + id, JSON.stringify(record));
      return record;
    },
  };
}

/** @returns {Store} */
function overMap() {
  /** @type {Map<string, StoredRecord>} */
  const records = new Map();
  return {
    kind: "memory",
    all: async () => [...records.values()],
    read: async (id) => records.get(id),
    remove: async (id) => records.delete(id),
    change: async (id, f) => {
      const record = f(records.get(id));
      records.set(id, record);
      return record;
    },
  };
}
